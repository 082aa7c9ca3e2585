"""Safety: the questions about pain, what its guide says from when on, and whom to call."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from coach.storage.settings import LIMITS, Settings, is_phone_number
from coach.ui.dose_fields import Field
from coach.ui.settings.rows import row, section, stacked
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.stepper import Stepper
from coach.ui.widgets.switch import Switch

EASE_FROM = Field("ease_from", "Ease off from", 1, 9, in_seconds=False)
STOP_FROM = Field("stop_from", "Stop from", 2, 10, in_seconds=False)
LONGEST = LIMITS[(Settings, "emergency_number")].longest
NUMBER_HINT = "Shown where a warning sign asks for help at once"
BAD_NUMBER = "Not kept: use digits, letters, spaces and + ( ) - only."
TOO_LONG = f"Not kept: a number has at most {LONGEST} characters."


def trouble_with(number: str) -> str:
    """What keeps a text from being a number to call, "" where it is one or nothing."""
    if not is_phone_number(number):
        return BAD_NUMBER
    return TOO_LONG if len(number) > LONGEST else ""


def guide_text(ease_from: int, stop_from: int) -> str:
    """The guide in one line: "0 to 3 go on · 4 to 5 ease off · 6 or more stop for today"."""
    ease_to = stop_from - 1
    go_on = "0" if ease_from == 1 else f"0 to {ease_from - 1}"
    ease_off = f"{ease_from}" if ease_to == ease_from else f"{ease_from} to {ease_to}"
    stop = "10" if stop_from == 10 else f"{stop_from} or more"
    return f"{go_on} go on · {ease_off} ease off · {stop} stop for today"


class SafetyCard(QFrame):
    """`notice_requested` asks to read the safety notice, `check_in_requested` for its questions."""

    notice_requested = Signal()
    check_in_requested = Signal()

    def __init__(self, settings_model: SettingsModel, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._model = settings_model
        self._ask_pain = Switch("Ask about pain", theme_hub)
        self._ask_pain.clicked.connect(lambda on: settings_model.change(ask_pain=on))
        self._ease_from = Stepper(EASE_FROM, theme_hub)
        self._ease_from.stepped.connect(lambda value, _: self._limit(ease_from=round(value)))
        self._stop_from = Stepper(STOP_FROM, theme_hub)
        self._stop_from.stepped.connect(lambda value, _: self._limit(stop_from=round(value)))
        self._guide = styled(QLabel(), text="small", tone="muted")
        self._guide.setWordWrap(True)
        self._number = QLineEdit()
        self._number.setAccessibleName("Emergency number")
        self._number.setPlaceholderText("Your local emergency number")
        self._number.textEdited.connect(self._on_number)
        self._number_hint = styled(QLabel(NUMBER_HINT))
        self._fill()

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self._ask_pain.setChecked(settings.ask_pain)
        self._ease_from.show_value(settings.ease_from)
        self._stop_from.show_value(settings.stop_from)
        self._guide.setText(guide_text(settings.ease_from, settings.stop_from))
        kept = settings.emergency_number or ""
        if not trouble_with(self._number.text()) and self._number.text().strip() != kept:
            self._number.setText(kept)

    def _fill(self) -> None:
        section(
            "Safety",
            row("Ask about pain", "Before and after a session; you can skip it", self._ask_pain),
            row("Ease off from", "For you and your clinician to set", self._ease_from),
            row("Stop from", "", self._stop_from),
            self._guide,
            stacked("Emergency number", self._number_hint, self._number),
            self._buttons(),
            card=self,
        )

    def _buttons(self) -> QWidget:
        questions = QPushButton("Go through the check-in")
        questions.clicked.connect(self.check_in_requested)
        notice = QPushButton("Read the safety notice")
        notice.clicked.connect(self.notice_requested)
        both = QWidget()
        flow = Flow(10, both)
        for button in (questions, notice):
            button.setAutoDefault(True)
            flow.addWidget(button)
        return both

    def _limit(self, ease_from: int | None = None, stop_from: int | None = None) -> None:
        """One of the two; the other gives way where it has to."""
        settings = self._model.settings
        if ease_from is not None:
            stop_from = max(settings.stop_from, ease_from + 1)
            self._model.change(ease_from=ease_from, stop_from=stop_from)
        elif stop_from is not None:
            ease_from = min(settings.ease_from, stop_from - 1)
            self._model.change(ease_from=ease_from, stop_from=stop_from)

    def _on_number(self, text: str) -> None:
        trouble = trouble_with(text.strip())
        self._number_hint.setText(trouble or NUMBER_HINT)
        styled(self._number_hint, tone="effort" if trouble else "muted")
        self._number.setAccessibleDescription(trouble or NUMBER_HINT)
        if not trouble:
            self._model.change(emergency_number=text.strip() or None)
