"""A small story made by hand: three reports of one event and every kind of line that a brief can have."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from rashomon import pipeline
from rashomon.model import (
    Analysis,
    Claim,
    Comparison,
    Derivation,
    Difference,
    Entity,
    Event,
    Figure,
    Furniture,
    Join,
    Label,
    Mention,
    Origin,
    Origins,
    Parse,
    Passage,
    Problem,
    Proposal,
    Published,
    Quantity,
    Reading,
    Report,
    Source,
    Span,
    Statement,
    Story,
    Timex,
    content_id,
)
from rashomon.pipeline import Pipeline
from rashomon.store import intake

TEXTS = {
    "Harbour Post": (
        "Ferry runs aground off Zanzibar\n\n"
        "The ferry Mwangaza ran aground near Zanzibar on Monday. At least 14 passengers were hurt, "
        "according to port master Asha Juma. She said the pilot had warned the captain twice.\n\n"
        "Share this story"
    ),
    "Coast Radio": (
        "The ferry Mwangaza struck a reef on Monday. A source close to the owners told Coast Radio that "
        "the engine had failed. 21 people were injured, the port master said on Tuesday."
    ),
    "Daily Dhow": (
        "The Mwangaza ran aground on 3 November. Citing Coast Radio, officials say that the engine had failed. "
        "=SUM(A1) was painted on the hull, <b>a diver</b> said."
    ),
}
DATES = {"Harbour Post": "2025-11-03", "Coast Radio": "2025-11-04", "Daily Dhow": None}
# Why each outlet is taken for an origin of its own.
OWN = "own voice, no common hand visible"


class Maker:
    """Makes values over the texts from quoted words, so that no position is counted by hand."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.reports = {name: self.report(name, text) for name, text in texts.items()}
        self.statements: dict[str, list[Statement]] = {name: [] for name in texts}
        self.mentions: dict[str, list[Mention]] = {name: [] for name in texts}

    def report(self, name: str, text: str) -> Report:
        digest = hashlib.sha256(text.encode()).hexdigest()
        furniture = tuple(
            Furniture(Span(at, at + len(words)), "share")
            for words in ("Share this story",)
            if (at := text.find(words)) >= 0
        )
        headline = Span(0, text.index("\n")) if "\n" in text else None
        date = DATES.get(name)
        return Report(
            id=content_id("r", name),
            location=f"stories/{name.lower().replace(' ', '-')}.txt",
            sha256=digest,
            text=text,
            paragraphs=(Span(0, furniture[0].span.start if furniture else len(text)),),
            furniture=furniture,
            headline=headline,
            title=headline.of(text) if headline else None,
            publisher=name,
            published=Published(date, date) if date else Published("2025-11-03", "2025-11-05"),
        )

    def span(self, name: str, words: str) -> Span:
        at = self.reports[name].text.index(words)
        return Span(at, at + len(words))

    def passage(self, name: str, words: str) -> Passage:
        return Passage(self.reports[name].id, self.span(name, words))

    def say(
        self, name: str, *content: str, source: str = "", kind: str = "named", via: str = "", **more: object
    ) -> Statement:
        spans = tuple(self.span(name, words) for words in content)
        chain = [Source(self.span(name, via), "media")] if via else []
        chain += [Source(self.span(name, source), kind)] if source else []  # type: ignore[arg-type]
        statement = Statement(
            id=content_id("s", name, *content),
            report=self.reports[name].id,
            content=spans,
            source=(self.span(name, source),) if source else (),
            cue=(),
            chain=tuple(chain),
            quote="indirect" if source else "none",
            voice="attributed" if source else "own",
            certainty="asserted",
            polarity="positive",
            **more,  # type: ignore[arg-type]
        )
        self.statements[name].append(statement)
        return statement

    def mention(self, name: str, words: str, kind: str, **more: object) -> Mention:
        span = self.span(name, words)
        form = "value" if kind in ("time", "quantity") else "name"
        mention = Mention(content_id("m", name, words), self.reports[name].id, span, kind, form, span, **more)  # type: ignore[arg-type]
        self.mentions[name].append(mention)
        return mention

    def claim(self, *statements: Statement, weight: float) -> Claim:
        readings = tuple(Reading(s.report, s.id, s.span) for s in statements)
        return Claim(content_id("c", *(r.key for r in readings)), readings, weight, statements[0].id)

    def story(self) -> Story:
        analyses = [
            Analysis(Parse(report, (), (), ()), tuple(self.mentions[name]), tuple(self.statements[name]))
            for name, report in self.reports.items()
        ]
        ordered = sorted(analyses, key=lambda a: a.report.id)
        return Story(content_id("y", *(a.report.id for a in ordered)), tuple(ordered))


def make_comparison() -> Comparison:
    """Return the comparison of the hand-made story."""
    m = Maker(TEXTS)
    post, radio, dhow = TEXTS
    aground = (
        m.say(post, "The ferry Mwangaza ran aground near Zanzibar on Monday"),
        m.say(radio, "The ferry Mwangaza struck a reef on Monday"),
        m.say(dhow, "The Mwangaza ran aground on 3 November"),
    )
    hurt = (
        m.say(post, "At least 14 passengers were hurt", source="port master Asha Juma", kind="office"),
        m.say(radio, "21 people were injured", source="the port master", kind="office"),
    )
    engine = (
        m.say(radio, "the engine had failed", source="A source close to the owners", kind="anonymous"),
        m.say(dhow, "the engine had failed", source="officials", kind="anonymous", via="Coast Radio"),
    )
    warned = m.say(post, "the pilot had warned the captain twice", source="She")
    hull = m.say(dhow, "=SUM(A1) was painted on the hull", source="<b>a diver</b>", kind="anonymous")
    ships = (
        m.mention(post, "Mwangaza", "thing"),
        m.mention(radio, "ferry Mwangaza", "thing"),
        m.mention(dhow, "Mwangaza", "thing"),
    )
    juma = m.mention(post, "Asha Juma", "person")
    fourteen = m.mention(
        post, "At least 14 passengers", "quantity", quantity=Quantity(14, None, "person", "at least", "injured")
    )
    many = m.mention(radio, "21 people", "quantity", quantity=Quantity(21, 21, "person", "exactly", "injured"))
    monday = m.mention(post, "Monday", "time", timex=Timex("DATE", "2025-11-03", "2025-11-03", "2025-11-03"))
    third = m.mention(dhow, "3 November", "time", timex=Timex("DATE", "2025-11-03", "2025-11-03", "2025-11-03"))
    assert fourteen.quantity and many.quantity and monday.timex and third.timex
    claims = (
        m.claim(*aground, weight=0.9),
        m.claim(*hurt, weight=0.8),
        m.claim(*engine, weight=0.7),
        m.claim(warned, weight=0.4),
        m.claim(hull, weight=0.1),
    )
    ship = Entity(
        "e1:ship", "Mwangaza", "thing", tuple(s.id for s in ships), (Join(ships[0].id, ships[2].id, "same name"),)
    )
    woman = Entity("e1:juma", "Asha Juma", "person", (juma.id,))
    return Comparison(
        story=m.story(),
        entities=(ship, woman),
        proposals=(Proposal((ship.id, woman.id), 0.2, (m.passage(post, "Mwangaza"), m.passage(post, "Asha Juma"))),),
        claims=claims,
        differences=(
            Difference(
                claims[0].id,
                (aground[0].report, aground[1].report),
                "wording",
                m.passage(post, "ran aground"),
                m.passage(radio, "struck a reef"),
                (m.passage(post, "ran aground"), m.passage(radio, "struck a reef")),
            ),
            Difference(
                claims[1].id,
                (hurt[0].report, hurt[1].report),
                "number",
                m.passage(post, "At least 14 passengers"),
                m.passage(radio, "21 people"),
                (m.passage(radio, "on Tuesday"),),
                revised=True,
            ),
        ),
        origins=(
            Origins(
                claims[2].id,
                1,
                1,
                (
                    Origin(
                        (engine[0].id, engine[1].id),
                        "anonymous",
                        "cites the other report",
                        (m.passage(dhow, "Citing Coast Radio"),),
                    ),
                ),
            ),
            Origins(claims[0].id, 1, 3, tuple(Origin((s.id,), "own", OWN) for s in aground)),
        ),
        derivations=(
            Derivation(
                m.reports[dhow].id, m.reports[radio].id, "hadPrimarySource", (m.passage(dhow, "Citing Coast Radio"),)
            ),
        ),
        timeline=(
            Event(monday.timex, aground[0].id, m.passage(post, "Monday")),
            Event(third.timex, aground[2].id, m.passage(dhow, "3 November")),
        ),
        figures=(
            Figure("person injured", fourteen.quantity, hurt[0].id, m.passage(post, "At least 14 passengers")),
            Figure("person injured", many.quantity, hurt[1].id, m.passage(radio, "21 people")),
        ),
        labels=(
            Label(ship.id, m.passage(post, "ferry Mwangaza"), "ferry mwangaza", "own", aground[0].id),
            Label(ship.id, m.passage(radio, "ferry Mwangaza"), "ferry mwangaza", "own", aground[1].id),
            Label(ship.id, m.passage(dhow, "Mwangaza"), "mwangaza", "own", aground[2].id),
        ),
        problems=(Problem("stories/empty.txt", "read", "is empty.", "Give a file that holds a report."),),
    )


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """The comparison of the hand-made story."""
    return make_comparison()


@pytest.fixture(scope="session", autouse=True)
def analysed_once() -> Iterator[None]:
    """A worker analyses what is the same report but for its location once, however many desks and commands take it in.

    Tests that ask ``analyse_report`` or a stage itself, and child processes, get what they make.
    """
    made: dict[tuple[Report, Pipeline], Analysis] = {}
    analyse = pipeline.analyse_report

    def analysed(report: Report, stages: Pipeline = Pipeline()) -> Analysis:
        key = (replace(report, location=""), stages)
        if key not in made:
            made[key] = analyse(report, stages)
        return replace(made[key], parse=replace(made[key].parse, report=report))

    with pytest.MonkeyPatch.context() as patch:
        for module in (pipeline, intake):
            patch.setattr(module, "analyse_report", analysed)
        yield
