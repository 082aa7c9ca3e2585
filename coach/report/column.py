"""Paragraphs one below the other, as a block of text is built up from them."""

from collections.abc import Sequence

from coach.report.paper import MM
from coach.report.sheet import Align, Face, Mark, Outline, Text, Weight, moved
from coach.report.typesetter import LINE_HEIGHT, Measure

NUMERAL = Face(10.5, Weight.BOLD)
DISC = 6.4 * MM
HANG = 1.4  # of a step behind its number, by the size of its type
BAR = 1.6


class Column:
    """Paragraphs one below the other."""

    def __init__(self, measure: Measure, x: float, width: float, y: float = 0.0) -> None:
        self._measure = measure
        self._x, self._width = x, width
        self.y = y
        self.marks: list[Mark] = []

    def add(
        self,
        text: str,
        face: Face,
        *,
        before: float = 0.0,
        lead: int = 0,
        align: Align = Align.LEADING,
    ) -> None:
        self.y += before
        paragraph = self._text(text, face, self._x, self._width, lead)._replace(align=align)
        self.marks.append(paragraph)
        self.y += paragraph.height

    def add_numbered(self, texts: Sequence[str], face: Face, *, before: float) -> None:
        """Each behind its number, which hangs; a single one needs none."""
        if len(texts) == 1:
            self.add(texts[0], face, before=before)
            return
        hang = HANG * face.size
        for number, text in enumerate(texts, start=1):
            self.y += before
            self.marks.append(self._text(f"{number}.", face, self._x, hang))
            step = self._text(text, face, self._x + hang, self._width - hang)
            self.marks.append(step)
            self.y += step.height

    def add_named(self, number: int, name: str, face: Face) -> None:
        """A name behind its number in a ring."""
        text, inset = str(number), DISC + 2.5 * MM
        said = self._text(name, face, self._x + inset, self._width - inset)
        line = min(said.height, face.size * LINE_HEIGHT)
        row = max(line, DISC)
        said = moved(said, 0.0, (row - line) / 2)._replace(align=Align.LEFT)
        middle = self.y + row / 2
        high = self._measure.height(text, NUMERAL, DISC)
        ring = Outline(self._x, middle - DISC / 2, DISC, DISC, 1.0, DISC / 2)
        x, y = self._x, middle - high / 2
        self.marks += (ring, Text(text, NUMERAL, x, y, DISC, high, Align.CENTRE), said)
        self.y = said.y + said.height + (row - line) / 2

    def add_barred(self, text: str, face: Face, *, before: float, lead: int) -> None:
        """Beside a bar, to stand out."""
        self.y += before
        inset = 2.5 * MM
        note = self._text(text, face, self._x + inset, self._width - inset, lead)
        self.marks += (Outline(self._x, self.y, BAR, note.height, 0.0, filled=True), note)
        self.y += note.height

    def _text(self, text: str, face: Face, x: float, width: float, lead: int = 0) -> Text:
        height = self._measure.height(text, face, width, lead)
        return Text(text, face, x, self.y, width, height, lead=lead)
