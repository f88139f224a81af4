"""Whom the words of a chain mean: the look-up from a link to the entity that it names."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Index, Linked, Source, Span, Statement


@dataclass(frozen=True, slots=True)
class Hands:
    """Looks up whom the words of a chain mean: the entity of a mention that overlaps them, else the words."""

    index: Index
    places: dict[str, tuple[tuple[Span, str], ...]]
    names: dict[str, str]

    @classmethod
    def of(cls, index: Index, linked: Linked) -> Hands:
        """Return the look-up over a story's entities."""
        places: dict[str, list[tuple[Span, str]]] = {}
        for entity in linked.entities:
            for mention in entity.mentions:
                if (found := index.mentions.get(mention)) is not None:
                    places.setdefault(found.report, []).append((found.span, entity.id))
        names = {entity.id: entity.name for entity in linked.entities}
        return cls(index, {report: tuple(sorted(each)) for report, each in places.items()}, names)

    def entity(self, report: str, link: Source) -> str | None:
        """Return the entity that a link names: of the mention that shares most of its words."""
        for span in (link.referent, link.span):
            shared = [
                (min(span.end, place.end) - max(span.start, place.start), -place.start, entity)
                for place, entity in self.places.get(report, ())
                if span is not None and span.overlaps(place)
            ]
            if shared and (link.kind != "anonymous" or max(shared)[0] * 2 > link.span.end - link.span.start):
                return max(shared)[2]
        return None

    def key(self, report: str, link: Source) -> str:
        """Return the same text for two links that the texts show to be the same."""
        entity = self.entity(report, link)
        return entity or self.words(report, link).casefold()

    def words(self, report: str, link: Source) -> str:
        """Return the words of a link, its referent's where it refers to a name."""
        return (link.referent or link.span).of(self.index.reports[report].text)

    def name(self, report: str, link: Source) -> str:
        """Return what to call a link: its entity's name, else its words."""
        entity = self.entity(report, link)
        return self.names[entity] if entity else self.words(report, link)

    def last(self, statement: Statement) -> str | None:
        """Return the entity whose word a statement is, where the text names one that is linked."""
        return self.entity(statement.report, statement.chain[-1]) if statement.chain else None
