"""Word (.docx, ECMA-376) → its text: a blank line between paragraphs, a form feed between pages; nothing deleted.

A zip with one XML file that matters: it is read as a stream, to a limit, and nothing else in the zip is unpacked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from rashomon.errors import DocumentError
from rashomon.model import Document

# Unpacked: an export of 500 reports has a tenth of this.
MOST_BYTES = 60_000_000
MOST_ELEMENTS = 400_000
MOST_MEMBERS = 20_000
TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
MAIN_TYPE = re.compile(rb'<Override\b[^>]{0,2000}?"[^"]{0,200}document\.(?:macroEnabled\.)?main\+xml"[^>]{0,2000}>')
PART = re.compile(rb'PartName="/?([^"]{1,200})"')
TITLES = frozenset({"title", "heading1", "berschrift1", "titre1", "titel", "titre", "ttulo1", "ttulo"})
SHOWN = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
TAKEN = frozenset({*SHOWN, "br", "cr", "pStyle", "sectPr", "pageBreakBefore"})
PIECE = 65_536
SAVE = "Save it again in Word, or its text as a .txt file."


BROKEN = (
    *(zipfile.BadZipFile, NotImplementedError, zlib.error, struct.error, etree.LxmlError),
    *(KeyError, EOFError, ValueError),
)


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read: its words, its style, and whether a page begins before it."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two breaks of pages: its text, and its title where it opens with one."""

    title: str
    text: str


def parts(document: Document) -> list[Part]:
    """Return the text of a Word document, cut where a page begins with a title. Raises ``DocumentError``."""
    cut: list[list[Paragraph]] = [[]]
    for paragraph in paragraphs(document):
        opens = paragraph.new_page and paragraph.style in TITLES
        if opens and cut[-1]:
            cut.append([])
        cut[-1].append(paragraph)
    found = [Part(title_of(each), shown(each)) for each in cut]
    if not any(part.text.strip() for part in found):
        raise DocumentError(document.location, "read", "is a Word document without text.", SAVE)
    return found


def title_of(paragraphs: list[Paragraph]) -> str:
    """Return the first paragraph's words where it is styled as a title."""
    first = paragraphs[0] if paragraphs else Paragraph()
    return " ".join("".join(first.words).split()) if first.style in TITLES else ""


def shown(paragraphs: list[Paragraph]) -> str:
    """Return paragraphs as text."""
    return "".join(("\f" if each.new_page else "") + "".join(each.words) + "\n\n" for each in paragraphs).strip()


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word document as they are read. Raises ``DocumentError``."""
    reading = Reading()
    parser = etree.XMLParser(target=reading, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive, archive.open(main_part(archive)) as part:
            for _ in range(MOST_BYTES // PIECE):
                piece = part.read(PIECE)
                if not piece or reading.count > MOST_ELEMENTS:
                    break
                parser.feed(piece)
                yield from reading.taken()
            if piece:
                problem = f"unpacks to more than {MOST_BYTES:,} bytes or {MOST_ELEMENTS:,} elements."
                raise DocumentError(document.location, "read", problem, "Split it.")
            parser.close()
    except BROKEN as error:
        raise DocumentError(document.location, "read", "is a broken Word document.", SAVE) from error
    except RuntimeError as error:
        advice = "Save it without a password."
        raise DocumentError(document.location, "read", "is a locked Word document.", advice) from error


def main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the file that holds the text."""
    names = archive.namelist()
    if len(names) > MOST_MEMBERS:
        raise ValueError("more members than any document has")
    if TYPES in names:
        override = MAIN_TYPE.search(archive.open(TYPES).read(500_000))
        part = PART.search(override[0]) if override else None
        if part and part[1].decode("utf-8", "replace") in names:
            return part[1].decode("utf-8", "replace")
    return MAIN


class Reading:
    """Where the reading of a document's XML stands; the parser calls it. No tree is built."""

    def __init__(self) -> None:
        self.count = 0
        self.done: list[Paragraph] = []
        self.open: list[Paragraph] = []
        self.showing = False
        self.tab_stops = False
        # A text box is written twice: what stands there for old programs is not read.
        self.fallback = 0
        self.new_page = True

    def taken(self) -> list[Paragraph]:
        """Return the paragraphs that have been read since the last time."""
        done, self.done = self.done, []
        return done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        self.count += 1
        name = tag.rpartition("}")[2]
        if name == "Fallback":
            self.fallback += 1
        elif self.fallback:
            return
        elif name == "p":
            self.open.append(Paragraph(new_page=self.new_page))
            self.new_page = False
        elif name == "t":
            self.showing = True
        elif name == "tabs":
            self.tab_stops = True
        elif name in TAKEN and self.open and not (self.tab_stops and name == "tab"):
            self.take(self.open[-1], name, {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def take(self, paragraph: Paragraph, name: str, given: Mapping[str, str]) -> None:
        """Take what one element adds to its paragraph."""
        if name in SHOWN:
            paragraph.words.append(SHOWN[name])
        elif name in ("br", "cr"):
            if given.get("type") != "page":
                paragraph.words.append("\n")
            elif any(words.strip() for words in paragraph.words):
                paragraph.words.append("\f")
            else:
                paragraph.new_page = True
        elif name == "pStyle":
            paragraph.style = re.sub(r"[^a-z0-9]", "", given.get("val", "").lower())
        elif name == "sectPr":
            self.new_page = True
        elif given.get("val", "1") not in ("0", "false", "off"):
            paragraph.new_page = True

    def data(self, words: str) -> None:
        """Take characters, where they are shown."""
        if self.showing and self.open and not self.fallback:
            self.open[-1].words.append(words)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = tag.rpartition("}")[2]
        if name == "Fallback":
            self.fallback -= 1
        elif name == "t":
            self.showing = False
        elif name == "tabs":
            self.tab_stops = False
        elif name == "p" and self.open and not self.fallback:
            self.finish(self.open.pop())

    def finish(self, paragraph: Paragraph) -> None:
        """Keep a paragraph that says something; what a page break says holds for the next one else."""
        broken = paragraph.words[-1:] == ["\f"]
        if broken:
            paragraph.words.pop()
        says = any(words.strip() for words in paragraph.words)
        self.new_page = self.new_page or broken or (paragraph.new_page and not says)
        if says:
            self.done.append(paragraph)

    def close(self) -> None:
        """Do nothing more: the parser asks for it."""
