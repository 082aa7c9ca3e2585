"""Settings: voice, safety, look, week and goal, the figure, data, packs, and about the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

import coach
from coach.cues.speech.speech import Speech
from coach.cues.speech.voice_list import VoiceList
from coach.storage.settings import ThemeChoice
from coach.ui import words
from coach.ui.page import Page
from coach.ui.pictures.illustrations import Illustrations
from coach.ui.settings.figure_card import FigureCard
from coach.ui.settings.rows import line, row, section
from coach.ui.settings.safety_card import SafetyCard
from coach.ui.settings.voice_card import VoiceCard
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.card_grid import CardGrid
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.segments import Segments
from coach.ui.widgets.switch import Switch

THEMES = (
    ("System", ThemeChoice.SYSTEM),
    ("Light", ThemeChoice.LIGHT),
    ("Dark", ThemeChoice.DARK),
)
TEXT_SIZES = (1.0, 1.15, 1.3, 1.5)
GOALS = tuple(tenths / 10 for tenths in range(5, 11))
DAY_STARTS = range(13)
WIDTH = 1400
CARD_WIDTH = 500
ABOUT = (
    f"{words.NAME} {coach.__version__}. Free software under the MIT licence.",
    "The exercises and doses follow a spine clinic's published back-exercise sheet. The clinic has "
    "no part in this program and does not endorse it.",
    "This is not medical advice. The wording has not been reviewed by a clinician yet.",
)
COPIES = (
    "A copy of your log is a file of its own: a table for a spreadsheet, or everything, which "
    "“Bring in” takes back here or on another computer."
)
PACKS = (
    "A pack is one file with exercises and routines, from your clinician, say. You see what is in "
    "it before anything comes in."
)


class SettingsPage(Page):
    """Every control changes the settings at once and shows them as they are.

    `notice_requested` asks to read the safety notice, `check_in_requested` for its questions,
    `pack_requested` to bring in a pack and `sample_requested` to see the one that ships;
    `export_requested` to save the log, as "csv" or "json", and `import_requested` to bring it in.
    """

    notice_requested = Signal()
    check_in_requested = Signal()
    pack_requested = Signal()
    sample_requested = Signal()
    export_requested = Signal(str)
    import_requested = Signal()

    def __init__(
        self,
        *,
        settings_model: SettingsModel,
        illustrations: Illustrations,
        data_folder: Path,
        theme_hub: ThemeHub,
        make_voices: Callable[[], VoiceList] = VoiceList,
        make_speech: Callable[[], Speech] = Speech,
        parent: QWidget | None = None,
    ) -> None:
        """`make_voices` and `make_speech` are called once the page is seen, or a voice is tried."""
        super().__init__("Settings", theme_hub, WIDTH, parent)
        self._model = settings_model
        self._folder = data_folder
        self._make_controls()
        self._trouble = styled(QLabel(), tone="effort")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.column.addWidget(styled(QLabel("Settings"), text="title"))
        self.column.addWidget(self._trouble)
        self._figure = FigureCard(
            settings_model=settings_model, illustrations=illustrations, theme_hub=theme_hub
        )
        self._voice = VoiceCard(settings_model, theme_hub, make_voices, make_speech)
        self._safety = SafetyCard(settings_model, theme_hub)
        self._safety.notice_requested.connect(self.notice_requested)
        self._safety.check_in_requested.connect(self.check_in_requested)
        self.column.addWidget(self._pair(self._voice, self._safety))
        self.column.addWidget(self._pair(self._look(), self._week()))
        self.column.addWidget(self._figure)
        self.column.addWidget(self._pair(self._data(), self._packs()))
        self.column.addWidget(self._about())
        self.column.addStretch(1)
        self.verticalScrollBar().valueChanged.connect(self._figure.keep_in_sight)
        settings_model.changed.connect(self.stale)
        settings_model.save_failed.connect(self._say_trouble)

    def refresh(self) -> None:
        settings = self._model.settings
        self._theme.show_value(settings.theme)
        self._more_contrast.setChecked(settings.more_contrast)
        self._text_size.show_value(settings.text_scale)
        self._less_movement.setChecked(settings.less_movement)
        self._voice.show_settings(settings)
        self._safety.show_settings(settings)
        self._day_start.show_value(settings.day_start)
        self._week_start.show_value(settings.week_start)
        self._goal.show_value(settings.goal)
        self._reminders.setChecked(settings.reminders)
        self._figure.show_appearance(settings.appearance)

    def _make_controls(self) -> None:
        change = self._model.change
        self._theme = Segments("Theme", THEMES)
        self._theme.picked.connect(lambda value: change(theme=value))
        self._more_contrast = Switch("More contrast", self.hub)
        self._more_contrast.clicked.connect(lambda on: change(more_contrast=on))
        self._text_size = Segments(
            "Text size", [(words.percent_text(size), size) for size in TEXT_SIZES]
        )
        self._text_size.picked.connect(lambda value: change(text_scale=value))
        self._less_movement = Switch("Less movement", self.hub)
        self._less_movement.clicked.connect(lambda on: change(less_movement=on))
        self._reminders = Switch("Reminders", self.hub)
        self._reminders.clicked.connect(lambda on: change(reminders=on))
        self._day_start = self._choice(
            "The day begins at", [(words.hour_text(hour), hour) for hour in DAY_STARTS], "day_start"
        )
        days = [(words.weekday_name(day), day) for day in range(7)]
        local = words.weekday_name(words.week_start(None))
        self._week_start = self._choice(
            "The week begins on", [(f"As usual here ({local})", None), *days], "week_start"
        )
        self._goal = self._choice(
            "Goal for a week", [(words.percent_text(goal), goal) for goal in GOALS], "goal"
        )

    def _choice(self, name: str, options: list[tuple[str, object]], field: str) -> Choice:
        choice = Choice(name, options, self.hub)
        choice.view().setAccessibleName(name)
        choice.activated.connect(
            lambda index: self._model.change(**{field: choice.itemData(index)})
        )
        return choice

    def _pair(self, *cards: QFrame) -> QWidget:
        """Cards side by side where there is room."""
        pair = QWidget()
        grid = CardGrid(self.hub.px(CARD_WIDTH), 16, pair, most_columns=2)
        for card in cards:
            grid.addWidget(card)
        self.hub.changed.connect(lambda: grid.set_least_width(self.hub.px(CARD_WIDTH)))
        return pair

    def _look(self) -> QFrame:
        return section(
            "Look",
            row("Theme", "", self._theme),
            row(
                "More contrast",
                "Black and white; always where your system asks for it",
                self._more_contrast,
            ),
            row("Text size", "", self._text_size),
            row(
                "Less movement",
                "Shows start and effort as still pictures",
                self._less_movement,
            ),
        )

    def _week(self) -> QFrame:
        return section(
            "Week, goal and reminders",
            row(
                "The day begins at",
                "What you do earlier counts for the day before",
                self._day_start,
            ),
            row("The week begins on", "", self._week_start),
            row("Goal for a week", "The share of planned sessions that keeps a streak", self._goal),
            row(
                "Reminders",
                "At the times of your routines, while the program is open",
                self._reminders,
            ),
        )

    def _data(self) -> QFrame:
        where = styled(QLabel(str(self._folder)))
        where.setWordWrap(True)
        where.setAccessibleName("Folder of your data")
        where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        open_it = QPushButton("Open folder")
        open_it.clicked.connect(self._open_folder)
        said = styled(QLabel("Everything stays on this computer, in this folder:"))
        said.setWordWrap(True)
        table, everything = (
            QPushButton("Save as a table (CSV)…"),
            QPushButton("Save everything (JSON)…"),
        )
        bring = QPushButton("Bring in a log…")
        table.clicked.connect(lambda: self.export_requested.emit("csv"))
        everything.clicked.connect(lambda: self.export_requested.emit("json"))
        bring.clicked.connect(self.import_requested)
        copies = styled(QLabel(COPIES))
        copies.setWordWrap(True)
        rows = (said, line(where, open_it), copies, _in_a_row(table, everything, bring))
        return section("Your data", *rows)

    def _packs(self) -> QFrame:
        said = styled(QLabel(PACKS))
        said.setWordWrap(True)
        bring, sample = QPushButton("Bring in a pack…"), QPushButton("See the sample pack")
        bring.clicked.connect(self.pack_requested)
        sample.clicked.connect(self.sample_requested)
        return section("Packs", said, _in_a_row(bring, sample))

    def _about(self) -> QFrame:
        said = [styled(QLabel(text)) for text in ABOUT]
        for label in said:
            label.setWordWrap(True)
        return section("About", *said)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _say_trouble(self, why: str) -> None:
        self._trouble.setText(f"Your settings hold until you close the program: {why}")
        self._trouble.show()


def _in_a_row(*buttons: QPushButton) -> QWidget:
    """And in a second one where there is no room."""
    row = QWidget()
    flow = Flow(12, row)
    for button in buttons:
        flow.addWidget(button)
    return row
