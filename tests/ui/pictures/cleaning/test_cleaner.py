"""The process that makes pictures clean: what it answers, and what it does not."""

import sys
import threading
from collections.abc import Iterator

import pytest

from coach.storage.picture_headers import DAMAGED, BadPicture
from coach.ui.pictures.cleaning.cleaner import LEFT, NOT_STARTED, TAKES_TOO_LONG, Cleaner
from coach.ui.pictures.cleaning.own_picture import clean_picture
from tests.ui.pictures.cleaning.test_own_picture import photo

HANGS = "import sys; sys.stdin.buffer.read()"
DIES = "import sys; sys.stdin.buffer.read(4)"
TALKS = "import sys; sys.stdin.buffer.read(4); print('Good morning, what a fine picture')"
BOASTS = (
    "import sys; sys.stdin.buffer.read(4); sys.stdout.buffer.write(b'\\xff' * 9); "
    "sys.stdout.flush(); sys.stdin.read()"
)
ROTS = (
    "import sys; sys.stdin.buffer.read(4); sys.stdout.buffer.write(b'\\0\\0\\0\\1\\xc1'); "
    "sys.stdout.flush(); sys.stdin.read()"
)


@pytest.fixture
def cleaner() -> Iterator[Cleaner]:
    made = Cleaner()
    yield made
    made.close()


def serving(program: str, **options: float) -> Cleaner:
    return Cleaner((sys.executable, "-c", program), **options)


def test_it_does_as_this_process_would(cleaner: Cleaner) -> None:
    large = photo((2400, 1200))
    assert cleaner(large) == clean_picture(large)
    with pytest.raises(BadPicture, match="Only PNG, JPEG, WebP and SVG"):
        cleaner(b"no picture")
    assert cleaner(photo((8, 8)))[1] == "jpg"


def test_one_process_cleans_several(cleaner: Cleaner) -> None:
    cleaner(photo((8, 8)))
    first = cleaner._process
    cleaner(photo((8, 9)))
    assert cleaner._process is first is not None
    cleaner.close()
    assert first.poll() is not None


@pytest.mark.parametrize("program", [DIES, TALKS, BOASTS, ROTS])
def test_where_it_dies_or_talks_nonsense_the_picture_is_to_blame(program: str) -> None:
    cleaner = serving(program)
    with pytest.raises(BadPicture, match=DAMAGED):
        cleaner(photo((8, 8)))
    cleaner.close()


def test_one_that_died_is_followed_by_another(cleaner: Cleaner) -> None:
    cleaner(photo((8, 8)))
    first = cleaner._process
    assert first is not None
    first.kill()
    first.wait()
    with pytest.raises(BadPicture, match=DAMAGED):
        cleaner(photo((8, 8)))
    assert cleaner(photo((8, 8)))[1] == "jpg"


def test_one_that_takes_too_long_is_ended() -> None:
    cleaner = serving(HANGS, patience=0.05)
    with pytest.raises(BadPicture, match=TAKES_TOO_LONG):
        cleaner(photo((8, 8)))
    assert cleaner._process is None
    cleaner.close()


def test_left_by_another_thread_it_waits_no_longer() -> None:
    cleaner = serving(HANGS)
    said = []

    def ask() -> None:
        try:
            cleaner(photo((8, 8)))
        except BadPicture as error:
            said.append(str(error))

    asking = threading.Thread(target=ask)
    asking.start()
    while cleaner._process is None:
        assert asking.is_alive()
    cleaner.close()
    asking.join(10)
    assert said == [LEFT]
    with pytest.raises(BadPicture, match=LEFT):
        cleaner(photo((8, 8)))


def test_where_no_process_can_be_started_it_says_so() -> None:
    with pytest.raises(BadPicture, match=NOT_STARTED):
        Cleaner(("/no/such/program",))(photo((8, 8)))
