"""The top of the session: which exercise and side, time left, sound and end."""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from coach.ui.session.following.face import StepFace
from coach.ui.session.following.key_button import KeyButton
from coach.ui.theme import ThemeHub, icon, plain_tip, styled
from coach.ui.widgets.sized_label import SizedLabel, sized

SOUND_ON, SOUND_OFF = "Sound on", "Sound off"
CHECK_IN, FLOOR_VIEW = "Check-in", "Floor view"
SPACING, SMALL_SPACING = 16, 8
NAME_SIZE = 28
SMALLEST_NAME = 17
ICON = 20


class Head(QWidget):
    """The signals say that their button was pressed.

    Where there is little room the buttons have their icons alone, the name smaller type, and
    neither the time left nor the exercise's number is told.
    """

    mute_toggled = Signal()
    check_in = Signal()
    floor_view = Signal()
    end = Signal()

    def __init__(self, theme_hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = theme_hub
        self._place = styled(QLabel(), tone="muted")
        self._name = SizedLabel(theme_hub, NAME_SIZE, bold=True)
        # its type is made to fit, so that it must not keep the row wide
        self._name.setMinimumWidth(1)
        self._side = styled(QLabel(), text="chip", tone="effort")
        self._side.setTextFormat(Qt.TextFormat.RichText)
        self._side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._left = styled(QLabel(), tone="muted")
        self._sound = _button(SOUND_ON, "")
        self._sound_says = SOUND_ON
        self._check_in = _button(CHECK_IN, "When to get help: C")
        self._floor = _button(FLOOR_VIEW, "Large, to be read from the mat: F")
        self._full_name = ""
        self._end = _button("End…", "End session (Esc)")
        self._end.setAccessibleName("End session")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setSpacing(SPACING)
        for label in (self._place, self._name, self._side):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._left)
        for button in (self._check_in, self._floor, self._sound, self._end):
            row.addWidget(button)
        self._sound.clicked.connect(self.mute_toggled)
        self._check_in.clicked.connect(self.check_in)
        self._floor.clicked.connect(self.floor_view)
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

    def show_sound(self, *, muted: bool, reason: str, voice: str | None = None) -> None:
        """`reason` says why nothing can be heard on this machine; empty where something can.

        `voice` says why nothing is spoken; empty where it is, None where it is not to be.
        """
        self._sound_says = SOUND_OFF if muted or reason else SOUND_ON
        self._sound.setAccessibleName(self._sound_says)
        self._sound.setEnabled(not reason)
        switch = "" if reason else f"{self._sound_says}. Sounds and voice on or off: M"
        self._sound.setToolTip("\n".join(filter(None, (switch, reason, voice))))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It makes do with the room there is, so that it must not keep the window wide."""
        return QSize(1, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # what is shown changes its own height, and must not be fitted because of that again
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self._show_buttons_as(words=True)
        for label in (self._left, self._place):
            label.show()
        if self._room() < self._width_of_name(NAME_SIZE):
            self._show_buttons_as(words=False)
        for label in (self._left, self._place):
            if self._room() < self._width_of_name(SMALLEST_NAME):
                label.hide()
        room = self._room()
        sizes = range(NAME_SIZE, SMALLEST_NAME, -1)
        size = next((s for s in sizes if self._width_of_name(s) <= room), SMALLEST_NAME)
        self._name.set_size(size)
        metrics = QFontMetrics(self._font_of_name(size))
        name = metrics.elidedText(self._full_name, Qt.TextElideMode.ElideRight, room)
        self._name.setText(name)
        self._name.setToolTip("" if name == self._full_name else plain_tip(self._full_name))
        # Qt drops a layout's request while it is not seen, and would not ask again
        self._row.activate()

    def _show_buttons_as(self, *, words: bool) -> None:
        theme, size = self._hub.theme, self._hub.px(ICON)
        self._row.setSpacing(SPACING if words else SMALL_SPACING)
        sound = "sound-on" if self._sound_says == SOUND_ON else "sound-off"
        for button, word, name in (
            (self._check_in, CHECK_IN, "check-in"),
            (self._floor, FLOOR_VIEW, "floor-view"),
            (self._sound, self._sound_says, sound),
        ):
            tint = theme.accent_text if button.isEnabled() else theme.muted
            styled(button, kind="soft" if words else "icon")
            button.setText(word if words else "")
            button.setIcon(QIcon() if words else icon(name, tint, size=size))
            button.setIconSize(QSize(size, size))

    def _room(self) -> int:
        """How wide the name may be."""
        buttons = (self._check_in, self._floor, self._sound, self._end)
        others = (self._place, self._side, self._left, *buttons)
        taken = sum(o.sizeHint().width() + self._row.spacing() for o in others if not o.isHidden())
        return max(0, self.width() - taken)

    def _font_of_name(self, size: int) -> QFont:
        return sized(self._name.font(), self._hub.px(size), bold=True)

    def _width_of_name(self, size: int) -> int:
        metrics = QFontMetrics(self._font_of_name(size))
        return metrics.horizontalAdvance(self._full_name) + 2


def _button(text: str, tip: str) -> QPushButton:
    button = styled(KeyButton(text), kind="soft")
    button.setAccessibleName(text)
    button.setToolTip(tip)
    return button
