"""How far healthy joints move; without numpy.

Where each range comes from:
- Limbs: the American Academy of Orthopaedic Surgeons' norms (AAOS, Joint Motion, 1965), as the
  tables of Norkin and White, Measurement of Joint Motion, and university goniometry courses give
  them. The arm's were compared with table A.1 of that book: shoulder 180, 60 back, 180 outwards,
  70 and 90 turning; elbow 150; forearm 80 and 80; wrist 80, 70, 20 and 30.
- Knee: tables end at 135 (AAOS 1965), 141 (AAOS, later) or 150 (American Medical Association's
  Guides; both as listed by Kosmahl, University of Scranton, 1999). The widest is used, as a heel
  drawn to the buttock needs it.
- Hip turning outwards: 40 to 60 with the hip bent (Wilson 2014, Am Fam Physician 89:27).
- Shoulder blade and collar bone: commonly tabulated for the sternoclavicular joint are 35 to 45
  up, 5 to 10 down, 15 to 30 forwards and backwards. When arms are raised the collar bone lifts by
  11 to 15 and draws back by 15 to 29 (Ludewig and others 2004, J Orthop Sports Phys Ther 34:140).
- Pelvic tilt: standing people tilt by 11.4 forwards and 8.7 backwards on average (Levine and
  Whittle 1996, J Orthop Sports Phys Ther 24:130). The ends here lie about twice as far, as people
  differ: that factor is ours.
- Spine: as commonly tabulated; tables differ by ten degrees and more. Upper back: 30 to 40 forwards
  and 20 to 25 backwards.
"""

from msgspec import Struct


class Range(Struct, frozen=True):
    """The healthy range of one angle in degrees, from 0 or below, and what a body does in a
    sentence where the angle is positive, and where it is negative.
    """

    low: float
    high: float
    words: str
    opposite: str


RANGES = {
    "hip_flexion": Range(-30, 120, "hip bends", "hip bends back"),
    "hip_abduction": Range(-30, 45, "hip opens outwards", "hip crosses inwards"),
    "hip_rotation": Range(-45, 60, "hip turns outwards", "hip turns inwards"),
    "knee_flexion": Range(0, 150, "knee bends", "knee bends forwards"),
    "ankle_dorsiflexion": Range(-50, 20, "ankle bends up", "ankle points down"),
    "ankle_inversion": Range(-15, 35, "sole turns inwards", "sole turns outwards"),
    "shoulder_extension": Range(-180, 60, "arm reaches back", "arm reaches forwards"),
    "shoulder_abduction": Range(-45, 180, "arm lifts outwards", "arm crosses inwards"),
    "shoulder_flexion": Range(-60, 180, "arm lifts forwards", "arm reaches back"),
    "shoulder_rotation": Range(-70, 90, "arm turns outwards", "arm turns inwards"),
    "elbow_flexion": Range(0, 150, "elbow bends", "elbow bends backwards"),
    "pronation": Range(-80, 80, "palm turns down", "palm turns up"),
    "wrist_flexion": Range(-70, 80, "wrist bends", "wrist bends back"),
    "wrist_deviation": Range(
        -30, 20, "wrist bends towards the thumb", "wrist bends towards the little finger"
    ),
    "shoulder_raise": Range(-10, 35, "shoulder lifts", "shoulder sinks"),
    "shoulder_forward": Range(-30, 30, "shoulder comes forward", "shoulder goes back"),
    "pelvic_tilt": Range(-18, 20, "pelvis tilts forwards", "pelvis tilts backwards"),
    "lumbar_flexion": Range(-25, 60, "low back bends forwards", "low back arches"),
    "lumbar_side": Range(-35, 35, "trunk bends sideways", "trunk bends sideways"),
    "trunk_rotation": Range(-45, 45, "trunk turns", "trunk turns"),
    "thoracic_flexion": Range(-20, 40, "upper back bends forwards", "upper back arches"),
    "thoracic_side": Range(-20, 20, "upper back bends sideways", "upper back bends sideways"),
    "neck_flexion": Range(-45, 45, "neck bends forwards", "neck bends backwards"),
    "neck_side": Range(-45, 45, "neck bends sideways", "neck bends sideways"),
    "neck_rotation": Range(-60, 60, "head turns", "head turns"),
}


def out_of_range(name: str, degrees: float) -> str:
    """What is wrong with an angle ("left knee bends to 171 degrees; the healthy range ends at
    150"), or "" where it is healthy. `name` is a key of RANGES, or one with left_ or right_.
    """
    side, _, angle = name.partition("_")
    if side not in ("left", "right"):
        side, angle = "", name
    limits = RANGES.get(angle)
    if limits is None or limits.low - 0.5 <= degrees <= limits.high + 0.5:
        return ""
    words, end = limits.words, limits.high
    if degrees < limits.low:
        words, end, degrees = limits.opposite, -limits.low, -degrees
    said = f"{side} {words} to {degrees:.0f} degrees; the healthy range ends at {end:.0f}"
    return said.lstrip()
