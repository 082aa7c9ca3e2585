"""The papers that pages are laid out for. Lengths are points, 72 to the inch."""

from typing import NamedTuple

from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize

MM = 72 / 25.4
MARGIN = 15 * MM
FOOT = 7.5 * MM  # of the page's inner height, for the small print


class Paper(NamedTuple):
    """A sheet, upright; `id` is Qt's name for it."""

    name: str
    width: float
    height: float
    id: QPageSize.PageSizeId

    @property
    def inner_width(self) -> float:
        return self.width - 2 * MARGIN

    @property
    def inner_height(self) -> float:
        """What is left between the margins above the small print."""
        return self.height - 2 * MARGIN - FOOT


A4 = Paper("A4", 210 * MM, 297 * MM, QPageSize.PageSizeId.A4)
LETTER = Paper("Letter", 8.5 * 72, 11 * 72, QPageSize.PageSizeId.Letter)
PAPERS = (A4, LETTER)


def usual_paper(locale: QLocale) -> Paper:
    """What lies in the printers where the person lives: Letter in North America, else A4."""
    metric = locale.measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    on_letter = locale.territory() in _ON_LETTER
    imperial = locale.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER if imperial or (metric and on_letter) else A4


# metric, but their printers hold Letter
_ON_LETTER = (
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.Colombia,
    QLocale.Country.Chile,
    QLocale.Country.Venezuela,
    QLocale.Country.Philippines,
)
