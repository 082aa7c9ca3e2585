"""One question at a time over what it is about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from coach.ui.theme import ThemeHub
from coach.ui.widgets.question import Question


class Asking(QObject):
    """Lays a question over all of `host` until it is answered."""

    def __init__(self, host: QWidget, theme_hub: ThemeHub, go_on: Callable[[], object]) -> None:
        """`go_on` gives the focus back once there is no question any more."""
        super().__init__(host)
        self._host = host
        self._hub = theme_hub
        self._go_on = go_on
        self._question: Question | None = None
        host.installEventFilter(self)

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._question

    def ask(
        self,
        title: str,
        lines: Sequence[str],
        *,
        yes: str,
        no: str,
        act: Callable[[], object],
    ) -> None:
        """`act` is what yes means; no leads back. There must be no other question."""
        question = self._question = Question(
            title, lines, yes=yes, no=no, theme_hub=self._hub, parent=self._host
        )
        question.yes.connect(act)
        question.no.connect(self.close)
        question.setGeometry(self._host.rect())
        question.show()
        question.raise_()
        question.setFocus()

    def close(self) -> None:
        """Ask no more."""
        if self._question is not None:
            self._question.hide()
            self._question.deleteLater()
            self._question = None
            self._go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._question is not None:
            self._question.setGeometry(self._host.rect())
        return False
