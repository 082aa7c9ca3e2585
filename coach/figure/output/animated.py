"""Writes moving pictures. The only module that knows Pillow."""

import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

Colours: TypeAlias = NDArray[np.uint32]

FRAME_MS: Mapping[str, int] = {".webp": 40, ".gif": 50}
"""How long a picture stands, by the file's ending; a .gif counts in hundredths of a second."""

_COLOURS = 96
_UNKNOWN = 255
_EXACT = 48  # of the colours are those that most of the picture has, the others their mixtures
_PACKED = np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)  # red, green and blue as one number
_SAMPLES = 6  # pictures that the colours are chosen from
_KEY_PICTURES = 1000  # seldom: what has not changed is not written again


def encode(
    pictures: Iterable[QImage], shown: Sequence[int], milliseconds: Sequence[int], ending: str
) -> bytes:
    """A moving picture that repeats for ever: `shown` are the pictures' places in the order in
    which they are seen, each for its `milliseconds`.
    """
    each = _reduced([_Packed.of(picture) for picture in pictures])
    options: dict[str, object] = {"optimize": False, "disposal": 1}
    if ending == ".webp":  # with losses, flat colours are neither small nor clean
        options = {"lossless": True, "quality": 50, "method": 4}
        options |= {"kmin": _KEY_PICTURES - 1, "kmax": _KEY_PICTURES}
    first, *others = (each[place] for place in shown)
    file = io.BytesIO()
    first.save(
        file,
        ending.removeprefix("."),
        save_all=True,
        append_images=others,
        duration=list(milliseconds),
        loop=0,
        **options,
    )
    return file.getvalue()


class _Packed(NamedTuple):
    """A picture's red, green and blue, pressed: a hundred of them would fill the memory."""

    size: tuple[int, int]
    data: bytes

    @classmethod
    def of(cls, picture: QImage) -> Self:
        plain = picture.convertToFormat(QImage.Format.Format_RGBX8888)
        return cls((plain.width(), plain.height()), zlib.compress(plain.constBits(), level=1))

    def image(self) -> Image.Image:
        return Image.frombytes("RGBX", self.size, zlib.decompress(self.data)).convert("RGB")


def _reduced(pictures: Sequence[_Packed]) -> list[Image.Image]:
    """The pictures in few colours, the same for all, so that nothing flickers; without dots of
    mixed colours, as these are flat already.
    """
    samples = pictures[:: max(len(pictures) // _SAMPLES, 1)]
    width, height = samples[0].size
    strip = Image.new("RGB", (width, height * len(samples)))
    for place, sample in enumerate(samples):
        strip.paste(sample.image(), (0, place * height))
    chosen = _chosen(strip)
    nearest = np.full(1 << 24, _UNKNOWN, dtype=np.uint8)
    return [_with(chosen, picture.image(), nearest) for picture in pictures]


def _chosen(strip: Image.Image) -> Colours:
    """The commonest colours as they are, and the best few for the rest: (n, 3), 0 to 255."""
    packed, counts = np.unique(_numbers(strip), return_counts=True)
    commonest = packed[np.argsort(-counts, kind="stable")[:_EXACT]]
    exact = commonest[:, None] // _PACKED % 256
    mixed = strip.quantize(_COLOURS - len(exact), Image.Quantize.MEDIANCUT).getpalette() or []
    return np.vstack([exact, np.array(mixed, dtype=np.uint32).reshape(-1, 3)])


def _with(chosen: Colours, picture: Image.Image, nearest: NDArray[np.uint8]) -> Image.Image:
    """The picture in the chosen colours; `nearest` keeps which one serves for each colour."""
    packed = _numbers(picture)
    unknown = np.unique(packed[nearest[packed] == _UNKNOWN])
    apart = (unknown[:, None] // _PACKED % 256)[:, None].astype(int) - chosen.astype(int)
    nearest[unknown] = np.argmin((apart**2).sum(axis=2), axis=1)
    found = Image.frombytes("P", picture.size, nearest[packed].tobytes())
    found.putpalette(chosen.astype(np.uint8).ravel().tolist())
    return found


def _numbers(picture: Image.Image) -> NDArray[np.uint32]:
    """Every pixel's colour as one number."""
    return np.asarray(picture, dtype=np.uint32).reshape(-1, 3) @ _PACKED
