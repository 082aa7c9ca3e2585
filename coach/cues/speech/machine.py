"""What this machine can speak with."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from coach import resources
from coach.cues.effect import Effect
from coach.cues.outputs import Outputs
from coach.cues.sounds import system_effect
from coach.cues.speech.helper import talker_command


class Machine(Struct, frozen=True):
    """Tests put their own in its place.

    `talker` is the command that runs the process which speaks by the system's voices; a source
    that has not opened within `opens_within` seconds, or not answered within `answers_within`, is
    stuck; speech-dispatcher with espeak-ng takes 4.6 s to list its 13 000 voices, and longer on a
    busy machine. `prompts` is the folder of rendered phrases; `make_effect` loads a WAV file for
    the present sound device and raises SoundsUnavailable; `outputs` tells when that is another.
    espeak-ng itself is stuck where a line takes more than `renders_within`.
    """

    talker: tuple[str, ...]
    prompts: Path
    make_effect: Callable[[Path], Effect]
    outputs: Callable[[], Outputs] = Outputs
    opens_within: float = 15.0
    answers_within: float = 1.0
    renders_within: float = 4.0


def this_machine() -> Machine:
    return Machine(talker_command(), resources.path("prompts"), system_effect)
