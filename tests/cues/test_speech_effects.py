"""Lines that lie ready: as many as there is room for."""

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cues.speech.effects import Effects

if TYPE_CHECKING:
    from tests.cues.conftest import Computer


def wav(folder: Path, name: str) -> Path:
    file = folder / f"{name}.wav"
    file.write_bytes(bytes(100))
    return file


def test_what_was_not_wanted_for_longest_goes_with_its_file(
    computer: "Computer", tmp_path: Path
) -> None:
    effects = Effects(computer.device.effect, room=250)
    for name in ("one", "two"):
        effects.add((name,), wav(tmp_path, name))
    effects.want(("one",))
    effects.add(("three",), wav(tmp_path, "three"))
    assert [(name,) in effects for name in ("one", "two", "three")] == [True, False, True]
    assert sorted(file.stem for file in tmp_path.glob("*.wav")) == ["one", "three"]


def test_the_newest_stays_even_where_it_takes_all_the_room(
    computer: "Computer", tmp_path: Path
) -> None:
    effects = Effects(computer.device.effect, room=50)
    effects.add(("one",), wav(tmp_path, "one"))
    effects.add(("two",), wav(tmp_path, "two"))
    assert ("two",) in effects
    assert ("one",) not in effects
    assert effects.play(("two",))
