"""The top of the session: which exercise and side, time left, sound and end."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coach.ui.session.face import StepFace
from coach.ui.theme import ThemeHub, icon, styled
from coach.ui.widgets.sized_label import SizedLabel, sized

SOUND_ON, SOUND_OFF = "Sound on", "Sound off"
SPACING = 16
NAME_SIZE = 28
SMALLEST_NAME = 17
ICON = 20


class Head(QWidget):
    """`mute_toggled` and `end` say that their button was pressed.

    Where there is little room the sound's button has its icon alone, the name smaller type, and
    the time left is not told.
    """

    mute_toggled = Signal()
    end = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._place = styled(QLabel(), tone="muted")
        self._name = SizedLabel(theme_hub, NAME_SIZE, bold=True)
        # its type is made to fit, so that it must not keep the row wide
        self._name.setMinimumWidth(1)
        self._side = styled(QLabel(), text="chip", tone="effort")
        self._side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._left = styled(QLabel(), tone="muted")
        self._sound = styled(QPushButton(SOUND_ON), kind="soft")
        self._sound_says = SOUND_ON
        self._full_name = ""
        self._end = styled(QPushButton("End…"), kind="soft")
        self._end.setAccessibleName("End session")
        self._end.setToolTip("End session (Esc)")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for label in (self._place, self._name, self._side):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self._sound)
        row.addWidget(self._end)
        self._sound.clicked.connect(self.mute_toggled)
        self._end.clicked.connect(self.end)
        self.show_sound(muted=False, reason="")
        theme_hub.changed.connect(self._fit)

    def show_step(self, face: StepFace) -> None:
        self._place.setText(face.place)
        self._full_name = face.name
        self._name.setAccessibleName(face.name)
        self._side.setText(f"<b>{escape(face.side.upper())}</b>")
        self._side.setAccessibleName(face.side)
        self._side.setVisible(bool(face.side))
        self._fit()

    def show_left(self, left: str) -> None:
        if left != self._left.text():
            self._left.setText(left)
            self._fit()

    def show_sound(self, *, muted: bool, reason: str) -> None:
        """`reason` says why nothing can be heard on this machine; empty where it can."""
        self._sound_says = SOUND_OFF if muted or reason else SOUND_ON
        self._sound.setAccessibleName(self._sound_says)
        self._sound.setEnabled(not reason)
        self._sound.setToolTip(reason or f"{self._sound_says}. Sounds on or off: M")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._show_sound_as(word=True)
        self._left.show()
        if self._room() < self._width_of_name(NAME_SIZE):
            self._show_sound_as(word=False)
        if self._room() < self._width_of_name(SMALLEST_NAME):
            self._left.hide()
        room = self._room()
        sizes = range(NAME_SIZE, SMALLEST_NAME, -1)
        size = next((s for s in sizes if self._width_of_name(s) <= room), SMALLEST_NAME)
        self._name.set_size(size)
        metrics = QFontMetrics(self._font_of_name(size))
        name = metrics.elidedText(self._full_name, Qt.TextElideMode.ElideRight, room)
        self._name.setText(name)
        self._name.setToolTip("" if name == self._full_name else self._full_name)
        # Qt drops a layout's request while it is not seen, and would not ask again
        self._row.activate()

    def _show_sound_as(self, *, word: bool) -> None:
        size = self._hub.px(ICON)
        if word:
            self._sound.setIcon(QIcon())
            self._sound.setText(self._sound_says)
            return
        theme = self._hub.theme
        name = "sound-on" if self._sound_says == SOUND_ON else "sound-off"
        tint = theme.accent_text if self._sound.isEnabled() else theme.muted
        self._sound.setIcon(icon(name, tint, size=size))
        self._sound.setIconSize(QSize(size, size))
        self._sound.setText("")

    def _room(self) -> int:
        """How wide the name may be."""
        others = (self._place, self._side, self._left, self._sound, self._end)
        taken = sum(o.sizeHint().width() + SPACING for o in others if not o.isHidden())
        return max(0, self.width() - taken)

    def _font_of_name(self, size: int) -> QFont:
        return sized(self._name.font(), self._hub.px(size), bold=True)

    def _width_of_name(self, size: int) -> int:
        metrics = QFontMetrics(self._font_of_name(size))
        return metrics.horizontalAdvance(self._full_name) + 2
