"""A column that stays narrow enough to read, in the middle of whatever room there is."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.theme import ThemeHub


class Centred(QWidget):
    """Fill `column`; it grows with the text, but gets no wider than `width` pixels at 100 %."""

    def __init__(self, width: int, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._hub = theme_hub
        self._width = width
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        self._fit()
        theme_hub.changed.connect(self._fit)

    def _fit(self) -> None:
        self._inner.setMaximumWidth(self._hub.px(self._width))
