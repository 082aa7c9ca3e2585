"""The clock reads the time; only the steps of a session go faster with its speed."""

import time
from datetime import datetime

from coach.ui.clock import Clock


def test_speed_multiplies_session_time() -> None:
    slow, fast = Clock(), Clock(60.0)
    before = time.monotonic()
    read = fast.monotonic()
    after = time.monotonic()
    assert before * 60 <= read <= after * 60
    assert before <= slow.monotonic()


def test_the_date_is_the_persons_own_at_any_speed() -> None:
    now = Clock(60.0).now()
    assert now.utcoffset() == datetime.now().astimezone().utcoffset()
    assert abs((datetime.now().astimezone() - now).total_seconds()) < 5
