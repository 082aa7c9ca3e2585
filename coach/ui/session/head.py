"""The top of the session: which exercise and side, time left, sound and end."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coach.ui.session.face import StepFace
from coach.ui.theme import styled

SOUND_ON, SOUND_OFF = "Sound on", "Sound off"


class Head(QWidget):
    """`mute_toggled` and `end` say that their button was pressed."""

    mute_toggled = Signal()
    end = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = styled(QLabel(), tone="muted")
        self._name = styled(QLabel(), text="title")
        self._side = styled(QLabel(), text="chip", tone="effort")
        self._side.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._left = styled(QLabel(), tone="muted")
        self._sound = styled(QPushButton(SOUND_ON), kind="soft")
        self._sound.setToolTip("Sounds on or off (M)")
        self._end = styled(QPushButton("End…"), kind="soft")
        self._end.setAccessibleName("End session")
        self._end.setToolTip("End session (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for label in (self._place, self._name, self._side):
            row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self._left)
        row.addWidget(self._sound)
        row.addWidget(self._end)
        self._sound.clicked.connect(self.mute_toggled)
        self._end.clicked.connect(self.end)

    def show_step(self, face: StepFace) -> None:
        self._place.setText(face.place)
        self._name.setText(face.name)
        self._side.setText(f"<b>{escape(face.side.upper())}</b>")
        self._side.setAccessibleName(face.side)
        self._side.setVisible(bool(face.side))

    def show_left(self, left: str) -> None:
        self._left.setText(left)

    def show_sound(self, *, muted: bool, reason: str) -> None:
        """`reason` says why nothing can be heard on this machine; empty where it can."""
        self._sound.setText(SOUND_OFF if muted or reason else SOUND_ON)
        self._sound.setEnabled(not reason)
        self._sound.setToolTip(reason or "Sounds on or off (M)")
