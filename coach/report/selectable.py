"""Has a PDF give back the letters that were written, when its text is copied or searched.

Where a typeface has one glyph for several letters Qt names the first of them: the Greek iota is
then a Latin one, 小 the sign for its radical, and a blank a tab.
"""

import re
import unicodedata
from collections.abc import Iterable

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_NAMED = re.compile(rb"(?<=\[)[^\]]*(?=\])|(<[0-9A-Fa-f]{4}>) \1 <[0-9A-Fa-f]{4}>")
_LETTER = re.compile(rb"<([0-9A-Fa-f]{4})>")
_LATIN_IOTA, _IOTA = "\N{LATIN SMALL LETTER IOTA}", "\N{GREEK SMALL LETTER IOTA}"
_LAST = 0xFFFF  # that four digits can name
_SAME_GLYPH = {"\t": " ", _LATIN_IOTA: _IOTA, "Δ": "\N{INCREMENT}"}


def as_written(data: bytes, letters: Iterable[str]) -> bytes:
    """The file with each letter named by one of `letters`, which are all that were written.

    Only where a single letter stands for a single one, so that nothing in the file moves.
    """
    known = frozenset(letters)

    def letter(found: re.Match[bytes]) -> bytes:
        named = chr(int(found[1], 16))
        alike = (unicodedata.normalize("NFKC", named), _SAME_GLYPH.get(named, ""))
        written = next((other for other in alike if other in known), named)
        is_right = named in known or ord(written) > _LAST
        return found[0] if is_right else b"<%04x>" % ord(written)

    def names(found: re.Match[bytes]) -> bytes:
        """Of a glyph alone its own number stands twice before its letter."""
        if found[1] is None:
            return _LETTER.sub(letter, found[0])
        return found[0][:14] + _LETTER.sub(letter, found[0][14:])

    return _MAP.sub(lambda found: _NAMED.sub(names, found[0]), data)
