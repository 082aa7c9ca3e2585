"""What makes a Linux desktop open packs with the program."""

import configparser
from pathlib import Path
from xml.etree import ElementTree

from coach.storage.packs.layout import ENDING

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
MIME = {"": "http://www.freedesktop.org/standards/shared-mime-info"}


def test_the_desktop_entry_takes_what_the_type_file_names() -> None:
    tree = ElementTree.parse(LINUX / "back-coach-pack.xml")
    (kind,) = tree.findall("mime-type", MIME)
    assert [glob.get("pattern") for glob in kind.findall("glob", MIME)] == [f"*{ENDING}"]
    entry = configparser.RawConfigParser()
    entry.read(LINUX / "back-coach.desktop", encoding="utf-8")
    found = entry["Desktop Entry"]
    assert found["mimetype"] == f"{kind.get('type')};"
    assert found["exec"] == "coach %F"
