"""Errors carry data and survive the way back from a worker process."""

from __future__ import annotations

import pickle

import pytest

from rashomon.errors import DocumentError, NothingToCompareError, RashomonError, SettingsError
from rashomon.model import Problem

PROBLEM = Problem("a.txt", "read", "is empty.", "Save the page again.")


@pytest.mark.parametrize(
    "error",
    [
        DocumentError("a.txt", "read", "is empty.", "Save the page again."),
        SettingsError("s.toml", "is not TOML"),
        NothingToCompareError((PROBLEM,)),
    ],
    ids=lambda e: type(e).__name__,
)
def test_errors_survive_pickling(error: RashomonError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_document_error_as_value() -> None:
    error = DocumentError("a.txt", "read", "is empty.", "Save the page again.")
    assert error.as_problem() == PROBLEM
    assert str(error) == "a.txt: is empty. Save the page again."
