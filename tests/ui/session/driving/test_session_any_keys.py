"""Whatever is pressed, and whatever the clocks do: no cue twice, none late, no rep lost."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from coach import resources
from coach.core.exercise import Catalog, Dose
from coach.core.plan import Plan, plan
from coach.core.player import Player
from coach.core.routine import Entry, Routine
from coach.core.session import Outcome, SetEnd, SetRecord
from coach.core.voice import VoiceLevel
from coach.cues.asides import Aside
from coach.cues.cue import LATEST, Cue, Line
from coach.cues.score import Score
from coach.cues.sound import Sound
from coach.cues.sounds import Sounds
from coach.cues.speech.speech import Speech
from coach.storage.journal import Journal
from coach.storage.settings import Settings
from coach.ui.session.driving.controller import SessionController
from coach.ui.session.driving.cueing import Cueing
from tests.ui.session.conftest import FakeAwake, FakeClock

CLOSE = 1e-6


class Memory(Journal):
    """A log without a file."""

    def __init__(self) -> None:
        self.sets: dict[int, tuple[int, float, SetEnd | None]] = {}

    def begin(
        self,
        prescription: Routine,
        sets: Sequence[SetRecord],
        at: datetime,
        local_date: date,
        trial: bool,
    ) -> str:
        return "s"

    def record(
        self,
        session_id: str,
        set_index: int,
        reps: int,
        seconds: float,
        ended: SetEnd | None,
        at: datetime,
    ) -> None:
        self.sets[set_index] = reps, seconds, ended

    def finish(self, session_id: str, outcome: Outcome, at: datetime) -> None:
        """Only the sets matter here."""


class Listener(Score):
    """Keeps what it has handed out to be told."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(catalog, VoiceLevel.FULL, metronome=True)
        self.due: list[Cue] = []

    def between(self, before: Player, after: Player, now: float) -> tuple[Cue, ...]:
        asked, self.due = self.due, []
        cues = super().between(before, after, now)
        self.due = [*asked, *cues]
        return cues

    def aside(self, aside: Aside, player: Player, now: float) -> Cue:
        cue = super().aside(aside, player, now)
        self.due.append(cue)
        return cue

    def ahead(self, player: Player) -> tuple[Line, ...]:
        asked, self.due = self.due, []
        lines = super().ahead(player)
        self.due = asked
        return lines


class Ear(Sounds):
    """Hears each sound, with the moment at which it was played."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__(resources.path("sounds"))
        self._clock = clock
        self.heard: list[tuple[float, Sound]] = []

    def open(self) -> None:
        """There is no device."""

    def play(self, sound: Sound) -> None:
        self.heard.append((self._clock.monotonic(), sound))


class Listened(Speech):
    """Hears each line, with the moment at which it was due, and how late that was."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock
        self.heard: list[tuple[float, Line]] = []
        self.lates: list[float] = []

    def open(self, voice_id: str | None = None) -> None:
        """There is no voice."""

    def say(self, line: Line, late: float = 0.0) -> None:
        moment = self._clock.monotonic() - late * self._clock.speed
        self.heard.append((round(moment, 5), line))
        self.lates.append(late)


class Session:
    """A session of a stretch, a bridge at one's own pace and one at a tempo, all of it short."""

    def __init__(self, catalog: Catalog, speed: float) -> None:
        self.clock = FakeClock(speed)
        self.score = Listener(catalog)
        self.ear, self.speech = Ear(self.clock), Listened(self.clock)
        self.log = Memory()
        self.controller = SessionController(
            _plan(catalog),
            journal=self.log,
            clock=self.clock,
            cueing=Cueing(self.score, self.ear, self.speech, Settings(), speed),
            keep_awake=FakeAwake(),
            day_start=4,
            smooth=False,
        )
        self.reps: set[tuple[int, int]] = set()
        self.controller.published.connect(self._keep_reps)

    def let_pass(self, seconds: float, late: float) -> None:
        """Time passes, with each wake-up `late` seconds after it was due."""
        end = self.clock.monotonic() + seconds * self.clock.speed
        while True:
            due = self.controller.due
            if due is None or due + late * self.clock.speed > end:
                break
            to = max(self.clock.monotonic(), due + late * self.clock.speed)
            self.clock.go(to - self.clock.monotonic())
            self.controller.wake()
        self.clock.go(end - self.clock.monotonic())

    def _keep_reps(self, player: Player) -> None:
        reps = {
            (player.plan.steps[place].set_index, player.plan.steps[place].rep_of_side)
            for place in player.crossed
        }
        assert self.reps <= reps
        self.reps = reps


def _plan(catalog: Catalog) -> Plan:
    tempo = catalog["bridge"].dose.tempo
    entries = (
        Entry("hamstring-stretch", Dose(reps=2, hold=10.0, rest=5.0)),
        Entry("bridge", Dose(reps=2, tempo=tempo, self_paced=True)),
        Entry("clamshell", Dose(reps=3, tempo=tempo)),
    )
    score = Score(catalog, VoiceLevel.FULL, metronome=True)
    return plan(Routine("r", "Any", entries), catalog, room=score.room)


Act = Callable[[Session], None]
ACTS: tuple[Act, ...] = (
    lambda session: session.controller.wake(),
    lambda session: session.controller.one_key(),
    lambda session: session.controller.pause(),
    lambda session: session.controller.go_on(),
    lambda session: session.controller.skip(),
    lambda session: session.controller.skip_exercise(),
    lambda session: session.controller.back(),
    lambda session: session.controller.lengthen(5.0),
    lambda session: session.controller.lengthen(-5.0),
    lambda session: session.controller.hurts(),
    lambda session: session.controller.ease(5.0, 1),
    lambda session: session.clock.sleep(3600.0),
    lambda session: session.clock.sleep(-3600.0),
    lambda session: session.clock.travel(3),
)
# Nobody presses a key at the very moment of a cue, which lie on twentieths of a second.
ODD = 0.0003137
passing = st.tuples(
    st.sampled_from((0.25, 1.0, 2.5, 7.0, 40.0)).map(lambda seconds: seconds + ODD),
    st.sampled_from((0.0, 0.01, 0.25, 0.45)),
)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(passing, st.sampled_from(ACTS)), max_size=25), st.sampled_from((1.0, 8.0))
)
def test_no_cue_comes_twice_or_late_and_no_rep_is_lost(
    qapp: object, catalog: Catalog, doings: list[tuple[tuple[float, float], Act]], speed: float
) -> None:
    session = Session(catalog, speed)
    session.controller.start()
    for (seconds, late), act in doings:
        session.let_pass(seconds, late)
        act(session)
    session.controller.interrupt()

    told = [(round(cue.at, 5), cue.sound, cue.says) for cue in session.score.due]
    assert len(told) == len(set(told))
    assert len(session.speech.heard) == len(set(session.speech.heard))
    assert all(0.0 <= late <= LATEST for late in session.speech.lates)
    moments: dict[Sound | None, list[float]] = {}
    for cue in session.score.due:
        moments.setdefault(cue.sound, []).append(cue.at)
    for now, sound in session.ear.heard:
        in_time = [at for at in moments[sound] if -CLOSE <= (now - at) / speed <= LATEST + CLOSE]
        assert in_time
        moments[sound].remove(in_time[0])
    for place, record in enumerate(session.controller.player.done):
        kept = session.log.sets.get(place, (0, 0.0, None))
        assert (kept[0], kept[1]) == (record.done_reps, record.done_seconds)
