"""Whom the words of a chain mean: the look-up from a link to the mention and the entity that it names."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Index, Linked, Mention, Source, SourceKind, Statement

# A name inside some words is theirs rather than a part of theirs if it stands at their start, an article aside.
ARTICLE = 4
NAMING = frozenset({"person", "organisation", "group", "place", "thing"})


@dataclass(frozen=True, slots=True)
class Hands:
    """Looks up whom the words of a chain mean: the entity of a mention that overlaps them, else the words."""

    index: Index
    places: dict[str, tuple[Mention, ...]]
    owner: dict[str, str]
    names: dict[str, str]
    people: frozenset[str]

    @classmethod
    def of(cls, index: Index, linked: Linked) -> Hands:
        """Return the look-up over a story's entities."""
        owner = {mention: entity.id for entity in linked.entities for mention in entity.mentions}
        places: dict[str, list[Mention]] = {}
        people = set()
        for number, entity in owner.items():
            if (found := index.mentions.get(number)) is not None:
                places.setdefault(found.report, []).append(found)
                if found.form == "name" and found.kind == "person":
                    people.add(entity)
        ordered = {report: tuple(sorted(each, key=lambda m: (m.span, m.id))) for report, each in places.items()}
        names = {entity.id: entity.name for entity in linked.entities}
        return cls(index, ordered, owner, names, frozenset(people))

    def mention(self, report: str, link: Source) -> Mention | None:
        """Return the mention that a link names: the one that shares most of its words, the referent's first."""
        for span in (link.referent, link.span):
            shared = [
                (min(span.end, m.span.end) - max(span.start, m.span.start), -m.span.start, m.id)
                for m in self.places.get(report, ())
                if span is not None and span.overlaps(m.span)
            ]
            if shared and (link.kind != "anonymous" or max(shared)[0] * 2 > link.span.end - link.span.start):
                return self.index.mentions[max(shared)[2]]
        return None

    def entity(self, report: str, link: Source) -> str | None:
        """Return the entity that a link names, where its words are linked to one."""
        found = self.mention(report, link)
        return self.owner[found.id] if found else None

    def kind(self, report: str, link: Source) -> SourceKind:
        """Return the kind of a link; an office or a pronoun whose holder is named in the story counts as named."""
        if link.kind in ("office", "anonymous"):
            found, target = self.mention(report, link), link.referent or link.span
            whole = found and found.span.start <= target.start + ARTICLE and found.span.end >= target.end
            if found and whole and found.kind == "person" and self.owner[found.id] in self.people:
                return "named"
        return link.kind

    def key(self, report: str, link: Source) -> str:
        """Return the same text for two links that the texts show to be the same."""
        return self.entity(report, link) or self.words(report, link).casefold()

    def words(self, report: str, link: Source) -> str:
        """Return the words of a link, its referent's where it refers to a name."""
        return (link.referent or link.span).of(self.index.reports[report].text)

    def name(self, report: str, link: Source) -> str:
        """Return what to call a link: its entity's name, else its words."""
        entity = self.entity(report, link)
        return self.names[entity] if entity else self.words(report, link)

    def named(self, report: str, link: Source) -> str | None:
        """Return the name of whom a link means, ``None`` where its words are no name and refer to none.

        A name that is only a part of the words ("the mayor of Talca") does not say who the hand is.
        """
        found = self.mention(report, link)
        if found and is_name(found, link, self.kind(report, link)):
            return self.names[self.owner[found.id]]
        if link.referent and link.kind in ("named", "media"):
            return link.referent.of(self.index.reports[report].text)
        return None

    def last(self, statement: Statement) -> str | None:
        """Return the entity whose word a statement is, where the text names one that is linked."""
        return self.entity(statement.report, statement.chain[-1]) if statement.chain else None


def is_name(mention: Mention, source: Source, kind: SourceKind) -> bool:
    """Return whether a mention inside a hand's words says who the hand is, not merely whom it belongs to."""
    if kind == "anonymous" or mention.kind not in NAMING:
        return False
    if mention.kind == "person":
        return kind == "named" or mention.span.end >= source.span.end
    inside = mention.span.overlaps(source.span)
    return not inside or mention.span.start <= source.span.start + ARTICLE
