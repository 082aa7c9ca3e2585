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
ATTACK = 0.006
FADE = 0.04

G4, A4, C5, D5, E5, G5, C6 = 392.00, 440.00, 523.25, 587.33, 659.26, 783.99, 1046.50
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


def samples(notes: tuple[Note, ...]) -> "array[int]":
    """The notes mixed, brought to the peak level, as signed 16-bit samples."""
    mixed = [0.0] * round(max(note.start + note.length for note in notes) * RATE)
    for note in notes:
        first = round(note.start * RATE)
        for index in range(round(note.length * RATE)):
            mixed[first + index] += _sample(note, index / RATE)
    gain = PEAK * 32_767 / max(abs(value) for value in mixed)
    return array("h", (round(value * gain) for value in mixed))


def write(path: Path, sound: "array[int]") -> None:
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
        write(folder / f"{name}.wav", samples(notes))
    write(folder / "silence.wav", array("h", [0] * round(SILENCE * RATE)))


if __name__ == "__main__":
    default = Path(__file__).resolve().parent.parent / "resources" / "sounds"
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
