"""The log: every session and every marked day, to look up and to put right."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from coach.core.correction import Correction, CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.logged import usual_time
from coach.core.session import SessionRecord, local_date
from coach.storage.corrections import ChangedSince
from coach.storage.journal import Journal
from coach.storage.log_file import LogError, LogWriteError
from coach.ui import words
from coach.ui.announcing import announce
from coach.ui.catalog_model import CatalogModel
from coach.ui.clock import Clock
from coach.ui.log import words as log_words
from coach.ui.log.add_form import AddForm
from coach.ui.log.correct_form import CorrectForm
from coach.ui.log.lines import Line, MarkLine, SessionLine, lines_of, within
from coach.ui.log.log_list import SEARCH_AFTER_MS, LogList
from coach.ui.log.mark_form import MarkForm
from coach.ui.log.panel import Panel
from coach.ui.log.session_view import SessionView
from coach.ui.page import MARGIN
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub, styled
from coach.ui.widgets.asking import Asking
from coach.ui.widgets.flow import Flow
from coach.ui.widgets.icon_button import IconButton
from coach.ui.widgets.key_binding import bind_key
from coach.ui.widgets.question import Question

WIDTH, PANEL_WIDTH = 1480, 500
BESIDE_FROM = 1040  # the room that list and panel need beside each other, at 100 %
LEAVE_QUESTION = "Leave without what you wrote?"
NOTHING_KEPT = "The log then stays as it is."
GAP = 16


class LogPage(QWidget):
    """Lies over the window until `left`.

    What is opened or written stands in a panel beside the list, or in its place where there is no
    room for both.
    """

    left = Signal()

    def __init__(
        self,
        *,
        journal: Journal,
        catalog_model: CatalogModel,
        routine_model: RoutineModel,
        settings_model: SettingsModel,
        theme_hub: ThemeHub,
        clock: Clock,
        first: date | None = None,
        last: date | None = None,
        search_after_ms: int = SEARCH_AFTER_MS,
        parent: QWidget | None = None,
    ) -> None:
        """Only the days from `first` to `last` are shown at first, all where both are None."""
        super().__init__(parent)
        self._journal = journal
        self._catalog_model = catalog_model
        self._routine_model = routine_model
        self._settings_model = settings_model
        self._hub = theme_hub
        self._clock = clock
        self._span = (first, last)
        self._lines: tuple[Line, ...] = ()
        self._within: tuple[Line, ...] = ()  # those of the days of the filter
        self._marks: dict[date, DayMark] = {}
        self._undoable: Correction | None = None
        self._redoable: Correction | None = None
        self.panel: Panel | None = None
        self._asking = Asking(self, theme_hub, self._go_on)
        self.setAccessibleName("Log")
        self.list = LogList(theme_hub, search_after_ms=search_after_ms, today=self._today)
        self.list.opened.connect(self.open_line)
        self.list.narrowed.connect(lambda _: self._tell_count())
        self._build()
        self._bind()
        unsubscribe = journal.subscribe(self.refresh)
        self.destroyed.connect(lambda: unsubscribe())
        catalog_model.changed.connect(self.refresh)
        self.refresh()
        self.list.choose(None)
        self.setFocusProxy(self.list.view)

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self._asking.question

    @property
    def told(self) -> str:
        """What was said last of what was done."""
        return self._told.text() if not self._told.isHidden() else ""

    def refresh(self) -> None:
        """Read the log anew; where it cannot be read, what is shown stays."""
        try:
            sessions = self._journal.listed()
            marks, corrections = self._journal.marks(), self._journal.corrections
            lines = lines_of(sessions, marks, corrections.added(), corrections.corrected())
            steps = corrections.undoable, corrections.redoable
        except LogError:
            self.tell(log_words.NOT_READ)
            return
        self._lines, self._marks = lines, marks
        self._undoable, self._redoable = steps
        self._show()

    def open_line(self, line: Line) -> None:
        """Show a session's sets, or where a stretch of days can be marked otherwise."""
        self._begin(partial(self._open_line, line))

    def add(self) -> None:
        """Put down a session that was done away from the computer."""
        self._begin(self._open_add)

    def mark_days(self) -> None:
        self._begin(self._open_marks)

    def undo(self) -> None:
        """Take back the last step by hand, unless something is being written."""
        if self._undoable and not self._writing:
            said = log_words.step_text(self._undoable, self._day_of, self._today)
            self._do(self._journal.corrections.undo, f"Undone: {said}.")

    def redo(self) -> None:
        if self._redoable and not self._writing:
            said = log_words.step_text(self._redoable, self._day_of, self._today)
            self._do(self._journal.corrections.redo, f"Done again: {said}.")

    def take_filter_off(self) -> None:
        """Show all days."""
        self._span = (None, None)
        self._show()
        self.list.setFocus()

    def leave(self) -> None:
        """`left`, after asking where something was written."""
        self._unless_touched(self.left.emit)

    def may_close(self) -> bool:
        """Whether the window may be closed now; otherwise it is asked about."""
        if self.panel is None or not self.panel.touched:
            return True
        if self.question is None:
            self._ask(self.left.emit)
        return False

    def tell(self, line: str) -> None:
        """Say what was done, or could not be; nothing takes it back."""
        self._told.setText(line)
        self._told.setVisible(bool(line))
        if line:
            announce(self, line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.question is not None:
            self.question.no_button.click()
        elif self.panel is not None:
            self.panel.left.emit()
        else:
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _now(self) -> datetime:
        return self._clock.now()

    @property
    def _today(self) -> date:
        return local_date(self._now, self._settings_model.settings.day_start)

    @property
    def _week_start(self) -> int:
        return words.week_start(self._settings_model.settings.week_start)

    @property
    def _writing(self) -> bool:
        return isinstance(self.panel, (CorrectForm, AddForm))

    def _build(self) -> None:
        self._back = styled(QPushButton("Back"), kind="soft")
        self._back.clicked.connect(self.leave)
        self._add = styled(QPushButton("Add a session…"), kind="soft")
        self._add.setAccessibleDescription("One that you did away from the computer")
        self._add.clicked.connect(self.add)
        self._mark = styled(QPushButton("Mark days…"), kind="soft")
        self._mark.setAccessibleDescription("As ill, away or too much pain")
        self._mark.clicked.connect(self.mark_days)
        self._filter = IconButton("close", "", self._hub, word=" ")
        styled(self._filter, kind="chip", large=True)
        self._filter.clicked.connect(self.take_filter_off)
        self._count = styled(QLabel(), tone="muted")
        self._undo = IconButton("undo", "Undo", self._hub, word="Undo")
        self._undo.clicked.connect(self.undo)
        self._redo = IconButton("redo", "Redo", self._hub, word="Redo")
        self._redo.clicked.connect(self.redo)
        for button in (self._undo, self._redo):
            styled(button, kind="quiet")
        self._told = styled(QLabel(), text="notice")
        self._told.setWordWrap(True)
        self._told.hide()
        self._body = QHBoxLayout()
        self._body.setSpacing(GAP)
        self._body.addWidget(self.list, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(
            _head(self._back, styled(QLabel("Log"), text="title"), self._mark, self._add)
        )
        column.addWidget(self.list.search)
        self._status = _flow(self._count, self._filter, self._undo, self._redo)
        column.addWidget(self._status)
        column.addWidget(self._told)
        column.addLayout(self._body, 1)
        self._inner = inner
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 24, MARGIN, 20)
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)

    def _bind(self) -> None:
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_F, self._search)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_Z, self.undo)
        bind_key(self, Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Z, self.redo)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_Y, self.redo)
        tabs = (self._back, self._mark, self._add, self.list.search, self._filter)
        for before, after in pairwise((*tabs, self._undo, self._redo, self.list.view)):
            self.setTabOrder(before, after)

    def _search(self) -> None:
        if self.list.isVisible():
            self.list.search.setFocus()
            self.list.search.selectAll()

    def _show(self) -> None:
        self._within = within(self._lines, *self._span)
        self.list.show_lines(self._within, self._catalog_model.catalog, self._today)
        self._filter.setVisible(self._span != (None, None))
        if self._span != (None, None):
            span = self._span_text()
            self._filter.setText(span)
            self._filter.setAccessibleName(f"Only {span}: show all days")
            self._filter.setToolTip("Show all days")
        for button, step, what in (
            (self._undo, self._undoable, "Undo"),
            (self._redo, self._redoable, "Redo"),
        ):
            button.setVisible(step is not None)
            if step is not None:
                said = f"{what}: {log_words.step_text(step, self._day_of, self._today)}"
                button.setText(said)
                button.setAccessibleName(said)
        self._tell_count()

    def _span_text(self) -> str:
        first, last = self._span
        if first is not None and last is not None:
            return log_words.span_text(first, last, self._today)
        if first is not None:
            return f"from {log_words.date_text(first, self._today)}"
        return f"to {log_words.date_text(last or self._today, self._today)}"

    def _tell_count(self) -> None:
        found, searching = self.list.found, self.list.searching
        count, total = map(_sessions_in, (found, self._within))
        if searching and found and not count:
            said = log_words.stretches_text(len(found))
        else:
            said = log_words.count_text(count, total, searching=searching)
        if said != self._count.text():
            self._count.setText(said)
            announce(self, said)

    def _day_of(self, session_id: str) -> date | None:
        try:
            return self._journal.corrections.day_of(session_id)
        except LogError:
            return None

    def _open_line(self, line: Line) -> None:
        self.list.choose(line.key)
        if isinstance(line, MarkLine):
            marked = line.marked
            self._open_marks((marked.first, marked.last), marked.mark)
        else:
            self._open_session(line.session.id)

    def _open_session(self, session_id: str) -> None:
        try:
            session = self._journal.session(session_id)
            earlier = self._journal.corrections.earlier(session_id)
        except KeyError:
            self.tell(log_words.NOT_THERE)
            return
        except LogError:
            self.tell(log_words.NOT_READ)
            return
        line = self._line_of(session_id)
        view = SessionView(
            session,
            earlier,
            facts=log_words.facts_of(line.session) if line else "",
            chips=line.chips if line else (),
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            today=self._today,
            day_start=self._settings_model.settings.day_start,
        )
        view.correct_wanted.connect(lambda: self._open_correct(session))
        view.note_wanted.connect(lambda: self._open_correct(session).note.setFocus())
        view.delete_wanted.connect(lambda: self._delete(session))
        self._open(view)

    def _line_of(self, session_id: str) -> SessionLine | None:
        for line in self._lines:
            if isinstance(line, SessionLine) and line.key == session_id:
                return line
        return None

    def _open_correct(self, session: SessionRecord) -> CorrectForm:
        settings = self._settings_model.settings
        form = CorrectForm(
            session,
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            host=self,
            now=self._now,
            today=self._today,
            day_start=settings.day_start,
            week_start=self._week_start,
            offset_of=self._clock.offset_at,
        )

        def write(changed: SessionRecord, kind: CorrectionKind) -> None:
            when = log_words.date_text(changed.local_date, self._today)
            corrections = self._journal.corrections
            said = f"The session of {when} is corrected; what it was before is kept."
            if self._do(lambda at: corrections.correct(changed, at, kind), said):
                self._open_session(session.id)

        form.wanted.connect(write)
        self._open(form, then=lambda: self._open_session(session.id))
        return form

    def _open_add(self) -> None:
        settings = self._settings_model.settings
        sessions = (line.session for line in self._lines if isinstance(line, SessionLine))
        form = AddForm(
            self._routine_model.book,
            catalog=self._catalog_model.catalog,
            theme_hub=self._hub,
            host=self,
            now=self._now,
            today=self._today,
            usual=usual_time(sessions),
            day_start=settings.day_start,
            week_start=self._week_start,
            offset_of=self._clock.offset_at,
        )

        def write(session: SessionRecord) -> None:
            when = log_words.date_text(session.local_date, self._today)
            corrections = self._journal.corrections
            said = f"The session of {when} is added."
            if self._do(lambda at: corrections.add(session, at), said):
                self._open_session(session.id)
                self.list.choose(session.id)

        form.wanted.connect(write)
        self._open(form)

    def _open_marks(
        self, span: tuple[date, date] | None = None, mark: DayMark = DayMark.AWAY
    ) -> None:
        days = {line.day for line in self._lines if isinstance(line, SessionLine)}
        form = MarkForm(
            self._marks,
            days,
            theme_hub=self._hub,
            today=self._today,
            week_start=self._week_start,
            span=span,
            mark=mark,
        )

        def write(days: Sequence[date], mark: DayMark | None) -> None:
            when = log_words.span_text(days[0], days[-1], self._today)
            how = f"marked as {words.mark_text(mark)}" if mark else "not marked any more"
            corrections = self._journal.corrections
            is_are = "is" if len(days) == 1 else "are"
            if self._do(lambda at: corrections.mark(days, mark, at), f"{when} {is_are} {how}."):
                self._close_panel()

        form.wanted.connect(write)
        self._open(form)

    def _delete(self, session: SessionRecord) -> None:
        when = log_words.date_text(session.local_date, self._today)
        said = f"The session of {when} is deleted. Undo brings it back."
        corrections = self._journal.corrections
        if self._do(lambda at: corrections.delete(session.id, at), said):
            self._close_panel()

    def _do(self, act: Callable[[datetime], None], said: str) -> bool:
        """Whether it was written; if not, it is told, in the form where there is one."""
        tell = self.panel.tell if self.panel is not None and self._writing else self.tell
        try:
            act(self._now)
        except LogWriteError:
            tell(log_words.NOT_WRITTEN)
        except LogError:
            tell(log_words.NOT_READ)
        except ChangedSince:
            self.tell(log_words.CHANGED_SINCE)
        except KeyError:
            tell(log_words.NOT_THERE)
        else:
            self.tell(said)
            self._follow()
            return True
        return False

    def _follow(self) -> None:
        """What is open may be another now, or gone."""
        if isinstance(self.panel, MarkForm):
            self._open_marks(self.panel.month.span, self.panel.kind)
        if not isinstance(self.panel, SessionView):
            return
        session_id = self.panel.session.id
        if self._line_of(session_id) is None:
            self._close_panel()
        else:
            self._open_session(session_id)

    def _begin(self, act: Callable[[], None]) -> None:
        """What was told is of before."""

        def begin() -> None:
            self.tell("")
            act()

        self._unless_touched(begin)

    def _unless_touched(self, act: Callable[[], None]) -> None:
        if self.panel is not None and self.panel.touched:
            if self.question is None:
                self._ask(act)
        else:
            act()

    def _ask(self, act: Callable[[], None]) -> None:
        def leave() -> None:
            self._close_panel()
            self._asking.close()
            act()

        self._asking.ask(
            LEAVE_QUESTION, (NOTHING_KEPT,), yes="Leave", no="Go on writing", act=leave
        )

    def _go_on(self) -> None:
        if self.panel is not None:
            self.panel.focus_first()
        else:
            self.list.setFocus()

    def _open(self, panel: Panel, then: Callable[[], None] | None = None) -> None:
        """In place of what is open; `then` follows when it is left."""
        self._drop_panel()
        panel.left.connect(lambda: self._unless_touched(then or self._close_panel))
        self.panel = panel
        self._body.addWidget(panel)
        self._fit()
        panel.show()
        panel.focus_first()
        announce(panel, panel.heard)

    def _close_panel(self) -> None:
        self._drop_panel()
        self._fit()
        self.list.clear_choice()
        self.list.setFocus()

    def _drop_panel(self) -> None:
        if self.panel is not None:
            self._body.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def _fit(self) -> None:
        """Beside the list where there is room for both, else in its place."""
        room = self.width() - 2 * MARGIN
        beside = room >= self._hub.px(BESIDE_FROM)
        self._inner.setMaximumWidth(self._hub.px(WIDTH))
        for part in (self.list, self.list.search, self._status):
            part.setVisible(self.panel is None or beside)
        if self.panel is not None:
            width = self._hub.px(PANEL_WIDTH)
            self.panel.setMinimumWidth(width if beside else 0)
            self.panel.setMaximumWidth(width if beside else self._hub.px(WIDTH))


def _sessions_in(lines: Sequence[Line]) -> int:
    return sum(isinstance(line, SessionLine) for line in lines)


def _head(back: QWidget, title: QLabel, *buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(back)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button)
    return row


def _flow(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = Flow(10, line)
    for widget in widgets:
        row.addWidget(widget)
    return line
