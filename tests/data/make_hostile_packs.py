"""Builds the packs that mean harm, each small, into tests/data/hostile_packs.

    python tests/data/make_hostile_packs.py

HOSTILE says of each for which entry, and why, it is refused.
"""

import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "hostile_packs"
MANIFEST = b'format = 1\nname = "Harm"\n'
BRIDGE = """id = "x"
name = "X"
position = "on-back"
sidedness = "both-at-once"
ready = "Lie down."
cue = "Breathe."
felt = "Nowhere"
muscles = ["low-back"]
steps = ["Breathe."]
cautions = []
figure = "bridge"

[dose]
reps = 3
hold = 5.0
"""
STORED, DEFLATED = 0, 8
REGULAR, LINK, PIPE = 0o100644, 0o120777, 0o010644
UTF_8, ENCRYPTED = 1 << 11, 1


class Entry(NamedTuple):
    """What stands in a zip, with what the list at its end says of it where that is not true."""

    name: str | bytes
    data: bytes = b""
    method: int = DEFLATED
    mode: int = REGULAR
    flags: int = UTF_8
    size: int | None = None
    packed: int | None = None
    at: int | None = None
    inner_name: str | None = None


def raw(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode()


def zip_of(entries: Sequence[Entry], *, count: int | None = None, before: bytes = b"") -> bytes:
    """A zip of the entries, true or not."""
    body, listed = bytearray(before), bytearray()
    for entry in entries:
        name, at = raw(entry.name), len(body)
        engine = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = entry.data
        if entry.method == DEFLATED:
            data = engine.compress(data) + engine.flush()
        size = len(entry.data) if entry.size is None else entry.size
        packed = len(data) if entry.packed is None else entry.packed
        crc = zlib.crc32(entry.data)
        inner = raw(entry.inner_name) if entry.inner_name else name
        fields = (entry.flags, entry.method, 0, 33, crc, packed, size)
        body += struct.pack("<4s5H3L2H", b"PK\3\4", 20, *fields, len(inner), 0) + inner + data
        listed += (
            struct.pack(
                "<4s6H3L5H2L",
                b"PK\1\2",
                0x314,
                20,
                *fields,
                len(name),
                0,
                0,
                0,
                0,
                entry.mode << 16,
                at if entry.at is None else entry.at,
            )
            + name
        )
    number = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(listed), len(body), 0)
    return bytes(body + listed + end)


def pack(*entries: Entry, manifest: bytes = MANIFEST) -> bytes:
    return zip_of((Entry("pack.toml", manifest), *entries))


def exercise(text: str = BRIDGE, name: str = "exercises/x.toml") -> Entry:
    return Entry(name, text.encode())


def dosed(dose: str) -> bytes:
    return pack(exercise(BRIDGE.replace("hold = 5.0", dose)))


def posed(text: str, name: str = "p") -> bytes:
    return pack(exercise(), Entry(f"poses/{name}.toml", text.encode()))


def drawn(text: str) -> bytes:
    return pack(exercise(), Entry("photos/p.svg", text.encode()))


def svg(inside: str, before: str = "") -> str:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<?xml version="1.0"?>{before}<svg {space} viewBox="0 0 9 9">{inside}</svg>'


def png(width: int, height: int) -> bytes:
    """All black, and so tiny."""
    head = struct.pack(">2L5B", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((width + 15) // 8 * height), 9)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, data) for kind, data in chunks)


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


LAUGHS = (
    "<!DOCTYPE svg [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
MEGABYTE = 1024 * 1024
X, P, SVG = "exercises/x.toml", "poses/p.toml", "photos/p.svg"
ROUTINE = (
    'id = "r"\nname = "R"\n[[entries]]\nexercise = "x"\n[entries.dose]\nreps = 3\nhold = 5.0\n'
)
MANY = tuple(Entry(f"poses/p-{number}.toml") for number in range(500))
LARGE = tuple(
    Entry(f"photos/p-{number}.png", size=MEGABYTE, packed=MEGABYTE, method=STORED)
    for number in range(52)
)
WORDY = tuple(
    Entry(f"routines/p-{number}.toml", size=200_000, packed=20_000) for number in range(6)
)


UNSEEN = (
    ("filler", "an invisible", "\u3164"),
    ("half-filler", "an invisible", "X\uffa0"),
    ("blank", "an invisible", "\u2800\u2800"),
    ("joiner", "an invisible", "X\u034f"),
    ("vowel", "an invisible", "X\u17b4"),
    ("form", "an invisible", "X\u180b"),
    ("picture", "an invisible", "X\ufe0f"),
    ("stack", "a letter with too many marks", "X" + "\u0300" * 5),
    ("signs", "no letter and no digit", "\u2026\u2026"),
)
PLACES = (("word", "'evil'"), ("nothing", "0"), ("endless", "inf"), ("yes", "true"))


def names() -> Iterator[tuple[str, str, str, bytes]]:
    def of(name: str | bytes) -> bytes:
        return pack(Entry(name, b"x = 1\n"))

    yield "absolute", "/etc/passwd", "place of its own", of("/etc/passwd")
    yield "drive", "C:/x.toml", "place of its own", of("C:/x.toml")
    yield "share", "\\\\host\\x.toml", "place of its own", of("\\\\host\\x.toml")
    yield "parent", "exercises/../../x.toml", "out of the pack", of("exercises/../../x.toml")
    yield "parent-backslash", "photos\\..\\x.png", "out of the pack", of("photos\\..\\x.png")
    yield "program", "exercises/x.py", "no place", of("exercises/x.py")
    yield "pack-in-pack", "pack.zip", "no place", of("pack.zip")
    yield "hidden", "exercises/.x.toml", "no place", of("exercises/.x.toml")
    yield "reserved", "exercises/con.toml", "Windows", of("exercises/con.toml")
    yield "control", "exercises/x\\u0007.toml", "invisible", of("exercises/x\a.toml")
    yield "line-break", "exercises/x\\u000a.toml", "invisible", of("exercises/x\n.toml")
    yield "nul", "exercises/x\\u0000.toml", "invisible", of("exercises/x\0.toml")
    yield "bidi", "exercises/\\u202elmot.x.toml", "invisible", of("exercises/\u202elmot.x.toml")
    yield "long", "exercises/" + "x" * 69 + "…", "longer", of(f"exercises/{'x' * 90}.toml")
    yield "not-utf-8", "exercises/\\xff\\xfe.toml", "no place", of(b"exercises/\xff\xfe.toml")


def zips() -> Iterator[tuple[str, str, str, bytes]]:
    x = exercise()
    yield "link", X, "link", pack(Entry(X, b"../../settings.toml", mode=LINK))
    yield "pipe", X, "no file", pack(Entry(X, mode=PIPE))
    yield "twice", X, "twice", pack(x, x)
    yield "twice-folded", "exercises/X.toml", "twice", pack(x, Entry("exercises/X.toml"))
    composed, apart = Entry("photos/\u00e9.png"), Entry("photos/e\u0301.png")
    yield "twice-accents", "photos/\u00e9.png", "twice", zip_of((apart, composed))
    yield "501-files", "poses/p-499.toml", "500 files", pack(*MANY)
    yield "50-megabytes", "photos/p-49.png", "50 MB", pack(*LARGE)
    yield "many-words", "routines/p-2.toml", "512 KB", pack(*WORDY)
    yield "bomb", "photos/p.png", "100 times", pack(Entry("photos/p.png", bytes(4 * MEGABYTE)))
    bomb = Entry("photos/p.png", bytes(4 * MEGABYTE), size=5000)
    yield "lying-bomb", "photos/p.png", "more than it says", pack(bomb)
    yield "lying-length", X, "damaged", pack(Entry(X, BRIDGE.encode(), size=900))
    deep = Entry("poses/p.toml", BRIDGE.encode(), at=0)
    yield "overlap", P, "another file's place", pack(deep)
    yield "two-names", X, "two ways", pack(Entry(X, inner_name="exercises/y.toml"))
    yield "encrypted", X, "encrypted", pack(Entry(X, BRIDGE.encode(), flags=UTF_8 | ENCRYPTED))
    yield "lzma", X, "packed in a way", pack(Entry(X, BRIDGE.encode(), method=14))
    yield "beyond-the-end", X, "damaged", pack(Entry(X, BRIDGE.encode(), at=0x7FFFFFFF))
    yield "no-zip", "", "no pack", b"MZ" + bytes(400)
    yield "empty", "", "no pack", b""
    yield "program-before-it", "", "no pack", zip_of((x,), before=b"MZ" + bytes(400))
    folders = [Entry("photos/", method=STORED)] * 2
    yield "folder-twice", "photos/", "twice", pack(x, *folders)
    yield "less-than-told", "", "no pack", zip_of((Entry("pack.toml", MANIFEST), x), count=9)
    yield "cut-off", "", "no pack", pack(x)[:-30]
    yield "more-than-told", "", "no pack", zip_of((x, Entry("pack.toml")), count=1)


def tomls() -> Iterator[tuple[str, str, str, bytes]]:
    def of(text: bytes) -> bytes:
        return pack(Entry(X, text))

    yield "10-megabytes", X, "64 KB", of(b"#" * 10 * MEGABYTE)
    yield "deep-lists", X, "deep", of(b"a = " + b"[" * 1000 + b"]" * 1000)
    tables = Entry(X, b"a = " + b"{a = " * 1000, method=STORED)
    yield "deep-tables", X, "deep", pack(tables)
    yield "deep-names", X, "deep", of(b".".join([b"a"] * 1000) + b" = 1")
    headers = b"".join(b"[x%d]\n" % number for number in range(2001))
    yield "many-tables", X, "more than 2000 tables", of(headers)
    yield "no-toml", X, "not TOML", of(b"<script>")
    yield "no-text", X, "UTF-8", of(b"\xff\xfe")
    yield "nan", X, r"dose\.hold: nan", dosed("hold = nan")
    yield "endless", X, r"dose\.hold: inf", dosed("hold = inf")
    yield "negative", X, r"dose\.hold: -5", dosed("hold = -5.0")
    yield "absurd", X, r"dose\.hold: 1e\+300", dosed("hold = 1e300")
    yield "absurd-reps", X, r"dose\.reps", pack(exercise(BRIDGE.replace("reps = 3", "reps = 999")))
    yield "huge-number", X, "hold: .*64 bits", dosed("hold = 1" + "0" * 400)
    huge = "0x" + "F" * 4000
    yield "hex-number", X, "number: .*64 bits", of(f"number = {huge}\n{BRIDGE}".encode())
    yield "hex-dose", X, "hold: .*64 bits", dosed(f"hold = {huge}")
    yield "hex-name", X, "name: .*64 bits", of(BRIDGE.replace('"X"', huge).encode())
    for name, number in PLACES:
        why = rf"number: (?i:{number}) is not allowed"
        yield f"place-{name}", X, why, of(f"number = {number}\n{BRIDGE}".encode())
    yield (
        "place-date",
        X,
        "number: .* is not allowed",
        of(f"number = 2026-01-01\n{BRIDGE}".encode()),
    )
    quotes = b'a = ["""x"""", ' + b"[" * 1000 + b"]" * 1001
    yield "four-quotes", X, "deep", pack(Entry(X, quotes, method=STORED))
    yield "four-quotes-literal", X, "deep", of(quotes.replace(b'"', b"'"))
    manifest = b'name = "X"\nformat = ' + huge.encode()
    yield "hex-format", "pack.toml", "format: .*64 bits", pack(exercise(), manifest=manifest)
    motion = BRIDGE.replace('figure = "bridge"\n', "") + "[motion]\nfrom = []\n"
    yield "motion-on-list", X, r"from: there is no pose \[\]", pack(exercise(motion))
    yield "name-control", X, "name: .*invisible", of(BRIDGE.replace('"X"', r'"X\u0007"').encode())
    yield "name-bidi", X, "name: .*invisible", of(BRIDGE.replace('"X"', '"\u202eX"').encode())
    for name, why, unseen in UNSEEN:
        named = BRIDGE.replace('"X"', f'"{unseen}"').encode()
        yield f"name-{name}", X, f"name: holds {why}", of(named)
    manifest = MANIFEST.replace(b"Harm", "Harm\u3164".encode())
    yield "manifest-unseen", "pack.toml", "name: .*invisible", pack(exercise(), manifest=manifest)
    note = ROUTINE.replace("[entries.dose]", 'note = "\u2800"\n[entries.dose]')
    noted = Entry("routines/r.toml", note.encode())
    yield "note-unseen", "routines/r.toml", "note: .*invisible", pack(exercise(), noted)
    yield "another-id", X, "differs", of(BRIDGE.replace('"x"', '"y"').encode())
    yield "unknown-field", X, "run: unknown", of(b'run = "sh"\n' + BRIDGE.encode())
    yield "no-such-pose", X, "not there", of(BRIDGE.replace('"bridge"', '"nothing"').encode())
    photos = '[photos]\nstart = "../../photo.png"\neffort = "p.png"\n'
    yield "photo-elsewhere", X, "photos: there is no", of((BRIDGE + photos).encode())
    routine = Entry("routines/r.toml", ROUTINE.replace("5.0", "nan").encode())
    yield "routine-nan", "routines/r.toml", "nan", pack(exercise(), routine)
    for name, why, dose in (
        ("reps", "more than 20000 reps", "reps = 200\nsets = 20\nhold = 1.0\nset_rest = 0\n"),
        ("hours", "more than 24 hours", "reps = 200\nrest = 500\nhold = 1.0\n"),
    ):
        each = f'[[entries]]\nexercise = "x"\n[entries.dose]\n{dose}'
        routine = Entry("routines/r.toml", f'id = "r"\nname = "R"\n{each * 6}'.encode())
        yield f"routine-{name}", "routines/r.toml", why, pack(exercise(), routine)
    routine = Entry("routines/r.toml", ROUTINE.replace('"x"', '"z"').encode())
    yield "routine-of-nothing", "routines/r.toml", "neither", pack(exercise(), routine)
    yield "newer", "pack.toml", "format: 2", pack(exercise(), manifest=MANIFEST.replace(b"1", b"2"))
    yield "no-version", "pack.toml", "format: None", pack(exercise(), manifest=b'name = "X"\n')
    yield "no-manifest", "pack.toml", "missing", zip_of((exercise(),))
    yield "nothing", "pack.toml", "no exercise", pack()


def pictures() -> Iterator[tuple[str, str, str, bytes]]:
    yield "script", SVG, "", drawn(svg("<script>alert(1)</script>"))
    yield "on-load", SVG, "", drawn(svg('<rect onload="alert(1)" width="9" height="9"/>'))
    yield "foreign", SVG, "", drawn(svg("<foreignObject><iframe/></foreignObject>"))
    far = '<image href="http://example.org/x.png" width="9" height="9"/>'
    yield "external", SVG, "", drawn(svg(far))
    near = '<use xlink:href="file:///etc/passwd#a"/>'
    yield "external-file", SVG, "", drawn(svg(near))
    style = "<style>@import url(http://example.org/x.css);</style>"
    yield "external-style", SVG, "", drawn(svg(style))
    yield "laughs", SVG, "", drawn(svg("<text>&a9;</text>", LAUGHS))
    entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    yield "external-entity", SVG, "", drawn(svg("<text>&x;</text>", entity))
    picture = Entry("photos/p.png", png(8001, 5000), method=STORED)
    yield "41-megapixels", "photos/p.png", "million pixels", pack(exercise(), picture)
    large = [Entry(f"photos/p-{n:02}.png", png(8000, 5000), method=STORED) for n in range(2)]
    yield "many-shrunk", "photos/p-01.png", "60 million pixels", pack(exercise(), *large)
    zeros = f'<svg xmlns="http://www.w3.org/2000/svg" width="{"0" * 20_000}x" height="1"/>'
    yield "svg-zeros", SVG, "how large", pack(exercise(), Entry(SVG, zeros.encode(), method=STORED))
    yield "svg-tiny", SVG, "how large", drawn(svg("").replace("9 9", "1e-320 1e-320"))
    frame = b"\xff\xc0\0\x0b\x08\0\x09\0\x09\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0"
    jpeg = b"\xff\xd8" + frame + b"\xff" * 20_000 + b"\0"
    yield (
        "jpeg-filling",
        "photos/p.jpg",
        "damaged",
        pack(exercise(), Entry("photos/p.jpg", jpeg, method=STORED)),
    )
    parts = b"\xff\xd8" + b"\xff\xfe\0\2" * 2000 + b"\xff\xd9"
    yield (
        "jpeg-parts",
        "photos/p.jpg",
        "many parts",
        pack(exercise(), Entry("photos/p.jpg", parts, method=STORED)),
    )
    program = Entry("photos/p.png", b"MZ\x90\0" * 30)
    yield "program-as-picture", "photos/p.png", "", pack(exercise(), program)


def poses() -> Iterator[tuple[str, str, str, bytes]]:
    yield "pose-nan", P, r"trunk\.pitch: nan", posed("[trunk]\npitch = nan\n")
    yield "pose-absurd", P, r"trunk\.pitch: 1e\+30", posed("[trunk]\npitch = 1e30\n")
    yield "pose-huge", P, "pitch", posed("[trunk]\npitch = 1" + "0" * 400)
    yield "pose-elsewhere", P, "from: there is no", posed('from = "../../x"\n')
    yield "pose-on-itself", P, "on itself", posed('from = "p"\n')
    yield "pose-on-list", P, r"from: there is no pose \[\]", posed("from = []\n")
    yield "pose-on-table", P, r"from: there is no pose {}", posed("from = {}\n")
    yield "pose-on-nothing", P, "from: there is no pose ''", posed('from = ""\n')
    huge = Entry(P, b"from = 0x" + b"F" * 4000, method=STORED)
    yield "pose-on-hex", P, "from: .*64 bits", pack(exercise(), huge)
    yield "pose-unknown", P, "run: is not known", posed('run = "sh"\n')
    deep = "[trunk.a.b.c]\nd = [[1]]\n"
    yield "pose-deep", P, r"trunk\.a\.b\.c\.d\[1\]: is nested more than 5", posed(deep)
    bridge = BRIDGE.replace('figure = "bridge"\n', "").replace('"x"', '"bridge"')
    motion = bridge + "[motion.trunk.a.b.c.d]\nx.x.x.x.x.x.x = 1\n"
    deep_motion = exercise(motion, "exercises/bridge.toml")
    yield "motion-deep", "exercises/bridge.toml", "nested more than 5", pack(deep_motion)
    yield "pose-arrows", P, "arrows: more than 10", posed("[[arrows]]\n" * 11)
    last = Entry("poses/zz.toml", b"bad =")
    yield "pose-first", P, "x: is not known", pack(exercise(), Entry(P, b"[x.b.c]\n"), last)
    yield "pose-date", P, "no number", posed("[trunk]\npitch = 2026-01-01\n")
    many = f"[[arrows]]\npoints = [{'0,' * 9999}]\n".encode()
    yield "pose-many", P, "items", pack(exercise(), Entry(P, many, method=STORED))
    yield "pose-large", P, "64 KB", posed("#" * 70_000)


class Hostile(NamedTuple):
    """A pack that is refused for `entry`, with words that match `why`."""

    entry: str
    why: str
    data: bytes


HOSTILE = {
    name: Hostile(entry, why, data)
    for kind in (names, zips, tomls, pictures, poses)
    for name, entry, why, data in kind()
}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, hostile in HOSTILE.items():
        (FOLDER / f"{name}.backcoach").write_bytes(hostile.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
