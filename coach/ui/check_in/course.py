"""The way through the check-in, as a value: where one stands, and what each answer leads to."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coach.core.check_in import Concern


class Stand(StrEnum):
    """What is shown: ABOUT what this is, a QUESTION, the ADVICE after a yes, the pain GUIDE.

    OVER: there is nothing more to show, and no yes stands open.
    """

    ABOUT = "about"
    QUESTION = "question"
    ADVICE = "advice"
    GUIDE = "guide"
    OVER = "over"


class Course(Struct, frozen=True):
    """`place` is that of the question, from 0; `framed` where ABOUT and GUIDE stand around them.

    An answer that does not belong to where one stands changes nothing.
    """

    questions: tuple[Concern, ...]
    stand: Stand
    place: int = 0
    framed: bool = True

    @staticmethod
    def through(questions: tuple[Concern, ...], *, framed: bool) -> "Course":
        return Course(questions, Stand.ABOUT if framed else Stand.QUESTION, framed=framed)

    @property
    def concern(self) -> Concern:
        """The question asked, or last asked."""
        return self.questions[self.place]

    @property
    def open_yes(self) -> bool:
        """Whether the last answer was a yes that nobody has seen to."""
        return self.stand is Stand.ADVICE

    def go_on(self) -> "Course":
        """From what needs no answer to what comes after it."""
        if self.stand is Stand.ABOUT:
            return replace(self, stand=Stand.QUESTION)
        return replace(self, stand=Stand.OVER) if self.stand is Stand.GUIDE else self

    def no(self) -> "Course":
        return self._after_the_question() if self.stand is Stand.QUESTION else self

    def yes(self) -> "Course":
        return replace(self, stand=Stand.ADVICE) if self.stand is Stand.QUESTION else self

    def seen_to(self) -> "Course":
        """Somebody who knows has been asked about the yes: on with the questions."""
        return self._after_the_question() if self.stand is Stand.ADVICE else self

    def back(self) -> "Course":
        """To what was shown before; at the beginning there is nothing before."""
        if self.stand in (Stand.ADVICE, Stand.GUIDE):
            return replace(self, stand=Stand.QUESTION)
        if self.stand is not Stand.QUESTION:
            return self
        if self.place:
            return replace(self, place=self.place - 1)
        return replace(self, stand=Stand.ABOUT) if self.framed else self

    def _after_the_question(self) -> "Course":
        if self.place + 1 < len(self.questions):
            return replace(self, stand=Stand.QUESTION, place=self.place + 1)
        return replace(self, stand=Stand.GUIDE if self.framed else Stand.OVER)
