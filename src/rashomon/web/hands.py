"""Where the links of the drawing of hands lead on this site; it is laid out and drawn by ``rashomon.export``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from rashomon.brief import Brief
from rashomon.brief.lines import Told
from rashomon.brief.sources import Share, Voice
from rashomon.export.as_html.numbers import escaped
from rashomon.export.as_html.picture import from_whom
from rashomon.web.templates import at, linked


@dataclass(frozen=True, slots=True)
class Addresses:
    """A story's reports by name, and the pages that show a report and a statement's passage.

    ``told`` are the readings of all claims by their statements.
    """

    story: str
    path: str
    names: Mapping[str, str]
    told: Mapping[str, Told]

    def name(self, report: str) -> str:
        """Return a report's name as HTML."""
        return f"<bdi>{escaped(self.names[report])}</bdi>"

    def to_report(self, report: str) -> str:
        """Return the address of the page that shows a report alone."""
        return linked(f"{self.path}/side", r=report)

    def to_statement(self, statement: str) -> str | None:
        """Return the address of a statement's passage, ``None`` for one that no claim holds."""
        told = self.told.get(statement)
        return None if told is None else at(self.story, told.passage)

    def words(self, share: Share) -> list[Told]:
        """Return what a report gives on a source's word, as far as claims hold it."""
        return [self.told[each] for each in share.statements if each in self.told]


def addresses(story: str, path: str, brief: Brief, names: Mapping[str, str]) -> Addresses:
    """Return the addresses of a story's statements."""
    return Addresses(story, path, names, {told.statement: told for row in brief.rows for told in row.readings})


def picture(brief: Brief, pages: Addresses) -> Markup:
    """Return the drawing and its table as markup; every word of a report is escaped in it."""
    return Markup(from_whom(brief, pages))


def voices(brief: Brief) -> list[tuple[str, list[Voice]]]:
    """Return the sources by kind, in the brief's order."""
    return [(kind, list(found)) for kind, found in groupby(brief.whose_word, key=lambda voice: voice.kind)]
