"""RTF → its text (Rich Text Format 1.9.1): a blank line between paragraphs, a form feed between pages.

Written here and not taken from a library: the one that there is (striprtf) writes a link's address into the sentence.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from rashomon.errors import DocumentError
from rashomon.model import Document

TOKEN = re.compile(r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9A-Fa-f]{2})+)|\\(.)|([{}])|([^\\{}\r\n]+)", re.DOTALL)
DEEPEST = 2_000
# Groups whose words are not the document's: tables of fonts, pictures, notes of the program, a field's command.
HIDDEN = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf fldinst"
    " listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata datastore latentstyles filetbl bkmkstart"
    " bkmkend annotation atnid atnauthor comment nonshppict".split()
)
# What stands for a character or a break.
BREAKS = {"par": "\n\n", "line": "\n", "page": "\f", "sect": "\f", "row": "\n\n", "cell": "\t", "nestcell": "\t"}
MARKS = {
    "tab": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
    "emspace": " ",
    "enspace": " ",
    "~": "\u00a0",
    "_": "\u2011",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\n": "\n\n",
    "\r": "\n\n",
}
# A font's character set → its encoding.
CHARSETS = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254"} | {
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SAVE = "Save it again as RTF, or its text as a .txt file."


@dataclass(frozen=True, slots=True)
class Group:
    """What holds within one pair of braces: ``skip`` characters follow each Unicode one for old programs."""

    hidden: bool = False
    fonts: bool = False
    encoding: str = "cp1252"
    skip: int = 1


@dataclass(slots=True)
class Reading:
    """Where the reading stands. ``waiting`` are bytes of which a character may not be whole yet."""

    group: Group = Group()
    outer: list[Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    skipping: int = 0
    high: int = 0
    pieces: list[str] = field(default_factory=list)

    def put(self, words: str) -> None:
        """Append words that are shown."""
        if self.waiting:
            # Whole characters are put where they end; the rest is broken whatever follows.
            self.pieces.append(self.waiting.decode(self.group.encoding, "replace"))
            self.waiting.clear()
        if not self.group.hidden:
            self.pieces.append(words)


def text_of(document: Document) -> str:
    """Return the text of an RTF document. Raises ``DocumentError`` where its groups are too deep or it has none."""
    source = document.content.decode("latin-1")
    reading = Reading()
    place = 0
    # A line break between tokens means nothing in RTF: the search steps over it.
    while token := TOKEN.search(source, place):
        place = token.end()
        control, number, code, symbol, brace, words = token.groups()
        if control == "bin":
            place += max(0, int(number or 0))
        elif control:
            on_control(reading, control, int(number) if number else None)
        elif code:
            on_bytes(reading, bytes.fromhex(code.replace("\\'", "")))
        elif brace:
            on_brace(document, reading, brace)
        elif symbol == "*":
            hide(reading)
        elif symbol:
            on_words(reading, MARKS.get(symbol, ""))
        elif words:
            on_words(reading, words)
    reading.put("")
    found = "".join(reading.pieces)
    if not found.strip():
        raise DocumentError(document.location, "read", "is a rich-text document without text.", SAVE)
    return found


def on_brace(document: Document, reading: Reading, brace: str) -> None:
    """Open or close a group."""
    reading.put("")
    if brace == "{":
        if len(reading.outer) >= DEEPEST:
            raise DocumentError(document.location, "read", "is nested too deeply to be read.", SAVE)
        reading.outer.append(reading.group)
    elif reading.outer:
        reading.group = reading.outer.pop()
    reading.skipping = 0


def hide(reading: Reading) -> None:
    """Hide a group whose words only some programs know."""
    reading.group = replace(reading.group, hidden=True)


def on_bytes(reading: Reading, content: bytes) -> None:
    """Take bytes in the encoding of the font, less those that only stand in for a Unicode character."""
    skipped = min(reading.skipping, len(content))
    reading.skipping -= skipped
    if not reading.group.hidden:
        reading.waiting += content[skipped:]


def on_words(reading: Reading, words: str) -> None:
    """Take characters as they stand, less those that only stand in for a Unicode one."""
    skipped = min(reading.skipping, len(words))
    reading.skipping -= skipped
    reading.put(words[skipped:])


def on_control(reading: Reading, control: str, number: int | None) -> None:
    """Take a control word: what it shows, hides or sets."""
    group = reading.group
    if control == "u":
        on_unicode(reading, (number or 0) % 0x10000)
        return
    reading.skipping = 0
    if control in BREAKS or control in MARKS:
        reading.put(BREAKS.get(control) or MARKS[control])
    elif control == "fonttbl":
        reading.group = replace(group, hidden=True, fonts=True)
    elif control in HIDDEN:
        reading.group = replace(group, hidden=True)
    elif control == "uc":
        reading.group = replace(group, skip=min(max(number or 0, 0), 20))
    elif control == "ansicpg":
        reading.put("")
        reading.group = replace(group, encoding=known(f"cp{number}"))
    elif control == "f" and number is not None:
        reading.put("")
        reading.font = number
        reading.group = group if group.fonts else replace(group, encoding=reading.fonts.get(number, group.encoding))
    elif control == "fcharset" and group.fonts and number in CHARSETS and len(reading.fonts) < 10_000:
        reading.fonts[reading.font] = CHARSETS[number]


def on_unicode(reading: Reading, unit: int) -> None:
    """Take one UTF-16 unit; a pair of them is one character."""
    if 0xD800 <= unit < 0xDC00:
        reading.high = unit
    else:
        pair = reading.high and 0xDC00 <= unit < 0xE000
        character = chr(0x10000 + ((reading.high - 0xD800) << 10) + unit - 0xDC00) if pair else chr(unit)
        reading.put("\N{REPLACEMENT CHARACTER}" if "\ud800" <= character < "\ue000" else character)
        reading.high = 0
    reading.skipping = reading.group.skip


def known(encoding: str) -> str:
    """Return an encoding where Python has it, else Windows' Western one."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "cp1252"
