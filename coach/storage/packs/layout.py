"""What stands in a pack, by which names, and how much of it may."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from coach.storage.names import is_reserved
from coach.storage.picture_check import LONGEST_SIDE

FORMAT = 1
ENDING = ".backcoach"
MANIFEST = "pack.toml"
EXERCISES, POSES, PHOTOS, ROUTINES = FOLDERS = ("exercises", "poses", "photos", "routines")

MOST_FILES = 500
MOST_BYTES = 50 * 1024 * 1024  # of all files, unpacked
MOST_WORDS = 512 * 1024  # of all TOML files: it takes up to a second to read so much
MOST_FIGURE = 64 * 1024  # of a pose or an exercise: the figure reads no more
MOST_TOML = 256 * 1024  # of any other
MOST_PIXELS = 500_000_000  # of all pictures, which are all decoded
MOST_PIXELS_SHRUNK = 60_000_000  # of those that are, which takes the most time
SVG_PIXELS = (
    4 * LONGEST_SIDE**2
)  # what one counts as: it is drawn several times, which can take long
MOST_RATIO = 100
MOST_POSES_DEEP = 4  # built on each other

_FORM = re.compile(
    r"pack\.toml"
    r"|(exercises|poses|routines)/(?P<id>[a-z0-9]+(-[a-z0-9]+)*)\.toml"
    r"|photos/(?P<photo>[a-z0-9]+(-[a-z0-9]+)*)\.(png|jpg|jpeg|webp|svg)"
)
_LONGEST_STEM = 80
_SHOWN = 80
UNFORESEEN = "holds something that cannot be read here"


class PackError(Exception):
    """A pack that is refused, and not a byte of it kept.

    `entry` is the file in the pack that it is refused for, empty where it is the pack as a whole,
    of which `problem` then says what it is or does: "is no file". The text is one line whatever
    the pack holds.
    """

    def __init__(self, entry: str, problem: str) -> None:
        said = plain(problem, 300)
        super().__init__(f"{plain(entry)}: {said}" if entry else said)
        self.entry = entry
        self.problem = said


def plain(text: str, longest: int = _SHOWN) -> str:
    """The text in one line, in which nothing hides and nothing runs backwards."""
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text[: longest + 1])
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


@contextmanager
def nothing_unforeseen() -> Iterator[None]:
    """Turns into a PackError what a pack makes fail that nobody has thought of."""
    try:
        yield
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise PackError("", UNFORESEEN) from error
    except (RecursionError, MemoryError) as error:
        raise PackError("", "holds too much to be read here") from error


def check_name(name: str) -> None:
    """Raises PackError for a name that is none of a pack's, or leads anywhere else."""
    if not name.isprintable():
        raise PackError(name, "its name holds an invisible character")
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        raise PackError(name, "its name is a place of its own and not one in the pack")
    if ".." in re.split(r"[/\\]", name):
        raise PackError(name, "its name leads out of the pack")


def check_form(name: str) -> None:
    """Raises PackError for a file that a pack has no place for."""
    fits = _FORM.fullmatch(name)
    if not fits:
        told = "a pack holds pack.toml, and exercises, poses and routines (.toml) and photos"
        raise PackError(name, f"has no place in a pack; {told}")
    stem = fits["id"] or fits["photo"] or ""
    if len(stem) > _LONGEST_STEM:
        raise PackError(name, f"its name is longer than {_LONGEST_STEM} characters")
    if is_reserved(stem):
        raise PackError(name, "its name is kept by Windows for itself")


def is_folder(name: str) -> bool:
    """Whether this names one of a pack's folders: some zips list them beside the files."""
    return name.endswith("/") and name[:-1] in FOLDERS


def folded(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def most_bytes(name: str) -> int:
    """How large this file of a pack may be, unpacked."""
    if name.startswith((f"{POSES}/", f"{EXERCISES}/")):
        return MOST_FIGURE
    return MOST_TOML if name.endswith(".toml") else MOST_BYTES
