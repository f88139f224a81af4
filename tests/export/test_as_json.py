"""The JSON exports keep their contract: shape, citations, bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import rashomon
from rashomon.export.as_json import comparison_json, stories_json
from rashomon.export.as_jsonl import analysis_line
from rashomon.model import Comparison, Report, Span

CONTRACT = ["schema", "reports", "statements", "entities", "proposals", "claims", "derivations", "timeline", "figures"]


def schema(name: str) -> Draft202012Validator:
    published = json.loads((files("rashomon.export") / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published)


@pytest.fixture(scope="module")
def exported(comparison: Comparison) -> dict[str, Any]:
    return dict(json.loads(comparison_json(comparison)))


def test_comparison_keeps_its_schema(exported: dict[str, Any]) -> None:
    assert [error.message for error in schema("comparison").iter_errors(exported)] == []


def test_analyses_keep_their_schema(comparison: Comparison) -> None:
    for analysis in comparison.story.analyses:
        line = analysis_line(analysis)
        assert line.count(b"\n") == 1
        assert [error.message for error in schema("analysis").iter_errors(json.loads(line))] == []


def test_stories_keep_their_schema() -> None:
    written = json.loads(stories_json([("y1:b", ["r1:c"]), ("y1:a", ["r1:a", "r1:b"])]))
    assert [error.message for error in schema("stories").iter_errors(written)] == []
    assert [story["id"] for story in written["stories"]] == ["y1:a", "y1:b"]


def test_the_schema_refuses_what_the_contract_does_not_have(exported: dict[str, Any]) -> None:
    broken = {**exported, "claims": [{**exported["claims"][0], "cells": {"r1": "denies"}}]}
    assert not schema("comparison").is_valid(broken)


def test_contract_keys_are_there(exported: dict[str, Any]) -> None:
    assert [key for key in exported if key in CONTRACT] == CONTRACT


def test_every_citation_is_a_slice(exported: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in exported["reports"]}
    for claim in exported["claims"]:
        for reading in claim["readings"]:
            assert reading["text"] == texts[reading["report"]][reading["start"] : reading["end"]]
        for difference in claim["differences"]:
            assert difference["left"]["text"] in texts[difference["between"][0]]


def test_a_hand_names_the_entity_it_mentions(exported: dict[str, Any]) -> None:
    links = {link["text"]: link["entity"] for s in exported["statements"] for link in s["chain"]}
    assert links["port master Asha Juma"] == "e1:juma"
    assert links["officials"] is None


def test_claims_carry_cells_differences_and_origins(exported: dict[str, Any]) -> None:
    first, second, third = exported["claims"][:3]
    assert sorted(first["cells"].values()) == ["differs", "differs", "says"]
    assert [d["on"] for d in first["differences"]] == ["wording"]
    assert second["differences"][0]["revised"] is True
    assert sorted(second["cells"].values()) == ["says", "says", "silent"], "a later figure is no contradiction"
    assert (third["origins"]["least"], third["origins"]["most"]) == (1, 1)
    assert len(third["origins"]["groups"][0]) == 2
    assert (second["origins"]["least"], second["origins"]["most"]) == (1, 2), (
        "untraced: one origin to as many as reports"
    )


def test_an_act_is_in_the_analysis_and_not_in_the_comparison(comparison: Comparison) -> None:
    first, *others = comparison.story.analyses
    act = replace(first.statements[0], id="s1:act", voice="attributed", fragment=True, act=True)
    told = replace(first, statements=(*first.statements, act))
    listed = json.loads(comparison_json(replace(comparison, story=replace(comparison.story, analyses=(told, *others)))))
    assert listed["statements"] == json.loads(comparison_json(comparison))["statements"]
    kept = {each["id"]: each["act"] for each in json.loads(analysis_line(told))["statements"]}
    assert kept.pop("s1:act") and kept and not any(kept.values())


def test_what_a_comparison_cites_it_lists() -> None:
    texts = (
        "The guild rejected the quarry's offer on Sunday. Guild head Inés Paredes mocked the quarry as “a hole with a "
        "flag” and urged the mayors of the valley to open the wells.",
        "Inés Paredes, who leads the guild, urged the mayors to open the wells. She said the quarry was “a hole with a "
        "flag”, and that the guild would not sell.",
    )
    reports = [Report(f"r1:{n}", f"{n}.txt", "", text, (Span(0, len(text)),)) for n, text in enumerate(texts)]
    made = rashomon.compare(reports)
    value = json.loads(comparison_json(made))
    listed = {each["id"] for each in value["statements"]}
    assert {s.id for a in made.story.analyses for s in a.statements if s.act} and cited(value) <= listed


def cited(value: object) -> set[str]:
    """Every statement's id that stands anywhere in a value."""
    if isinstance(value, dict):
        return {each for part in value.values() for each in cited(part)}
    if isinstance(value, list):
        return {each for part in value for each in cited(part)}
    return {value} if isinstance(value, str) and value.startswith("s1:") else set()


def test_same_comparison_same_bytes(comparison: Comparison) -> None:
    assert comparison_json(comparison) == comparison_json(replace(comparison))


@pytest.mark.parametrize(("low", "high", "value"), [(14, None, 14), (21, 21, 21), (3, 5, None), (2.5, 2.5, 2.5)])
def test_a_quantity_has_a_value_where_it_is_one_number(
    comparison: Comparison, low: float, high: float | None, value: float | None
) -> None:
    from rashomon.export.values import mention_value

    analysis = next(a for a in comparison.story.analyses if any(m.quantity for m in a.mentions))
    mention = next(m for m in analysis.mentions if m.quantity)
    assert mention.quantity
    shown = mention_value(replace(mention, quantity=replace(mention.quantity, low=low, high=high)), analysis.report)
    assert (shown["value"], shown["low"], shown["high"]) == (value, low, high)
