"""MEANTIME's articles as plain text, with the place of each token, for the benchmarks that read them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.model import Published, Report, Span

TIGHT = frozenset(".,;:!?)]%’”")


class Article(NamedTuple):
    """An article: its corpus, name, text, the characters and the sentence of each token, and its annotation."""

    corpus: str
    name: str
    text: str
    places: dict[str | None, tuple[int, int]]
    sentences: dict[str | None, int]
    root: ElementTree.Element

    def tokens(self, mark: ElementTree.Element) -> list[str | None]:
        """Return the tokens that a mark is anchored in."""
        return [anchor.get("t_id") for anchor in mark.findall("token_anchor")]

    @property
    def end(self) -> int:
        """Return the character after the last annotated sentence: of each article, only the first ones are."""
        marks = self.root.find("Markables")
        anchored = [self.tokens(mark) for mark in (marks if marks is not None else [])]
        limit = max((self.sentences[t] for ids in anchored for t in ids), default=0)
        return max((place[1] for t, place in self.places.items() if self.sentences[t] <= limit), default=0)


def report(name: str, text: str, published: Published = Published()) -> Report:
    """Return a text as a report, each line a paragraph."""
    paragraphs = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))
    return Report(name, name, "", text, paragraphs, published=published)


def articles(folder: Path, layer: str = "intra-doc_annotation") -> Iterator[Article]:
    """Yield the articles, their tokens joined to plain text; ``folder`` holds LAYER/CORPUS/ARTICLE.xml."""
    for path in sorted((folder / layer).glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        text, places, sentences, last = "", {}, {}, ""
        for token in root.iter("token"):
            word, sentence = token.text or "", token.get("sentence", "")
            joint = "\n" if last and sentence != last and sentence in ("1", "2") else " " if text else ""
            text += ("" if word in TIGHT or text.endswith(("(", "[", "$")) else joint) + word
            places[token.get("t_id")] = (len(text) - len(word), len(text))
            sentences[token.get("t_id")], last = int(sentence), sentence
        yield Article(path.parent.name, path.stem, text, places, sentences, root)
