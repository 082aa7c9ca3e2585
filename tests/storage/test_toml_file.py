"""Reading TOML that was made to do harm."""

from pathlib import Path

import pytest

from coach.storage.toml_file import MOST_BYTES, UnreadableFile, parse, read_table, write_table


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a = 1\n" + b"#" * MOST_BYTES, "larger"),
        (b".".join([b"a"] * 20_000) + b" = 1", "deep"),
        (b"[" + b".".join([b"a"] * 20_000) + b"]", "deep"),
        (b'"a"."b".' + b'"c".' * 20 + b"d = 1", "deep"),
        (b"a = " + b"[" * 10_000, "deep"),
        (b"a = " + b"{a = " * 5_000, "deep"),
        (b'x = "]]]]]]" # ]]]]\na = ' + b"[" * 9 + b"]" * 9, "deep"),
        (b"name = '\xff'", "UTF-8"),
        (b"name = ", "not TOML"),
        (b"a = 1\na = 2", "not TOML"),
        (b"a = " + b"9" * 5_000, "not TOML"),
        (b"a = 0x" + b"F" * 10_000, "a: a whole number of more than 64 bits"),
        (b"a = [{b = 0b1" + b"0" * 63 + b"}]", "b: a whole number of more than 64 bits"),
        (b"a = -9223372036854775809", "64 bits"),
        (b'a = ["""x"""", ' + b"[" * 10_000, "deep"),
        (b"a = ['x', '''x''''', " + b"[" * 10_000, "deep"),
        (b"[[a]]\n" * 2001, "more than 2000 tables"),
        (b"when = 2026-13-45", "not TOML"),
        (b'"""' + b'\\"""' * 50_000, "not TOML"),
        (b"'''" * 50_001, "not TOML"),
        (b'"\\' * 50_000, "not TOML"),
    ],
    ids=[
        "too-large",
        "deep-dotted-key",
        "deep-table-name",
        "deep-quoted-key",
        "deep-array",
        "deep-inline-table",
        "brackets-hidden-in-a-string",
        "not-utf-8",
        "no-value",
        "key-twice",
        "endless-integer",
        "endless-hexadecimal",
        "endless-binary-in-a-list",
        "one-below-the-smallest",
        "deep-behind-four-quotes",
        "deep-behind-five-quotes",
        "many-tables",
        "no-such-date",
        "unclosed-escapes",
        "unclosed-literal",
        "unclosed-string",
    ],
)
def test_harm_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        parse(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a = "..........................."', "..........................."),
        ('a = "[[[[[[[[[[[[[[[["', "[[[[[[[[[[[[[[[["),
        ("a = '{{{{{{{{{{{{{{'", "{{{{{{{{{{{{{{"),
        ('a = """\n[[[[[[[[[[ " ......... \\""""', '[[[[[[[[[[ " ......... "'),
        ("a = [[[[[[[[1]]]]]]]] # [[[[[[[[[[[[[[[[", [[[[[[[[1]]]]]]]]),
        ("a = [9223372036854775807, -9223372036854775808]", [2**63 - 1, -(2**63)]),
        ("a = 'it is' # isn't it? ..............", "it is"),
    ],
)
def test_what_only_looks_deep_is_read(text: str, value: object) -> None:
    assert parse(text.encode()) == {"a": value}


def test_an_editors_byte_order_mark_and_line_ends_are_no_harm() -> None:
    assert parse(b"\xef\xbb\xbfa = 1\r\nb = 2\r\n") == {"a": 1, "b": 2}


def test_a_missing_file_is_told_in_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="No such file"):
        read_table(tmp_path / "none.toml")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    table: dict[str, object] = {"a": [1, 2.5], "b": {"c": "d\n"}, "e": True}
    write_table(tmp_path / "x.toml", table)
    assert read_table(tmp_path / "x.toml") == table
