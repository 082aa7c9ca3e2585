"""Type larger than the style sheet's steps, grown with the person's text size."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.theme import ThemeHub, styled


def sized(font: QFont, pixels: int, *, bold: bool) -> QFont:
    """The font at another size and weight."""
    result = QFont(font)
    result.setPixelSize(pixels)
    result.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return result


class SizedLabel(QLabel):
    """A label of `size` pixels at 100 %."""

    def __init__(
        self, theme_hub: ThemeHub, size: int, *, bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        styled(self)
        self.hub = theme_hub
        self._size = size
        self._bold = bold
        self._fit_type()
        theme_hub.changed.connect(self._fit_type)

    def set_size(self, size: int) -> None:
        """Change the size, in pixels at 100 %."""
        if size != self._size:
            self._size = size
            self._fit_type()

    def set_tone(self, tone: str) -> None:
        """Change the colour; dressing it anew would put back the type that it had at first."""
        if tone != self.property("tone"):
            styled(self, tone=tone)
            self._fit_type()

    def _fit_type(self) -> None:
        self.setFont(sized(self.font(), self.hub.px(self._size), bold=self._bold))
