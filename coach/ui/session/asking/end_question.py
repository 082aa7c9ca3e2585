"""The question whether to end, asked over a faded picture of the session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.ui.session.asking.check_in_button import check_in_button
from coach.ui.session.asking.veiled import Veiled
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.key_binding import bind_key

QUESTION = "End the session?"
KEPT = "What you have done is kept."
WIDTH = 440


class EndQuestion(Veiled):
    """`end` or `keep_going`; Esc keeps going."""

    end = Signal()
    keep_going = Signal()
    check_in = Signal()

    def __init__(self, behind: QPixmap, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(behind, theme_hub, parent)
        self.setAccessibleName(QUESTION)
        card = styled(QFrame(self), card=True)
        card.setMaximumWidth(theme_hub.px(WIDTH))
        keep = styled(QPushButton("Keep going"), kind="primary")
        end = styled(QPushButton("End session"), kind="soft")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(end, 1)
        row.addWidget(keep, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 28, 32, 18)
        column.setSpacing(8)
        column.addWidget(styled(QLabel(QUESTION), text="title"))
        column.addWidget(styled(QLabel(KEPT), tone="muted"))
        column.addSpacing(16)
        column.addLayout(row)
        column.addSpacing(4)
        check_in = check_in_button(self.check_in)
        column.addWidget(check_in, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.setFocusProxy(keep)
        # the page hands the focus on to one of them, and Tab would pass over what lies before it
        self.setTabOrder(keep, end)
        keep.clicked.connect(self.keep_going)
        end.clicked.connect(self.end)
        bind_key(self, Qt.Key.Key_Escape, keep.click)
        self._keep, self._check_in = keep, check_in
        # as they stand, where Qt goes by the order of Tab
        bind_key(self, Qt.Key.Key_Left, end.setFocus)
        bind_key(self, Qt.Key.Key_Right, keep.setFocus)
        bind_key(self, Qt.Key.Key_Down, check_in.setFocus)
        bind_key(self, Qt.Key.Key_Up, self._go_up)

    def _go_up(self) -> None:
        if self._check_in.hasFocus():
            self._keep.setFocus()
