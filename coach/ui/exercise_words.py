"""What a person calls what exercises are sorted by."""

from coach.core.exercise import Bearing, Equipment, Muscle, Sidedness

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
