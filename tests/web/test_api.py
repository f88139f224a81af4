"""The API keeps to its description, whatever it is asked, and gives what the command line gives."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from serving import TOKEN, Server, within

from rashomon.cli import run

BEARER = {"Authorization": f"Bearer {TOKEN}"}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def spare(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a desk that these tests may fill with anything."""
    path = tmp_path_factory.mktemp("spare") / "desk.db"
    shutil.copy(filled, path)
    with within(path) as made:
        yield made


def test_the_api_keeps_to_its_description(spare: Server) -> None:
    """Each operation is asked what its description allows, and answers as it says."""
    schema = schemathesis.openapi.from_url(f"{spare.address}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 13
    for operation in operations:
        check(operation)


def check(operation: Any) -> None:
    """Ask one operation a few times, with what is allowed and with what is not."""
    for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=4, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def asked(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=BEARER, checks=CHECKS)

        try:
            asked()
        except Unsatisfiable:
            # An operation without parameters cannot be asked wrongly.
            assert mode == schemathesis.GenerationMode.NEGATIVE


def test_the_description_is_openapi(server: Server) -> None:
    given = server.json("/api")
    assert given["openapi"].startswith("3.1")
    for form in given["components"]["schemas"].values():
        Draft202012Validator.check_schema(form)


def test_a_comparison_is_what_the_command_line_writes(
    server: Server, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    story = server.story("fire").rpartition("/")[2]
    assert run(["export", story, "--json", "--db", str(server.desk)]) == 0
    assert json.loads(capfdbinary.readouterr().out) == server.json(f"/api/stories/{story}/comparison")


def test_lists_come_in_pages(server: Server) -> None:
    first, second = (server.json(f"/api/reports?first={n}&count=2") for n in (0, 2))
    assert (first["total"], len(first["rows"]), len(second["rows"])) == (4, 2, 2)
    assert not {row["id"] for row in first["rows"]} & {row["id"] for row in second["rows"]}


def test_corrections_are_written_with_the_token_and_taken_back(spare: Server) -> None:
    story = spare.story("fire").rpartition("/")[2]
    claims = spare.json(f"/api/stories/{story}/comparison")["claims"]
    [claim] = [each for each in claims if "hydrant" in each["readings"][0]["text"]]
    passage = {key: claim["readings"][0][key] for key in ("report", "start", "end")}
    given = {"story": story, "kind": "wrong", "passages": [passage], "author": "Ngozi", "reason": "irony"}
    made = sent(spare, "POST", "/api/corrections", given)
    assert (made["kind"], made["author"], made["payload"]["passages"][0]["text"]) == (
        "wrong", "Ngozi", "The market has not had a working hydrant since 2019",
    )  # fmt: skip
    assert hydrants(spare, story) == 0
    sent(spare, "DELETE", f"/api/corrections/{made['number']}")
    assert hydrants(spare, story) == 1


def hydrants(server: Server, story: str) -> int:
    """Return how many claims tell of a hydrant."""
    claims = server.json(f"/api/stories/{story}/comparison")["claims"]
    return sum("hydrant" in reading["text"] for claim in claims for reading in claim["readings"])


def sent(server: Server, method: str, path: str, given: object = None) -> Any:
    """Return what the API answers to a program with the token."""
    body = json.dumps(given).encode() if given is not None else None
    headers = {**BEARER, "content-type": "application/json"}
    request = urllib.request.Request(server.address + path, body, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        content = answer.read()
    return json.loads(content) if content else None


def test_nothing_is_written_without_a_token(spare: Server) -> None:
    request = urllib.request.Request(f"{spare.address}/api/corrections/1", method="DELETE")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code == 401
