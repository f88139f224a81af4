"""Whom figures count: the states of people of which a report has a toll, and the persons that a report names."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model import Mention, Parse, Quantity
from rashomon.states import STRUCK

# The states in which a person who is told of alone is a victim of the event.
HARMED = ("dead", "injured", "dead or injured", *STRUCK, "missing", "abducted")
# The states of people of which a report has a toll.
TOLLED = (*HARMED, "arrested")
# Further states that befall people alone.
BEFALLING = ("hospitalised", "charged")
# What else can be dead, hurt or missing.
NO_PEOPLE = frozenset(
    """animal dog cat horse cow bull sheep goat pig cattle bird chicken fish whale elephant tree plane aircraft
    helicopter ship boat vessel vehicle car file document record email weapon percent
    count charge shooting attack incident case block mile kilometre kilometer metre meter foot yard time""".split()
)
# A person by the head token of the words that name one.
People = Mapping[int, Mention]


def counts_people(quantity: Quantity) -> bool:
    """Return whether an amount counts people in a state of which a report has a toll, whatever it calls them."""
    return quantity.state in TOLLED and quantity.unit not in NO_PEOPLE


def is_of_people(quantity: Quantity) -> bool:
    """Return whether an amount counts people in a state that befalls people alone."""
    return counts_people(quantity) or (quantity.state in BEFALLING and quantity.unit not in NO_PEOPLE)


def by_head(parse: Parse, people: list[Mention]) -> People:
    """Return mentions of one person each by the token that heads them."""
    heads = ((parse.inside(person.head), person) for person in people)
    return {found[0]: person for found, person in heads if found}
