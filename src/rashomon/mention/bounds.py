"""A number with the words before it → an interval: how exactly it is told."""

from __future__ import annotations

from rashomon.mention.numbers import Number
from rashomon.model import Bound, Token

# Words before a number that bound it; the longest that fits wins.
BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("not", "less", "than"), "at least"), (("no", "fewer", "than"), "at least"), (("no", "less", "than"), "at least"),
    (("no", "more", "than"), "at most"), (("not", "more", "than"), "at most"), (("as", "many", "as"), "at most"),
    (("as", "much", "as"), "at most"), (("more", "than"), "at least"), (("greater", "than"), "at least"),
    (("at", "least"), "at least"), (("a", "minimum", "of"), "at least"), (("upwards", "of"), "at least"),
    (("in", "excess", "of"), "at least"), (("at", "most"), "at most"), (("up", "to"), "at most"),
    (("less", "than"), "at most"), (("fewer", "than"), "at most"), (("a", "maximum", "of"), "at most"),
    (("over",), "at least"), (("above",), "at least"), (("exceeding",), "at least"), (("beyond",), "at least"),
    (("under",), "at most"), (("below",), "at most"), (("about",), "about"), (("around",), "about"),
    (("approximately",), "about"), (("roughly",), "about"), (("some",), "about"), (("nearly",), "about"),
    (("almost",), "about"), (("circa",), "about"), (("an", "estimated",), "about"), (("estimated",), "about"),
    (("only",), "exactly"), (("just",), "exactly"), (("exactly",), "exactly"),
)  # fmt: skip


def interval(number: Number, upper: float | None) -> tuple[float | None, float | None, Bound]:
    """Return low, high and bound of a number as it stands."""
    if upper is not None:
        scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if upper >= s > number.value), 1.0)
        return number.value * (scale if upper >= 1000 * number.value else 1.0), upper, "between"
    return (number.value, None, "vague") if number.vague else (number.value, number.value, "exactly")


def bounded(
    tokens: tuple[Token, ...], first: int, bound: Bound, low: float | None, high: float | None
) -> tuple[int, Bound, float | None, float | None]:
    """Return an interval as the words before it bound it, with the place where those words start.

    "At least" and "more than" open the interval above and keep the number as ``low``; "about" keeps both ends at the
    number named and leaves the tolerance to the reader.
    """
    words = tuple(
        token.text.lower() for token in tokens[max(0, first - 4) : first] if token.sentence == tokens[first].sentence
    )
    if words[-1:] in (("between",), ("from",)) and bound == "between":
        return first - 1, bound, low, high
    for cue, told in BOUNDS:
        if words[-len(cue) :] == cue:
            start = first - len(cue)
            if told == "at least":
                return start, "vague" if bound == "vague" else told, low, None
            if told == "at most":
                return start, told, None, high if high is not None else low
            return start, (told if bound == "exactly" else bound), low, high
    return first, bound, low, high
