"""Settings survive a restart, and a spoilt file costs only the spoilt fields."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.core.appearance import (
    READY_MADE,
    Age,
    Appearance,
    Build,
    Clothes,
    ClothesColour,
    Hair,
    HairColour,
    Skin,
)
from coach.storage.atomic import SaveError
from coach.storage.settings import Settings, SettingsStore, ThemeChoice


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


def test_without_a_file_all_is_default(store: SettingsStore, tmp_path: Path) -> None:
    assert store.load() == Settings()
    assert store.problems == ()
    assert list(tmp_path.iterdir()) == []


@given(
    st.builds(
        Settings,
        theme=st.sampled_from(ThemeChoice),
        sounds=st.booleans(),
        volume=st.floats(0, 1),
        day_start=st.integers(0, 12),
        week_start=st.none() | st.integers(0, 6),
        goal=st.floats(0.1, 1),
        ask_pain=st.booleans(),
        notice_seen=st.booleans(),
        text_scale=st.floats(0.8, 2),
        more_contrast=st.booleans(),
        ease_from=st.integers(1, 5),
        stop_from=st.integers(6, 10),
        emergency_number=st.none() | st.sampled_from(["112", "+1 (555) 01-99", "Dr Öz 12"]),
        report_name=st.none() | st.sampled_from(["Ada", "王小明 Παπαδόπουλος", "محمد"]),
        report_note=st.none() | st.sampled_from(["x" * 400, 'For "Dr" Lee: \\']),
        appearance=st.builds(
            Appearance,
            *(
                st.sampled_from(kind)
                for kind in (Skin, Hair, HairColour, Build, Age, Clothes, ClothesColour)
            ),
        ),
    )
)
def test_what_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-settings.toml"
    SettingsStore(path).save(settings)
    again = SettingsStore(path)
    assert again.load() == settings
    assert again.problems == ()


def test_the_file_is_its_owners_only(store: SettingsStore, tmp_path: Path) -> None:
    store.save(Settings())
    assert stat.S_IMODE((tmp_path / "settings.toml").stat().st_mode) == 0o600


def test_bad_fields_fall_back_alone_and_the_file_is_kept_aside(
    store: SettingsStore, tmp_path: Path
) -> None:
    text = 'theme = "pink"\nday_start = 5\ngoal = nan\nwish = 1\nsounds = false\nvolume = 2'
    (tmp_path / "settings.toml").write_text(text)
    assert store.load() == replace(Settings(), day_start=5, sounds=False)
    assert {problem.field for problem in store.problems} == {"theme", "goal", "wish", "volume"}
    assert (tmp_path / "settings.toml.bad").read_text() == text
    allowed = {problem.field: problem.allowed for problem in store.problems}
    assert allowed["theme"] == "system, light, dark"
    assert allowed["goal"] == "a number from 0.1 to 1"


def test_appearance_is_a_table_of_its_own(store: SettingsStore, tmp_path: Path) -> None:
    store.save(replace(Settings(), appearance=READY_MADE[2]))
    text = (tmp_path / "settings.toml").read_text()
    assert '[appearance]\nskin = "pale"\nhair = "bob"\n' in text
    assert store.load().appearance == READY_MADE[2]


def test_a_file_from_before_there_was_an_appearance_is_fine(
    store: SettingsStore, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text("day_start = 5")
    assert store.load() == replace(Settings(), day_start=5)
    assert store.problems == ()


def test_bad_choices_of_the_appearance_fall_back_alone(
    store: SettingsStore, tmp_path: Path
) -> None:
    text = 'goal = 9\n[appearance]\nskin = "deep"\nhair = "mohawk"\nage = 3\nhat = "top"'
    (tmp_path / "settings.toml").write_text(text)
    assert store.load() == Settings(appearance=Appearance(skin=Skin.DEEP))
    allowed = {problem.field: problem.allowed for problem in store.problems}
    assert allowed.keys() == {"goal", "appearance.hair", "appearance.age", "appearance.hat"}
    assert allowed["appearance.age"] == "young, middle, older"


def test_an_appearance_that_is_no_table_falls_back_whole(
    store: SettingsStore, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('appearance = "tall"\nday_start = 5')
    assert store.load() == replace(Settings(), day_start=5)
    assert [problem.field for problem in store.problems] == ["appearance"]


def test_a_file_that_is_no_toml_falls_back_whole(store: SettingsStore, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\x00\xff")
    assert store.load() == Settings()
    assert [problem.file for problem in store.problems] == ["settings.toml"]
    assert (tmp_path / "settings.toml.bad").read_bytes() == b"\x00\xff"


def test_after_a_save_nothing_is_wrong_any_more(store: SettingsStore, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("goal = 7")
    store.save(store.load())
    store.load()
    assert store.problems == ()
    assert (tmp_path / "settings.toml.bad").read_text() == "goal = 7"


def test_what_could_not_be_loaded_is_not_saved(store: SettingsStore, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="goal"):
        store.save(replace(Settings(), goal=1.5))
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        SettingsStore(tmp_path / "none" / "settings.toml").save(Settings())


def test_a_file_that_cannot_be_kept_aside_is_told_too(store: SettingsStore, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("goal = 7")
    (tmp_path / "settings.toml.bad").mkdir()
    assert store.load() == Settings()
    assert any("settings.toml.bad" in problem.problem for problem in store.problems)


@pytest.mark.parametrize("text", ["ease_from = 6", "stop_from = 4", "ease_from = 8\nstop_from = 2"])
def test_pain_limits_in_the_wrong_order_fall_back_together(
    store: SettingsStore, tmp_path: Path, text: str
) -> None:
    (tmp_path / "settings.toml").write_text(f"day_start = 5\n{text}")
    assert store.load() == replace(Settings(), day_start=5)
    assert [problem.field for problem in store.problems] == ["ease_from"]
    assert (tmp_path / "settings.toml.bad").exists()


@pytest.mark.parametrize("number", ["112; rm", "12#3", "9" * 41])
def test_what_is_no_number_to_call_falls_back_alone(
    store: SettingsStore, tmp_path: Path, number: str
) -> None:
    (tmp_path / "settings.toml").write_text(f'emergency_number = "{number}"\nday_start = 5')
    assert store.load() == replace(Settings(), day_start=5)
    assert [problem.field for problem in store.problems] == ["emergency_number"]


def test_pain_limits_in_the_wrong_order_are_not_saved(store: SettingsStore) -> None:
    with pytest.raises(ValueError, match="ease_from"):
        store.save(replace(Settings(), ease_from=7))
