"""How a word is written: as a name, a given name, a title, a model, a year, a part of what a hyphen joins."""

from __future__ import annotations

from rashomon.genders import plain, table
from rashomon.mention.lexicon import LABELS, PERSON_NOUNS, TITLES
from rashomon.model import Parse, Token


def behind_hyphen(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a token hangs on the one before by a hyphen without blanks."""
    return (
        2 <= index < len(tokens)
        and tokens[index - 1].text == "-"
        and tokens[index - 2].end == tokens[index - 1].start
        and tokens[index - 1].end == tokens[index].start
    )


def tagged(parse: Parse) -> dict[int, str]:
    """Return the tagger's label of each token that it gave one for a name."""
    return {i: name.label for name in parse.names if name.label in LABELS for i in range(name.first, name.last)}


def capital(token: Token) -> bool:
    """Return whether a token begins with a capital letter."""
    return token.text[:1].isupper()


def is_model(token: Token) -> bool:
    """Return whether a word is of capitals and figures, as makers name a model: "A320", "Fateh-110"."""
    return capital(token) and any(c.isdigit() for c in token.text) and len(token.text) > 2


def is_name_like(token: Token) -> bool:
    """Return whether a word is written as names are: a proper noun with a capital in it ("iPod" too), or a model."""
    return (token.pos == "PROPN" and token.text[0].isalpha() and not token.text.islower()) or is_model(token)


def is_given(token: Token) -> bool:
    """Return whether a word is a given name that is known, and no title."""
    return capital(token) and not is_title(token) and len(token.text) > 2 and plain(token.text) in table()


def is_year(digits: str) -> bool:
    """Return whether four digits are those of a year of our time."""
    return len(digits) == 4 and digits[:2] in ("18", "19", "20")


def is_title(token: Token) -> bool:
    """Return whether a token is a title or a role before a name."""
    word = token.text.lower().rstrip(".")
    return word in TITLES or (word in PERSON_NOUNS and token.text[:1].isupper())
