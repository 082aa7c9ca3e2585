"""Voice and sounds: how much is said, by whom, how loud, and what else marks a change."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSlider, QWidget

from coach.core.voice import VoiceLevel
from coach.cues.speech.prompts import NO_VOICE
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice import PROMPTS, Source, Voice
from coach.cues.speech.voice_list import VoiceList
from coach.storage.settings import Settings
from coach.ui.settings.rows import line, row, section, stacked
from coach.ui.settings.sample import Sample
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.segments import Segments
from coach.ui.widgets.switch import Switch

LEVELS = (
    ("Full", VoiceLevel.FULL),
    ("Brief", VoiceLevel.BRIEF),
    ("Numbers only", VoiceLevel.NUMBERS),
    ("Off", VoiceLevel.OFF),
)
LEVEL_HINTS = {
    VoiceLevel.FULL: "Names each exercise, says how to lie and what to do, and counts",
    VoiceLevel.BRIEF: "Names each exercise, says when to change, and counts",
    VoiceLevel.NUMBERS: "Counts, and says nothing else",
    VoiceLevel.OFF: "Nothing is said; sounds and flashes lead you",
}
SOURCES = {
    Source.SYSTEM: "the system's voice",
    Source.ESPEAK: "espeak-ng",
    Source.PROMPTS: PROMPTS.name,
}
LOOKING = "Looking for voices…"
GONE = "The voice chosen before (not found)"
LEAST_CHOICE = 150


class VoiceCard(QFrame):
    """Looks for voices when it is first seen, and no longer than it is seen.

    Where that was not long enough it looks again the next time.
    """

    def __init__(
        self,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        make_voices: Callable[[], VoiceList],
        make_speech: Callable[[], Speech],
    ) -> None:
        super().__init__()
        self._model = settings_model
        self._hub = theme_hub
        self._make_voices = make_voices
        self._list: VoiceList | None = None
        self._voices: tuple[Voice, ...] | None = None
        self._complete = False
        self._sample = Sample(make_speech, self)
        self._sample.changed.connect(self._show_sample)
        self._make_controls()
        self._fill()
        self._offer()

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._level.show_value(settings.voice)
        self._level_hint.setText(LEVEL_HINTS[settings.voice])
        speaks = settings.voice is not VoiceLevel.OFF
        if not speaks:
            self._sample.stop()
        if self._voice.findData(settings.voice_id) < 0:
            self._offer()
        self._voice.show_value(settings.voice_id)
        self._voice.setEnabled(speaks and self._voices is not None)
        self._try.setEnabled(speaks)
        self._volume.setValue(round(settings.volume * 100))
        self._volume.setEnabled(settings.sounds or speaks)
        for field, switch in self._switches.items():
            switch.setChecked(getattr(settings, field))
        self._switches["metronome"].setEnabled(settings.sounds)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._list is None and not self._complete:
            self._list = self._make_voices()
            self._list.setParent(self)
            self._list.found.connect(self._on_found)
            self._list.rested.connect(self._show_voices)
            self._list.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sample.stop()
        voices, self._list = self._list, None
        if voices:
            self._complete = not voices.looking
            voices.disconnect(self)
            voices.close()
            voices.deleteLater()

    def _make_controls(self) -> None:
        change = self._model.change
        self._level = Segments("How much is said", LEVELS, wraps=True)
        self._level.picked.connect(lambda value: change(voice=value))
        self._level_hint = styled(QLabel())
        self._voice = Choice("Voice", (), self._hub, least_width=LEAST_CHOICE)
        self._voice.activated.connect(lambda index: change(voice_id=self._voice.itemData(index)))
        self._voice_said = styled(QLabel())
        self._try = QPushButton("Try it")
        self._try.clicked.connect(self._try_or_stop)
        self._volume = _Volume()
        self._volume.valueChanged.connect(lambda percent: change(volume=percent / 100))
        self._switches = {
            field: self._switch(name, field)
            for field, name in (
                ("sounds", "Chimes"),
                ("metronome", "Metronome"),
                ("flash", "Flash"),
                ("muted", "Mute all"),
            )
        }

    def _switch(self, name: str, field: str) -> Switch:
        switch = Switch(name, self._hub)
        switch.clicked.connect(lambda on: self._model.change(**{field: on}))
        return switch

    def _fill(self) -> None:
        switches = self._switches
        section(
            "Voice and sounds",
            stacked("How much is said", self._level_hint, self._level),
            self._voice_row(),
            row("Volume", "", self._volume),
            row("Chimes", "At each change, at half-way and at the end", switches["sounds"]),
            row("Metronome", "Ticks through reps at a tempo", switches["metronome"]),
            row("Flash", "Lights up the picture at each change", switches["flash"]),
            row("Mute all", "No voice and no chimes; M does it in a session", switches["muted"]),
            card=self,
        )

    def _voice_row(self) -> QWidget:
        return stacked("Voice", self._voice_said, line(self._voice, self._try))

    def _on_found(self, voices: Sequence[Voice]) -> None:
        self._voices = tuple(voices)
        self._show_voices()

    def _show_voices(self) -> None:
        self._offer()
        self.show_settings(self._model.settings)

    @property
    def _looking(self) -> bool:
        return self._voices is None or (self._list is not None and self._list.looking)

    def _offer(self) -> None:
        """What is to choose from, as far as it is known, and the one that is chosen."""
        chosen = self._model.settings.voice_id
        voices = self._voices or ()
        automatic = LOOKING if self._looking else automatic_text(voices)
        options: list[tuple[str, object]] = [(automatic, None)]
        options += [(voice_text(voice), voice.id) for voice in voices]
        if chosen is not None and chosen not in [value for _, value in options]:
            options.append((LOOKING if self._looking else GONE, chosen))
        if self._voice.view().isVisible():
            # nothing moves under the finger of who is choosing
            options = [each for each in options if self._voice.findData(each[1]) < 0]
            self._voice.add_options(options)
        else:
            self._voice.set_options(options)
            self._voice.show_value(chosen)
        self._say("" if voices or self._looking else NO_VOICE)

    def _try_or_stop(self) -> None:
        if self._sample.running:
            self._sample.stop()
        else:
            settings = self._model.settings
            self._sample.start(settings.voice_id, settings.volume)

    def _show_sample(self) -> None:
        self._try.setText("Stop" if self._sample.running else "Try it")
        self._say(self._sample.trouble)

    def _say(self, line: str) -> None:
        self._voice_said.setText(line)
        self._voice_said.setVisible(bool(line))


def automatic_text(voices: Sequence[Voice]) -> str:
    """What is taken where none is chosen: the first source that speaks English."""
    sources = [source for source in Source if any(v.source is source for v in voices if v.english)]
    return f"Automatic ({SOURCES[sources[0]]})" if sources else "Automatic"


def voice_text(voice: Voice) -> str:
    """ "Daniel · English (United Kingdom)"; espeak-ng names its voices by their language."""
    if voice.source is Source.ESPEAK:
        return f"{voice.name} · {SOURCES[Source.ESPEAK]}"
    locale = QLocale(voice.language.replace("-", "_"))
    if locale.language() is QLocale.Language.C:
        return f"{voice.name} · {voice.language}"
    language = QLocale.languageToString(locale.language())
    if "-" in voice.language or "_" in voice.language:
        language = f"{language} ({QLocale.territoryToString(locale.territory())})"
    return f"{voice.name} · {language}"


class _Volume(QSlider):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName("Volume")
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(10)
        self.setTracking(False)
        self.setMinimumSize(220, 26)
