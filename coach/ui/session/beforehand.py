"""What is asked before a session begins: the pain now, and what the guide says to it."""

from PySide6.QtCore import QObject, Signal

from coach.core.pain import PainAdvice, advice
from coach.storage.settings import Settings
from coach.ui.session.asking.pain_guide import PainGuide
from coach.ui.session.asking.pain_page import PainPage
from coach.ui.session.pages import Pages
from coach.ui.theme import ThemeHub


class Beforehand(QObject):
    """`ready` carries the rating, or None; `left` is the way out, and `check_in` asks for it."""

    ready = Signal(object)
    left = Signal()
    check_in = Signal()

    def __init__(
        self, pages: Pages, settings: Settings, theme_hub: ThemeHub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._settings = settings
        self._hub = theme_hub
        self._too_much: int | None = None

    def take_too_much(self) -> int | None:
        """The rating to which the guide has said not to begin today; it is told once."""
        pain, self._too_much = self._too_much, None
        return pain

    def ask(self) -> None:
        question = PainPage(self._hub)
        question.rated.connect(self._on_rated)
        question.skipped.connect(lambda: self.ready.emit(None))
        question.left.connect(self.left)
        question.check_in.connect(self.check_in)
        self._pages.lay_over(question)

    def _on_rated(self, pain: int) -> None:
        told = advice(pain, self._settings.ease_from, self._settings.stop_from)
        if told is PainAdvice.GO_ON:
            self.ready.emit(pain)
            return
        if told is PainAdvice.STOP:
            self._too_much = pain
        guide = PainGuide(told, self._hub)
        guide.go_on.connect(lambda: self.ready.emit(pain))
        guide.left.connect(self.left)
        guide.check_in.connect(self.check_in)
        self._pages.lift()
        self._pages.lay_over(guide)
