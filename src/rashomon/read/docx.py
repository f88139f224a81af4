"""Word (.docx, ECMA-376) → its text: a blank line between paragraphs, a form feed between pages; nothing deleted.

A zip with one XML file that matters: it is read as a stream, to a limit, and nothing else in the zip is unpacked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from rashomon.errors import DocumentError
from rashomon.model import Document

# Unpacked: a report of a million words has less.
MOST_BYTES = 60_000_000
MOST_MEMBERS = 20_000
TYPES = "[Content_Types].xml"
MAIN = "word/document.xml"
MAIN_TYPE = re.compile(rb'<Override\b[^>]{0,2000}?"[^"]{0,200}document\.(?:macroEnabled\.)?main\+xml"[^>]{0,2000}>')
PART = re.compile(rb'PartName="/?([^"]{1,200})"')
TITLES = frozenset({"title", "heading1", "berschrift1", "titre1", "titel", "titre", "ttulo1", "ttulo"})
SAVE = "Save it again in Word, or its text as a .txt file."


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


def text_of(document: Document) -> str:
    """Return the text of a Word document. Raises ``DocumentError`` where it cannot be read or has none."""
    return "\f".join(part.text for part in parts(document))


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
    try:
        with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
            yield from walk(Limited(archive.open(main_part(archive))))
    except OverflowError as error:
        problem = f"unpacks to more than {MOST_BYTES:,} bytes."
        raise DocumentError(document.location, "read", problem, "Split it.") from error
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, KeyError, EOFError, ValueError) as error:
        raise DocumentError(document.location, "read", "is a broken Word document.", SAVE) from error
    except (RuntimeError, NotImplementedError) as error:
        advice = "Save it without a password."
        raise DocumentError(document.location, "read", "is a locked Word document.", advice) from error


class Limited(io.RawIOBase):
    """A stream that ends in ``OverflowError`` where it is longer than any report."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.left = MOST_BYTES

    def readable(self) -> bool:
        """Return ``True``: this is how the standard library asks."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        piece = self.stream.read(65_536 if size < 0 else min(size, 65_536))
        self.left -= len(piece)
        if self.left < 0:
            raise OverflowError
        return piece


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


def walk(stream: Limited) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document's XML. A text box, which is written twice, is read once."""
    fallback = 0
    new_page = True
    open_paragraphs: list[Paragraph] = []
    for event, element in etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    ):
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "Fallback":
            fallback += 1 if event == "start" else -1
        elif fallback:
            continue
        elif event == "start":
            if name == "p":
                open_paragraphs.append(Paragraph(new_page=new_page))
                new_page = False
        elif name == "p" and open_paragraphs:
            done = open_paragraphs.pop()
            broken = done.words[-1:] == ["\f"]
            if broken:
                done.words.pop()
            says = any(words.strip() for words in done.words)
            new_page = new_page or broken or (done.new_page and not says)
            if says:
                yield done
            forget(element)
        elif open_paragraphs:
            take(open_paragraphs[-1], name, element)
            new_page = new_page or name == "sectPr"


def take(paragraph: Paragraph, name: str, element: etree._Element) -> None:
    """Take what one element adds to its paragraph."""
    given = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    if name == "t":
        paragraph.words.append(element.text or "")
    elif name in ("tab", "ptab"):
        # Within the paragraph's properties a tab is a stop, not a character.
        parent = element.getparent()
        if parent is not None and not str(parent.tag).endswith("}tabs"):
            paragraph.words.append("\t")
    elif name in ("br", "cr"):
        if given.get("type") != "page":
            paragraph.words.append("\n")
        elif any(words.strip() for words in paragraph.words):
            paragraph.words.append("\f")
        else:
            paragraph.new_page = True
    elif name == "noBreakHyphen":
        paragraph.words.append("\u2011")
    elif name == "pStyle":
        paragraph.style = re.sub(r"[^a-z0-9]", "", given.get("val", "").lower())
    elif name == "pageBreakBefore" and given.get("val", "1") not in ("0", "false", "off"):
        paragraph.new_page = True


def forget(element: etree._Element) -> None:
    """Free what has been read, so that memory does not grow with the document."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
