"""What is wrong with a movement, as the figure's checks put it, in plain sentences."""

import re

_CM = r"([\d.]+ cm)"
_PLAINER = tuple(
    (re.compile(odd), plain)
    for odd, plain in (
        (rf"(.+) is {_CM} inside the (.+)", r"the \1 passes \2 into the \3"),
        (rf"(.+) is {_CM} below the surface of the mat", r"the \1 sinks \2 into the mat"),
        (
            rf"(.+?) on (?:the )?(.+?)(?: at \d+%)?: misses by {_CM}",
            r"the \1 misses the \2 by \3",
        ),
        (
            rf"what carries the body, (.+), is {_CM} off what is under it",
            r"the \1, which carries the body, is \2 off what is under it",
        ),
        (r"((?:left|right) .+)", r"the \1"),
    )
)
_MOMENT = re.compile(r"(at the (?:start|effort)|half-way|.+ of the way): (.+)")


def sentence(problem: str) -> str:
    """ "at the effort: left knee bends ..." as a sentence of its own."""
    found = _MOMENT.fullmatch(problem)
    if found is None:
        said = _plain(problem)
    else:
        when, what = found.groups()
        said = f"{when}{'' if when.startswith('at ') else ','} {_plain(what)}"
    return f"{said[:1].upper()}{said[1:]}."


def _plain(what: str) -> str:
    for odd, plain in _PLAINER:
        if found := odd.fullmatch(what):
            return found.expand(plain)
    return what
