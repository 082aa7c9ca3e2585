"""The log: every session and every marked day, to look up and to put right."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coach.core.correction import CorrectionKind
from coach.core.day_mark import DayMark
from coach.core.session import SessionRecord
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
from coach.ui.log.head import LogHead
from coach.ui.log.lines import Line, MarkLine, SessionLine, within
from coach.ui.log.log_list import SEARCH_AFTER_MS, LogList
from coach.ui.log.mark_form import MarkForm
from coach.ui.log.panel import Panel
from coach.ui.log.panels import Panels
from coach.ui.log.reading import Reading, read
from coach.ui.log.session_view import SessionView
from coach.ui.page import MARGIN
from coach.ui.routine_model import RoutineModel
from coach.ui.settings_model import SettingsModel
from coach.ui.theme import ThemeHub
from coach.ui.widgets.asking import Asking
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
        self._hub = theme_hub
        self._panels = Panels(
            self,
            journal=journal,
            catalog_model=catalog_model,
            routine_model=routine_model,
            settings_model=settings_model,
            theme_hub=theme_hub,
            clock=clock,
        )
        self._span = (first, last)
        self._reading = Reading()
        self._within: tuple[Line, ...] = ()  # those of the days of the filter
        self.panel: Panel | None = None
        self._asking = Asking(self, theme_hub, self._go_on)
        self._written_in: QWidget | None = None  # when it was asked whether to leave
        self.setAccessibleName("Log")
        self.list = LogList(theme_hub, search_after_ms=search_after_ms, today=self._panels.today)
        self._head = LogHead(self.list.search, theme_hub)
        self._lay_out()
        self._connect()
        unsubscribe = journal.subscribe(self.refresh)
        self.destroyed.connect(lambda: unsubscribe())
        catalog_model.changed.connect(self.refresh)
        theme_hub.changed.connect(self._fit)
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
        return self._head.told

    def refresh(self) -> None:
        """Read the log anew; where it cannot be read, what is shown stays."""
        try:
            self._reading = read(self._journal, self._panels.today)
        except LogError:
            self._head.tell(log_words.NOT_READ)
            return
        self._show()

    def open_line(self, line: Line) -> None:
        """Show a session's sets, or where a stretch of days can be marked otherwise."""
        self._begin(partial(self._open_line, line))

    def add(self) -> None:
        """Put down a session that was done away from the computer."""
        self._begin(self._open_add)

    def mark_days(self) -> None:
        day = self._only_day
        self._begin(partial(self._open_marks, (day, day) if day else None))

    def undo(self) -> None:
        """Take back the last step by hand, unless something is being written."""
        if self._reading.undo and not self._writing:
            self._do(self._journal.corrections.undo, f"Undone: {self._reading.undo}.")

    def redo(self) -> None:
        if self._reading.redo and not self._writing:
            self._do(self._journal.corrections.redo, f"Done again: {self._reading.redo}.")

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
    def _only_day(self) -> date | None:
        """The day that is shown alone."""
        first, last = self._span
        return first if first == last else None

    @property
    def _writing(self) -> bool:
        return isinstance(self.panel, (CorrectForm, AddForm))

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.setSpacing(GAP)
        self._body.addWidget(self.list, 1)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addLayout(self._body, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 24, MARGIN, 20)
        row.addStretch(1)
        row.addWidget(self._inner, 1000)
        row.addStretch(1)
        for before, after in pairwise((*self._head.tab_order, self.list.view)):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.list.opened.connect(self.open_line)
        self.list.narrowed.connect(self._tell_count)
        head = self._head
        head.back.connect(self.leave)
        head.add_wanted.connect(self.add)
        head.mark_wanted.connect(self.mark_days)
        head.all_wanted.connect(self.take_filter_off)
        head.undo_wanted.connect(self.undo)
        head.redo_wanted.connect(self.redo)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_F, self._search)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_Z, self.undo)
        bind_key(self, Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Z, self.redo)
        bind_key(self, Qt.Modifier.CTRL | Qt.Key.Key_Y, self.redo)

    def _search(self) -> None:
        if self.list.isVisible():
            self.list.search.setFocus()
            self.list.search.selectAll()

    def _show(self) -> None:
        today, reading = self._panels.today, self._reading
        self._within = within(reading.lines, *self._span)
        self._head.show_span(log_words.filter_text(*self._span, today))
        self._head.show_steps(reading.undo, reading.redo)
        self.list.show_lines(self._within, self._catalog_model.catalog, today)

    def _tell_count(self) -> None:
        found, searching = self.list.found, self.list.searching
        count, total = map(_sessions_in, (found, self._within))
        if searching and found and not count:
            said = log_words.stretches_text(len(found))
        else:
            of_all_days = self._span == (None, None)
            said = log_words.count_text(count, total, searching=searching, of_all_days=of_all_days)
        self._head.show_count(said)

    def _open_line(self, line: Line) -> None:
        self.list.choose(line.key)
        if isinstance(line, MarkLine):
            marked = line.marked
            self._open_marks((marked.first, marked.last), marked.mark)
        else:
            self._open_session(line.session.id)

    def _open_session(self, session_id: str) -> None:
        try:
            view = self._panels.session(session_id, self._reading)
        except KeyError:
            self._head.tell(log_words.NOT_THERE)
            return
        except LogError:
            self._head.tell(log_words.NOT_READ)
            return
        session = view.session
        view.correct_wanted.connect(lambda: self._open_correct(session))
        view.note_wanted.connect(lambda: self._open_correct(session).note.setFocus())
        view.delete_wanted.connect(lambda: self._delete(session))
        self._open(view)

    def _open_correct(self, session: SessionRecord) -> CorrectForm:
        form = self._panels.correct(session)
        form.wanted.connect(self._correct)
        self._open(form, then=lambda: self._open_session(session.id))
        return form

    def _open_add(self) -> None:
        form = self._panels.add(self._reading, self._only_day)
        form.wanted.connect(self._add)
        self._open(form)

    def _open_marks(
        self, span: tuple[date, date] | None = None, mark: DayMark = DayMark.AWAY
    ) -> None:
        form = self._panels.mark(self._reading, span, mark)
        form.wanted.connect(self._mark)
        self._open(form)

    def _correct(self, changed: SessionRecord, kind: CorrectionKind) -> None:
        said = f"The session of {self._date(changed)} is corrected; what it was before is kept."
        correct = self._journal.corrections.correct
        if self._do(lambda at: correct(changed, at, kind), said):
            self._open_session(changed.id)

    def _add(self, session: SessionRecord) -> None:
        said = f"The session of {self._date(session)} is added."
        if self._do(partial(self._journal.corrections.add, session), said):
            self._open_session(session.id)
            self.list.choose(session.id)

    def _mark(self, days: Sequence[date], mark: DayMark | None) -> None:
        when = log_words.span_text(days[0], days[-1], self._panels.today)
        are = f"{when} {'is' if len(days) == 1 else 'are'}"
        said = (
            f"{are} marked as {words.mark_text(mark)}." if mark else f"{are} not marked any more."
        )
        if self._do(partial(self._journal.corrections.mark, days, mark), said):
            self._close_panel()

    def _delete(self, session: SessionRecord) -> None:
        said = f"The session of {self._date(session)} is deleted. Undo brings it back."
        if self._do(partial(self._journal.corrections.delete, session.id), said):
            self._close_panel()

    def _date(self, session: SessionRecord) -> str:
        return log_words.date_text(session.local_date, self._panels.today)

    def _do(self, act: Callable[[datetime], None], said: str) -> bool:
        """Whether it was written; if not, it is told, in the form where there is one."""
        tell = self.panel.tell if self.panel is not None and self._writing else self._head.tell
        try:
            act(self._panels.now)
        except LogWriteError:
            tell(log_words.NOT_WRITTEN)
        except LogError:
            tell(log_words.NOT_READ)
        except ChangedSince:
            tell(log_words.CHANGED_SINCE)
        except KeyError:
            tell(log_words.NOT_THERE)
        else:
            self._head.tell(said)
            self._follow()
            return True
        return False

    def _follow(self) -> None:
        """What is open may be another now, or gone."""
        if isinstance(self.panel, MarkForm):
            self._open_marks(self.panel.month.span, self.panel.kind)
        elif isinstance(self.panel, SessionView):
            session_id = self.panel.session.id
            if self._reading.line_of(session_id) is None:
                self._close_panel()
            else:
                self._open_session(session_id)

    def _begin(self, act: Callable[[], None]) -> None:
        """What was told is of before."""

        def begin() -> None:
            self._head.tell("")
            act()

        self._unless_touched(begin)

    def _unless_touched(self, act: Callable[[], None]) -> None:
        if self.panel is None or not self.panel.touched:
            act()
        elif self.question is None:
            self._ask(act)

    def _ask(self, act: Callable[[], None]) -> None:
        def leave() -> None:
            self._close_panel()
            self._asking.close()
            act()

        self._written_in = QApplication.focusWidget()
        self._asking.ask(
            LEAVE_QUESTION, (NOTHING_KEPT,), yes="Leave", no="Go on writing", act=leave
        )

    def _go_on(self) -> None:
        field, self._written_in = self._written_in, None
        if self.panel is None:
            self.list.setFocus()
        elif field is not None and self.panel.area.isAncestorOf(field):
            field.setFocus()
        else:
            self.panel.focus_first()

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
        beside = self.width() - 2 * MARGIN >= self._hub.px(BESIDE_FROM)
        in_its_place = self.panel is not None and not beside
        self._inner.setMaximumWidth(self._hub.px(WIDTH))
        self.list.setVisible(not in_its_place)
        self._head.leave_room(in_its_place)
        if self.panel is not None:
            width = self._hub.px(PANEL_WIDTH)
            self.panel.setMinimumWidth(width if beside else 0)
            self.panel.setMaximumWidth(width if beside else self._hub.px(WIDTH))


def _sessions_in(lines: Sequence[Line]) -> int:
    return sum(isinstance(line, SessionLine) for line in lines)
