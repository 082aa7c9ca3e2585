"""The words and numbers of an exercise of one's own, in sections one below the other."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from coach.core.exercise import Dose, Position, Sidedness
from coach.storage.limits import LONGEST_NAME, LONGEST_SENTENCE
from coach.ui import words
from coach.ui.exercise_words import EQUIPMENT, MUSCLES, SIDES
from coach.ui.own_exercise.draft import HELD, LIMBS, LONGEST_LIMB, MOVED, Draft, exercise_of
from coach.ui.own_exercise.fields import Chips, Section, line_edit
from coach.ui.theme import ThemeHub
from coach.ui.widgets.choice import Choice
from coach.ui.widgets.dose_editor import DoseEditor
from coach.ui.widgets.segments import Segments

PREVIEW = "preview"  # the id of the exercise whose dose is shown
STEP_HINTS = ("How to begin", "What to do", "How to come back", "What else matters")


class Wording(QWidget):
    """Shows a draft; `changed` carries the draft after a change."""

    changed = Signal(object)

    def __init__(self, draft: Draft, theme_hub: ThemeHub) -> None:
        super().__init__()
        self._draft = draft
        self._area: QScrollArea | None = None
        self._sections: dict[str, tuple[Section, QWidget]] = {}
        self.name = line_edit("Name", LONGEST_NAME, "What your physiotherapist calls it")
        self.steps = self._lines("Step", draft.steps, STEP_HINTS)
        self.ready = line_edit("How to begin", LONGEST_SENTENCE)
        self.cue = line_edit("The one thing to do", LONGEST_SENTENCE)
        self.felt = line_edit("In words", LONGEST_NAME)
        self.limb = line_edit("A side is called", LONGEST_LIMB, ", ".join(LIMBS[:3]))
        self.cautions = self._lines("Caution", draft.cautions, ())
        self.position = Choice(
            "Position", [(words.position_text(each), each) for each in Position], theme_hub
        )
        self.sides = Choice("Sides", [(said, side) for side, said in SIDES.items()], theme_hub)
        self.muscles = Chips("Where it is felt", MUSCLES)
        self.equipment = Chips("At hand", EQUIPMENT)
        self.kind = Segments("Dose", (("Held", False), ("Moved at a tempo", True)))
        self.dose = DoseEditor(theme_hub)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self._fill()
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """What is being typed stays as it is."""
        self._draft = draft
        for edit, text in self._texts(draft):
            if edit.text() != text:
                edit.setText(text)
        self.ready.setPlaceholderText(draft.said_ready or "As the first step says")
        self.cue.setPlaceholderText(draft.said_cue or "As the last step says")
        self.felt.setPlaceholderText(draft.said_felt or "As chosen above")
        self.position.show_value(draft.position)
        self.sides.show_value(draft.sidedness)
        sided = draft.sidedness is not Sidedness.BOTH_AT_ONCE
        self._limb.setVisible(sided)
        self.muscles.show_values(draft.muscles)
        self.equipment.show_values(draft.equipment)
        self.kind.show_value(draft.dose.tempo is not None)
        self.dose.show_dose(exercise_of(draft, PREVIEW), draft.dose, "")

    def say(self, wrong: Mapping[str, str]) -> None:
        """What is not right yet, each in its section."""
        for section, _ in self._sections.values():
            section.say("")
        for field, trouble in wrong.items():
            self._sections[field][0].say(trouble)

    def go_to(self, field: str) -> None:
        """Brings a field into sight, with the keyboard's focus in it."""
        section, widget = self._sections[field]
        if self._area is not None:
            self._area.ensureWidgetVisible(section)
        widget.setFocus()

    def follow_in(self, area: QScrollArea) -> None:
        """The area in which it scrolls."""
        self._area = area

    def put_below_name(self, widget: QWidget) -> None:
        """Have a widget between the name and the rest, until it is put elsewhere."""
        self._column.insertWidget(1, widget)

    def _lines(
        self, name: str, texts: tuple[str, ...], hints: tuple[str, ...]
    ) -> tuple[QLineEdit, ...]:
        return tuple(
            line_edit(f"{name} {place}", LONGEST_SENTENCE, hint)
            for place, hint in enumerate((*hints, *("",) * (len(texts) - len(hints))), start=1)
        )

    def _fill(self) -> None:
        what = self._section("Name", "name", self.name)
        what.add(self.name)
        lies = self._section("How", "limb", self.limb)
        lies.add(self.position, "Position")
        lies.add(self.sides, "Sides")
        self._limb = lies.add(self.limb, "A side is called")
        steps = self._section(
            "Steps", "steps", self.steps[0], hint="One to four short sentences, as you were shown."
        )
        for edit in self.steps:
            steps.add(edit)
        session = self._section(
            "Said in a session",
            "cue",
            self.cue,
            hint="Filled in from your steps. *Asterisks* make words stand out.",
        )
        session.add(self.ready, "How to begin")
        session.add(self.cue, "The one thing to do")
        felt = self._section(
            "Where it is felt",
            "muscles",
            self.muscles,
            hint="The figure glows there, unless you have drawn something else.",
        )
        felt.add(self.muscles)
        felt.add(self.felt, "In words")
        self._section("At hand", "equipment", self.equipment).add(self.equipment)
        dose = self._section("Dose", "dose", self.dose)
        dose.add(self.kind)
        dose.add(self.dose)
        care = self._section("Take care", "cautions", self.cautions[0])
        for edit in self.cautions:
            care.add(edit)
        self._column.addStretch(1)

    def _section(self, heading: str, field: str, first: QWidget, hint: str = "") -> Section:
        section = Section(heading, hint)
        self._sections[field] = (section, first)
        self._column.addWidget(section)
        return section

    def _connect(self) -> None:
        for edit, _ in self._texts(self._draft):
            edit.textEdited.connect(self._on_text)
        self.position.activated.connect(self._on_position)
        self.sides.activated.connect(self._on_sides)
        self.muscles.picked.connect(lambda muscles: self._change(muscles=muscles))
        self.equipment.picked.connect(lambda things: self._change(equipment=things))
        self.kind.picked.connect(self._on_kind)
        self.dose.edited.connect(lambda dose, _: self._change(dose=dose))

    def _texts(self, draft: Draft) -> list[tuple[QLineEdit, str]]:
        return [
            (self.name, draft.name),
            *zip(self.steps, draft.steps, strict=True),
            (self.ready, draft.ready),
            (self.cue, draft.cue),
            (self.felt, draft.felt),
            (self.limb, draft.limb),
            *zip(self.cautions, draft.cautions, strict=True),
        ]

    def _on_text(self) -> None:
        self._change(
            name=self.name.text(),
            steps=tuple(edit.text() for edit in self.steps),
            ready=self.ready.text(),
            cue=self.cue.text(),
            felt=self.felt.text(),
            limb=self.limb.text(),
            cautions=tuple(edit.text() for edit in self.cautions),
        )

    def _on_position(self) -> None:
        # Qt keeps the bare text of a StrEnum
        self._change(position=Position(self.position.currentData()))

    def _on_sides(self) -> None:
        self._change(sidedness=Sidedness(self.sides.currentData()))

    def _on_kind(self, moved: bool) -> None:
        before: Dose = self._draft.dose
        if moved is not (before.tempo is not None):
            self._change(dose=MOVED if moved else HELD)

    def _change(self, **fields: object) -> None:
        self.changed.emit(replace(self._draft, **fields))
