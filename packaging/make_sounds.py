"""Write the sounds of a session: `python packaging/make_sounds.py [FOLDER]`.

Every sound is a few struck notes of one pentatonic scale, so that two that meet never clash. A
note is a sine with a few quickly fading overtones (a soft mallet on a wooden bar). Written as
44.1 kHz, 16 bit, mono WAV; the same bytes every time.
"""

import math
import sys
import wave
from array import array
from pathlib import Path
from typing import NamedTuple

RATE = 44_100
PEAK = 0.5  # of full scale: -6 dB
# What sounds beside words or again and again is softer: the metronome, the last three seconds,
# half-way through a hold, and what goes with a pause, which is low as well.
SOFTER = {
    "half-way": 0.35,
    "last-seconds": 0.3,
    "tick": 0.12,
    "stopped": 0.25,
    "going-on": 0.25,
}
ATTACK = 0.006
FADE = 0.04

G3, C4, G4, A4, C5 = 196.00, 261.63, 392.00, 440.00, 523.25
D5, E5, G5, A5, C6 = 587.33, 659.26, 783.99, 880.00, 1046.50
# Overtones of a wooden bar: times the note's pitch, strength, how much faster it dies away.
OVERTONES = ((1.0, 1.0, 1.0), (2.0, 0.22, 1.8), (4.0, 0.16, 4.0), (9.2, 0.03, 9.0))


class Note(NamedTuple):
    """`start` and `length` in seconds, `pitch` in hertz, `fall` the seconds to fall to 1/e."""

    start: float
    pitch: float
    length: float
    fall: float
    strength: float = 1.0


# What tells of a step to come begins a little late: the end of a hold sounds at the same moment.
LATER = 0.35
SOUNDS: dict[str, tuple[Note, ...]] = {
    "ready": (Note(LATER, G4, 0.5, 0.16), Note(LATER + 0.18, C5, 0.7, 0.2)),
    "hold-start": (Note(0.0, E5, 0.8, 0.22), Note(0.0, C5, 0.8, 0.22, 0.5)),
    "hold-end": (Note(0.0, E5, 0.4, 0.12), Note(0.13, C5, 0.7, 0.2)),
    "rep": (Note(0.0, D5, 0.22, 0.06),),
    "half-way": (Note(0.0, A4, 0.3, 0.09), Note(0.16, A4, 0.5, 0.12)),
    "last-seconds": (Note(0.0, G5, 0.13, 0.04),),
    "tick": (Note(0.0, A5, 0.06, 0.012),),
    "stopped": (Note(0.0, C4, 0.5, 0.16), Note(0.2, G3, 0.7, 0.2)),
    "going-on": (Note(0.0, G3, 0.5, 0.16), Note(0.2, C4, 0.7, 0.2)),
    "change-side": (
        Note(LATER, G4, 0.35, 0.11),
        Note(LATER + 0.16, D5, 0.35, 0.11),
        Note(LATER + 0.32, G4, 0.35, 0.11),
        Note(LATER + 0.48, D5, 0.7, 0.2),
    ),
    "done": (
        Note(LATER, C5, 0.6, 0.2),
        Note(LATER + 0.16, E5, 0.6, 0.2),
        Note(LATER + 0.32, G5, 0.7, 0.24),
        Note(LATER + 0.5, C6, 1.4, 0.42),
        Note(LATER + 0.5, C5, 1.4, 0.42, 0.5),
    ),
}
SILENCE = 0.25
TAIL = 2.0


def _ramp(position: float, length: float) -> float:
    """0 to 1 along half a cosine, 1 from `length` on."""
    if position >= length:
        return 1.0
    return 0.5 - 0.5 * math.cos(math.pi * max(0.0, position) / length)


def _sample(note: Note, at: float) -> float:
    """The note `at` seconds after its start; it fades in and out, so it never clicks."""
    tone: float = sum(
        strength
        * math.exp(-at * faster / note.fall)
        * math.sin(2 * math.pi * note.pitch * times * at)
        for times, strength, faster in OVERTONES
    )
    return note.strength * tone * _ramp(at, ATTACK) * _ramp(note.length - at, FADE)


def samples(notes: tuple[Note, ...], peak: float = PEAK) -> "array[int]":
    """The notes mixed, brought to `peak` of full scale, as signed 16-bit samples."""
    mixed = [0.0] * round(max(note.start + note.length for note in notes) * RATE)
    for note in notes:
        first = round(note.start * RATE)
        for index in range(round(note.length * RATE)):
            mixed[first + index] += _sample(note, index / RATE)
    gain = peak * 32_767 / max(abs(value) for value in mixed)
    return array("h", (round(value * gain) for value in mixed))


def write(path: Path, sound: "array[int]") -> None:
    """The sound and the silence that coach.cues.effect wants after it."""
    sound = sound + array("h", [0] * round(TAIL * RATE))
    if sys.byteorder == "big":
        sound.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.tobytes())


def write_all(folder: Path) -> None:
    """Write every sound into the folder; "silence" wakes the sound device before the first."""
    for name, notes in SOUNDS.items():
        write(folder / f"{name}.wav", samples(notes, SOFTER.get(name, PEAK)))
    write(folder / "silence.wav", array("h", [0] * round(SILENCE * RATE)))


if __name__ == "__main__":
    default = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
