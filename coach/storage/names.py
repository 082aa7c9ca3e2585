"""Ids, which are the names of files too, on every system."""

import re
import unicodedata

from coach.core.routine_book import free_id
from coach.storage.limits import LONGEST_NAME

_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # by Windows, for its devices
_LONGEST_SLUG = LONGEST_NAME - 8  # leaves room for a number behind it


def is_reserved(stem: str) -> bool:
    """Whether Windows keeps the name for itself."""
    return _RESERVED.fullmatch(stem) is not None


def id_for(name: str, taken: set[str]) -> str:
    """An id that is not `taken`, made of what is a letter a-z or a digit in the name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or "exercise"
    return free_id(slug, taken | {slug} if is_reserved(slug) else taken)
