"""The process that draws, asked for each picture but once, however many tests look at it."""

from PySide6.QtCore import QTimer

from coach.figure.output.orders import Answer, Order
from coach.ui.pictures.studio import Studio


class RememberingStudio(Studio):
    """Answers what it has been asked before without the process, and never at once either."""

    def __init__(self, command: tuple[str, ...]) -> None:
        super().__init__(command)
        self._answers: dict[Order, Answer] = {}
        self.answered.connect(self._remember)

    def order(self, order: Order, *, urgent: bool = False) -> None:
        answer = self._answers.get(order)
        if answer is None:
            super().order(order, urgent=urgent)
        else:
            QTimer.singleShot(0, self, lambda: self.answered.emit(order, answer))

    def _remember(self, order: Order, answer: Answer) -> None:
        self._answers[order] = answer
