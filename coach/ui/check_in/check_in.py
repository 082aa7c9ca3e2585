"""The check-in: what this program is and is not, and the warning signs, one question at a time."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.core.check_in import Concern
from coach.storage.settings import Settings
from coach.ui.announcing import announce
from coach.ui.check_in.course import Course, Stand
from coach.ui.check_in.screens import Acts, Draw, Frame, screen, whole_text
from coach.ui.check_in.sheet import Sheet
from coach.ui.page import Page
from coach.ui.theme import ThemeHub
from coach.ui.widgets.centred import Centred
from coach.ui.widgets.key_binding import bind_key

WIDTH = 820
WHOLE_WIDTH = 1000
ANY_WIDTH = 10_000
WITH_PICTURE = 530


class Occasion(StrEnum):
    """Before the first session, to read the notice or be asked again, or in a paused session."""

    FIRST_RUN = "first-run"
    READING = "reading"
    ASKING = "asking"
    IN_SESSION = "in-session"


_LAST_WORDS = {
    Occasion.FIRST_RUN: "Start with Back Coach",
    Occasion.READING: "Done",
    Occasion.ASKING: "Done",
}
_WAYS_OUT = {
    Occasion.READING: "Close",
    Occasion.ASKING: "Close",
    Occasion.IN_SESSION: "Back to the session",
}


class CheckIn(Page):
    """Asks, keeps nothing, and says what to do after a yes.

    `passed`: it came to the end and no yes stands open. `left`: it was closed before; `open_yes`
    then tells whether the last answer was a yes that nobody has seen to. `answered_yes` carries
    the Concern the moment it is answered so.
    """

    passed = Signal()
    left = Signal()
    answered_yes = Signal(object)

    def __init__(
        self,
        occasion: Occasion,
        settings: Settings,
        theme_hub: ThemeHub,
        *,
        what_is_kept: str = "",
        draw: Draw | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`what_is_kept` is said to somebody whom a yes takes out of a session.

        `draw` makes a picture of a pose; where there is little room none is shown.
        """
        super().__init__("Check-in", theme_hub, ANY_WIDTH, parent)
        in_session = occasion is Occasion.IN_SESSION
        # who is in a session has been shown the exercises, or has said so
        asked = tuple(c for c in Concern if not (in_session and c is Concern.NOT_SHOWN))
        self._occasion = occasion
        self._settings = settings
        self._course = Course.through(asked, framed=not in_session)
        self._whole = occasion is Occasion.READING
        self._place: Centred | None = None
        self._sheet: Sheet | None = None
        self._frame = Frame(
            _LAST_WORDS.get(occasion, ""), what_is_kept, _WAYS_OUT.get(occasion, ""), draw
        )
        self._acts = Acts(
            no=self._no,
            yes=self._yes,
            back=self._back,
            go_on=lambda: self._go(self._course.go_on()),
            seen_to=lambda: self._go(self._course.seen_to()),
            whole=lambda: self._turn(whole=True),
            close=self.left.emit,
        )
        self.column.addStretch(1)
        self.column.addStretch(1)
        self._bind()
        self._show()

    @property
    def open_yes(self) -> bool:
        return self._course.open_yes

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_picture()

    def _fit_picture(self) -> None:
        if self._sheet and self._sheet.picture:
            self._sheet.picture.setVisible(self.height() >= self.hub.px(WITH_PICTURE))

    def _bind(self) -> None:
        bind_key(self, Qt.Key.Key_N, self._no)
        bind_key(self, Qt.Key.Key_Y, self._yes)
        bind_key(self, Qt.Key.Key_Left, self._back)
        bind_key(self, Qt.Key.Key_Backspace, self._back)
        bind_key(self, Qt.Key.Key_Escape, self._escape)

    def _go(self, course: Course) -> None:
        if course is self._course:
            return
        self._course = course
        if course.stand is Stand.OVER:
            self.passed.emit()
        else:
            self._show()

    def _no(self) -> None:
        if not self._whole:
            self._go(self._course.no())

    def _yes(self) -> None:
        if not self._whole and self._course.stand is Stand.QUESTION:
            self._go(self._course.yes())
            self.answered_yes.emit(self._course.concern)

    def _back(self) -> None:
        if self._whole:
            self._turn(whole=False)
        else:
            self._go(self._course.back())

    def _escape(self) -> None:
        """Out, save where the notice is to be read first; from the whole text to the questions."""
        if self._whole and self._occasion is not Occasion.READING:
            self._turn(whole=False)
        elif self._occasion is not Occasion.FIRST_RUN or self.open_yes:
            self.left.emit()

    def _turn(self, *, whole: bool) -> None:
        self._whole = whole
        self._show()

    def _show(self) -> None:
        if self._place:
            self.column.removeWidget(self._place)
            self._place.hide()
            self._place.deleteLater()
        given = (self._settings, self.hub, self._acts, self._frame)
        sheet, focused = whole_text(*given) if self._whole else screen(self._course, *given)
        self._sheet = sheet
        self._fit_picture()
        self._place = Centred(WHOLE_WIDTH if self._whole else WIDTH, self.hub)
        self._place.column.addWidget(sheet)
        self.column.insertWidget(1, self._place)
        # at once, so that it can take the focus
        self._place.show()
        self.verticalScrollBar().setValue(0)
        self.setFocusProxy(focused)
        focused.setFocus()
        # a sheet that takes the focus itself is read out anyway
        if focused is not sheet:
            announce(self, sheet.said)
