"""What a person calls what exercises are sorted by."""

from coach.core.exercise import Bearing, Equipment, Exercise, Muscle, Sidedness
from coach.ui import words

SEARCH = "Search by name, muscle or position"
BEARINGS = {
    Bearing.BACK: "On your back",
    Bearing.SIDE: "On your side",
    Bearing.FRONT: "On your front",
    Bearing.ALL_FOURS: "On hands and knees",
    Bearing.SEAT: "Sitting",
    Bearing.FEET: "Standing",
}
MUSCLES = {
    Muscle.LOW_BACK: "Low back",
    Muscle.UPPER_BACK: "Upper back",
    Muscle.SHOULDERS: "Shoulders",
    Muscle.TRUNK_SIDES: "Sides of the trunk",
    Muscle.ABDOMINALS: "Stomach",
    Muscle.DEEP_ABDOMINALS: "Deep stomach muscles",
    Muscle.BUTTOCKS: "Buttocks",
    Muscle.HIP_SIDE: "Side of the hip",
    Muscle.HIP_FRONT: "Front of the hip",
    Muscle.QUADRICEPS: "Front of the thigh",
    Muscle.HAMSTRINGS: "Back of the thigh",
    Muscle.CALVES: "Calves",
}
EQUIPMENT = {
    Equipment.TOWEL: "Towel",
    Equipment.CUSHION: "Cushion",
    Equipment.CHAIR: "Chair",
    Equipment.WALL: "Wall",
}
SIDES = {
    Sidedness.BOTH_AT_ONCE: "Both at once",
    Sidedness.EACH_SIDE: "One side, then the other",
    Sidedness.EACH_WAY: "To one side, then to the other",
}


def called(exercise: Exercise) -> tuple[str, ...]:
    """How it is done, where it is felt and what has to be at hand, in a person's words."""
    return (
        words.position_text(exercise.position),
        *(MUSCLES[muscle] for muscle in exercise.muscles),
        *(EQUIPMENT[each] for each in exercise.equipment),
    )
