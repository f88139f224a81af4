"""What people speak as, by the words for them."""

from __future__ import annotations

import pytest

from rashomon.trace.apart import standing


@pytest.mark.parametrize(
    ("words", "standings"),
    [
        ("a neighbour", {"bystander"}),
        ("the district attorney", {"prosecution"}),
        ("The Osh Medical Examiner", {"medicine"}),
        ("the sheriff’s office", {"police"}),
        ("court papers", {"court"}),
        ("her sister, a nurse", {"kin", "medicine"}),
        ("the family’s attorney", {"kin", "counsel"}),
        ("officials", {"authority"}),
        ("fire officials", {"fire service"}),
        ("two senior officers", {"police"}),
        ("a naval officer", set()),
        ("Deputy Bill Ortega", {"police"}),
        ("deputy mayor Oto Brandl", set()),
        ("the lieutenant governor", set()),
        ("Osh Medical Centre", {"medicine"}),
        ("police officials", {"police"}),
        # These could be any of them.
        ("Justice Department lawyers", set()),
        ("the attorney general", set()),
        ("the U.S. attorney", {"prosecution"}),
        ("investigators", set()),
        ("a source close to the minister", set()),
    ],
)
def test_standing(words: str, standings: set[str]) -> None:
    assert standing(words) == standings
