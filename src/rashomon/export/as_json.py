"""Comparison → JSON, the contract ``rashomon.comparison/1`` (``comparison.schema.json`` beside this file)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from rashomon import __version__
from rashomon.brief.rows import Ledger
from rashomon.brief.sources import Unheard, Voice
from rashomon.brief.tables import naming
from rashomon.brief.words import unheard, whose_word
from rashomon.export.values import (
    Value,
    cited,
    encoded,
    mention_value,
    number,
    origin_value,
    problem_value,
    report_value,
    statement_value,
)
from rashomon.model import AsOf, Claim, Comparison, Difference, Entity, Event, Figure, Label, Origins, Proposal

SCHEMA = "rashomon.comparison/1"
STORIES = "rashomon.stories/1"


def comparison_json(comparison: Comparison) -> bytes:
    """Return the comparison as JSON in UTF-8, the same bytes for the same comparison, with a final line end."""
    return msgspec.json.format(encoded(comparison_value(comparison)), indent=1) + b"\n"


def comparison_value(comparison: Comparison) -> Value:
    """Return the comparison as plain dictionaries and lists."""
    export = Export(comparison)
    story = comparison.story
    return {
        "schema": SCHEMA,
        "version": __version__,
        "story": story.id,
        "reports": [report_value(report) for report in story.reports],
        "statements": [
            statement_value(statement, analysis.report, export.ledger.hands)
            for analysis in story.analyses
            for statement in analysis.citable
        ],
        "entities": [export.entity(entity) for entity in comparison.entities],
        "proposals": [export.proposal(proposal) for proposal in comparison.proposals],
        "claims": [export.claim(claim) for claim in comparison.claims],
        "derivations": [
            {
                "derived": d.derived,
                "origin": d.origin,
                "kind": d.kind,
                "because": [cited(b, export.texts) for b in d.because],
            }
            for d in comparison.derivations
        ],
        "times": [export.entity(time) for time in comparison.times],
        "timeline": [export.event(event) for event in comparison.timeline],
        "figures": [export.figure(figure) for figure in comparison.figures],
        "problems": [problem_value(problem) for problem in comparison.problems],
        "referents": [
            {"id": r.id, "name": r.name, "kind": r.kind, "claims": list(r.claims)} for r in comparison.referents
        ],
        "labels": [export.label(label) for label in comparison.labels],
        "sources": [export.voice(voice) for voice in whose_word(export.ledger)],
        "unheard": [export.unheard(each) for each in unheard(export.ledger)],
    }


def stories_json(stories: Iterable[tuple[str, Sequence[str]]]) -> bytes:
    """Return stories, each an id with the ids of its reports, as JSON in UTF-8: the contract ``rashomon.stories/1``."""
    rows = [{"id": story, "reports": list(reports)} for story, reports in sorted(stories)]
    return msgspec.json.format(encoded({"schema": STORIES, "version": __version__, "stories": rows}), indent=1) + b"\n"


class Export:
    """A comparison's values by id, and the dictionaries that follow from them."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.ledger = Ledger(comparison)
        self.reports = self.ledger.index.reports
        self.texts = {report.id: report.text for report in comparison.story.reports}
        self.differences: dict[str, list[Difference]] = defaultdict(list)
        for difference in comparison.differences:
            self.differences[difference.claim].append(difference)

    def entity(self, entity: Entity) -> Value:
        """Return an entity with its mentions and why they were joined."""
        mentions = self.ledger.index.mentions
        return {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "mentions": [
                {"report": mentions[m].report, **mention_value(mentions[m], self.reports[mentions[m].report])}
                for m in entity.mentions
                if m in mentions
            ],
            "evidence": [
                {
                    "left": j.left,
                    "right": j.right,
                    "reason": j.reason,
                    "because": [cited(b, self.texts) for b in j.because],
                }
                for j in entity.evidence
            ],
        }

    def proposal(self, proposal: Proposal) -> Value:
        """Return two entities that may be one, why, and how a correction names them."""
        return {
            "entities": list(proposal.entities),
            "score": proposal.score,
            "because": [cited(each, self.texts) for each in proposal.because],
            "named": [
                {"words": each.words, "report": each.report, "within": each.within}
                for each in (naming(self.ledger, entity) for entity in proposal.entities)
            ],
        }

    def claim(self, claim: Claim) -> Value:
        """Return a claim with its readings, cells, differences and origins."""
        return {
            "id": claim.id,
            "readings": [
                {
                    "report": r.report,
                    "statement": r.statement,
                    "start": r.span.start,
                    "end": r.span.end,
                    "text": r.span.of(self.texts[r.report]),
                }
                for r in claim.readings
            ],
            "cells": dict(self.comparison.cells(claim)),
            "differences": [self.difference(each) for each in self.differences[claim.id]],
            "origins": self.origins(self.ledger.origins_of(claim)),
            "weight": round(claim.weight, 6),
            "best": claim.best,
        }

    def difference(self, difference: Difference) -> Value:
        """Return where two readings part."""
        return {
            "between": list(difference.between),
            "on": difference.on,
            "left": cited(difference.left, self.texts),
            "right": cited(difference.right, self.texts),
            "revised": difference.revised,
            "because": [cited(passage, self.texts) for passage in difference.because],
        }

    def origins(self, origins: Origins) -> Value:
        """Return a claim's origins: the groups of statements, and beside them why each is a group."""
        return {
            "least": origins.least,
            "most": origins.most,
            "groups": [list(group.statements) for group in origins.groups],
            "reasons": [origin_value(group, self.texts) for group in origins.groups],
        }

    def event(self, event: Event) -> Value:
        """Return one dated happening; ``text`` are the words that date it."""
        return {
            "value": event.timex.value,
            "type": event.timex.type,
            "earliest": event.timex.earliest,
            "latest": event.timex.latest,
            "statement": event.statement,
            "dated_by": cited(event.dated_by, self.texts) if event.dated_by is not None else None,
            **cited(event.when, self.texts),
        }

    def figure(self, figure: Figure) -> Value:
        """Return one value of a counted thing."""
        quantity = figure.quantity
        return {
            "counted": figure.counted,
            "low": number(quantity.low),
            "high": number(quantity.high),
            "unit": quantity.unit,
            "bound": quantity.bound,
            "state": quantity.state,
            "toll": figure.toll,
            "as_of": self.as_of(figure.as_of) if figure.as_of is not None else None,
            "statement": figure.statement,
            **cited(figure.where, self.texts),
        }

    def as_of(self, as_of: AsOf) -> Value:
        """Return the time up to which a figure counts; ``text`` are the words that say so."""
        timex = as_of.timex
        bounds = {"value": timex.value, "earliest": timex.earliest, "latest": timex.latest}
        return {**bounds, **cited(as_of.when, self.texts)}

    def label(self, label: Label) -> Value:
        """Return what a report calls an entity or a referent in one place."""
        return {
            "of": label.of,
            "form": label.form,
            "voice": label.voice,
            "statement": label.statement,
            "marked": label.marked,
            **cited(label.where, self.texts),
        }

    def voice(self, voice: Voice) -> Value:
        """Return one source and what each report gives on its word."""
        return {
            "name": voice.name,
            "kind": voice.kind,
            "entity": voice.entity,
            "via": list(voice.via),
            "only": voice.only,
            "unquoted": dict(voice.unquoted),
            "shares": [
                {
                    "report": share.report,
                    "statements": list(share.statements),
                    "words": share.words,
                    "verbs": [
                        {"verb": v.verb, "kind": v.kind, "cues": [cited(cue, self.texts) for cue in v.cues]}
                        for v in share.verbs
                    ],
                }
                for share in voice.shares
            ],
        }

    def unheard(self, each: Unheard) -> Value:
        """Return somebody whom the reports name often and give no word."""
        mentions = [cited(passage, self.texts) for _, found in each.mentions for passage in found]
        return {"entity": each.entity, "name": each.name, "kind": each.kind, "mentions": mentions}
