"""A place for a picture with its name above it, from which the picture can be taken out again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.ui.own_exercise.photo_drop import AskFile, PhotoDrop
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.icon_button import IconButton


class PhotoPlace(QWidget):
    """`taken_out`: the person wants the picture away."""

    taken_out = Signal()

    def __init__(self, name: str, theme_hub: ThemeHub, ask: AskFile) -> None:
        """`name`: which of the pictures this is, "Start" say."""
        super().__init__()
        self.remove = IconButton("remove", f"Take the {name.lower()} picture out", theme_hub)
        styled(self.remove, kind="quiet")
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.remove.hide()
        self.remove.clicked.connect(self.taken_out)
        self.drop = PhotoDrop(name, theme_hub, ask)
        head = QHBoxLayout()
        head.addWidget(styled(QLabel(name), text="strong"), 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.drop, 1)

    def show_picture(self, data: bytes) -> None:
        """Shows a clean picture; nothing for no bytes."""
        self.drop.show_picture(data)
        self.remove.setVisible(bool(data))
