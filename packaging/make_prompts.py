"""Render the phrases of a session: `python packaging/make_prompts.py [--anew]`.

Wants Debian's festival and festvox-us-slt-hts (see resources/prompts/README.md for their licences
and why this voice). Renders those phrases of the shipped exercises that have no file yet, or all of
them with `--anew`, deletes those that are said no longer, and writes the index.
"""

import math
import re
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from coach import resources
from coach.core.exercise import Catalog, Exercise
from coach.cues.speech.prompts import INDEX, PAUSE, read_index
from coach.cues.timing import seconds_to_say
from coach.cues.words import all_phrases
from coach.storage.content import read_catalog

RATE = 16_000
FULL = 32_767
LOUDNESS = 10 ** (-20 / 20)  # root mean square where there is speech
PEAK = 10 ** (-3.5 / 20)
QUIET = 10 ** (-40 / 20)  # of the peak: below is silence
LEAD, TAIL = 0.02, 0.05  # seconds kept before and after the speech
SLOWEST, FASTEST = 0.94, 1.3  # times the voice's own pace
LONGEST_NAME = 48

# How the voice would go wrong, and how these are said.
SPOKEN = {
    "buttock": "(((b ah t) 1) ((ax k) 0))",
    "buttocks": "(((b ah t) 1) ((ax k s) 0))",
    "gluteal": "(((g l uw) 1) ((t iy) 0) ((ax l) 0))",
}
VOICE = "voice_cmu_us_slt_arctic_hts"


def script(phrases: Mapping[Path, str], pace: float) -> str:
    """What festival is told, to write each phrase into its file."""
    lines = [f"({VOICE})"]
    lines += [f'(lex.add.entry \'("{word}" nil {sounds}))' for word, sounds in SPOKEN.items()]
    lines.append(f'(set! hts_engine_params (append hts_engine_params \'(("-r" {pace:.3f}))))')
    for file, phrase in phrases.items():
        lines.append(f"(set! it (utt.synth (Utterance Text {quoted(phrase)})))")
        lines.append(f"(utt.wave.resample it {RATE})")
        lines.append(f"(utt.save.wave it {quoted(str(file))} 'riff)")
    return "\n".join(lines)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def render(phrases: Mapping[Path, str], pace: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        orders = Path(folder) / "orders.scm"
        orders.write_text(script(phrases, pace), encoding="utf-8")
        subprocess.run(["festival", "-b", str(orders)], check=True)


def samples(file: Path) -> "array[int]":
    with wave.open(str(file), "rb") as sound:
        content = array("h", sound.readframes(sound.getnframes()))
    if sys.byteorder == "big":
        content.byteswap()
    return content


def write(file: Path, content: "array[int]") -> None:
    content = array("h", content)
    if sys.byteorder == "big":
        content.byteswap()
    with wave.open(str(file), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(content.tobytes())


def trimmed(content: "array[int]") -> "array[int]":
    """Without the silence around the speech, but for LEAD and TAIL, over which it fades."""
    loud = QUIET * max(map(abs, content))
    heard = [index for index, value in enumerate(content) if abs(value) > loud]
    lead, tail = round(LEAD * RATE), round(TAIL * RATE)
    first, last = max(0, heard[0] - lead), min(len(content), heard[-1] + tail)
    cut = content[first:last]
    for index in range(min(lead, len(cut))):
        cut[index] = round(cut[index] * index / lead)
    for index in range(min(tail, len(cut))):
        cut[-1 - index] = round(cut[-1 - index] * index / tail)
    return cut


def levelled(content: "array[int]") -> "array[int]":
    """All equally loud where there is speech, with a peak of at most PEAK."""
    peak = max(map(abs, content))
    spoken = [value for value in content if abs(value) > QUIET * peak]
    loudness = math.sqrt(sum(value * value for value in spoken) / len(spoken))
    gain = min(LOUDNESS * FULL / loudness, PEAK * FULL / peak)
    return array("h", (round(value * gain) for value in content))


def longest(phrase: str) -> float:
    """Seconds within which a phrase is to be said, by the estimate that cues are laid out by."""
    return seconds_to_say((phrase,)) - PAUSE


def file_name(phrase: str, taken: Sequence[str]) -> str:
    """The phrase in letters and hyphens, numbered where another has the same."""
    slug = re.sub(r"[^a-z0-9]+", "-", phrase.lower()).strip("-")[:LONGEST_NAME].rstrip("-")
    names = (f"{slug}{f'-{number}' if number > 1 else ''}.wav" for number in range(1, 100))
    return next(name for name in names if name not in taken)


def make(phrases: Mapping[Path, str]) -> None:
    """Each as slowly as its time allows, no slower than SLOWEST."""
    waiting, pace = dict(phrases), SLOWEST
    while waiting:
        if pace > FASTEST:
            sys.exit(f"too long for their time: {sorted(waiting.values())}")
        render(waiting, pace)
        for file, phrase in tuple(waiting.items()):
            content = levelled(trimmed(samples(file)))
            if len(content) / RATE <= longest(phrase):
                write(file, content)
                del waiting[file]
        pace += 0.06


def make_all(folder: Path, phrases: Sequence[str], *, anew: bool) -> None:
    old = {} if anew or not (folder / INDEX).exists() else read_index(folder)
    index = {phrase: old[phrase] for phrase in phrases if phrase in old}
    missing: dict[Path, str] = {}
    for phrase in phrases:
        if phrase not in index:
            index[phrase] = file_name(phrase, tuple(index.values()))
            missing[folder / index[phrase]] = phrase
    make(missing)
    for file in folder.glob("*.wav"):
        if file.name not in index.values():
            file.unlink()
    rows = ",\n".join(f"  {quoted(phrase)}: {quoted(index[phrase])}" for phrase in phrases)
    (folder / INDEX).write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def shipped_phrases() -> tuple[str, ...]:
    """Those of the sheet's exercises and of the pack's that ships."""
    exercises: list[Exercise] = []
    for folder in ("exercises", "packs/desk-and-standing/exercises"):
        catalog, problems = read_catalog(resources.path(folder))
        if problems:
            sys.exit("\n".join(map(str, problems)))
        exercises += catalog.exercises
    return all_phrases(Catalog(tuple(exercises)))


if __name__ == "__main__":
    make_all(resources.path("prompts"), shipped_phrases(), anew="--anew" in sys.argv[1:])
