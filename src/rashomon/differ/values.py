"""Two amounts → whether one value can be meant by both: bounds, rounding, and lengths in two systems.

"At least 12" and "14" are compatible, "about 40" and "43" are rounding; "more than 100" and "more than 200" are two
figures. How far a rounded number may be off follows from how many of its digits count.
"""

from __future__ import annotations

import math

from rashomon.kin import kin
from rashomon.model import Mention, Quantity

# How far a rounded number may be off, by how many of its digits count, as a share of the number.
ROUNDING = {1: 0.1, 2: 0.05}
FINE = 0.01
# How far two open bounds ("more than 100", "more than 110") may lie apart, as a share of the lesser.
OPEN = 0.1
# Lengths and areas that two reports may give in two systems: the unit in which they are compared, and how much of it.
METRIC = {
    "mile": ("kilometre", 1.609),
    "yard": ("metre", 0.914),
    "foot": ("metre", 0.305),
    "acre": ("hectare", 0.405),
}

# Whom no count of civilians holds.
ARMED = frozenset(
    """terrorist militant fighter rebel soldier troop jihadist insurgent mercenary combatant policeman extremist officer
    guard force serviceman""".split()
)


def quantity(mention: Mention) -> Quantity:
    """Return a mention's amount."""
    assert mention.quantity is not None  # callers pass amounts alone
    return mention.quantity


def are_foes(a: Quantity, b: Quantity) -> bool:
    """Return whether one amount counts civilians and the other those who bear arms.

    >>> are_foes(Quantity(32, 32, "civilian", "exactly"), Quantity(100, 100, "fighter", "exactly"))
    True
    """
    return any(one.unit == "civilian" and other.unit in ARMED for one, other in ((a, b), (b, a)))


def compatible(a: Quantity, b: Quantity) -> bool:
    """Return whether one value can be meant by both amounts.

    >>> compatible(Quantity(12, None, "person", "at least"), Quantity(14, 14, "person", "exactly"))
    True
    >>> compatible(Quantity(9, 9, "position", "exactly"), Quantity(7, 7, "position", "exactly"))
    False
    >>> compatible(Quantity(100, None, "person", "at least"), Quantity(200, None, "person", "at least"))
    False
    >>> compatible(Quantity(10, 10, "mile", "exactly"), Quantity(16, 16, "kilometre", "exactly"))
    True
    >>> compatible(Quantity(35, 35, "mile", "exactly"), Quantity(60, 60, "kilometre", "exactly"))
    True
    """
    if a.unit != b.unit and (a.unit in METRIC or b.unit in METRIC):
        (low, high), (least, most) = interval(converted(a)), interval(converted(b))
        return low <= most and least <= high
    if a.bound == b.bound and a.bound in ("at least", "at most"):
        ends = sorted(abs((each.low if each.bound == "at least" else each.high) or 0.0) for each in (a, b))
        return ends[1] - ends[0] <= OPEN * ends[0]
    if a.bound == b.bound == "between" and a.low and a.high and b.low and b.high:
        return abs(a.low - b.low) <= OPEN * a.low and abs(a.high - b.high) <= OPEN * a.high
    (low, high), (least, most) = interval(a), interval(b)
    return (low <= most and least <= high) or rounds(a, b) or rounds(b, a)


def converted(found: Quantity) -> Quantity:
    """Return an amount in the unit in which it is compared, rough as what was turned into another system is."""
    unit, factor = measure(found)
    low, high = (None if end is None else end * factor for end in (found.low, found.high))
    if found.bound in ("exactly", "about"):
        share = slack(found.low or 0.0)
        low, high = (low or 0.0) * (1 - share), (high or 0.0) * (1 + share)
    return Quantity(low, high, unit, "between" if found.bound == "exactly" else found.bound, found.state)


def interval(found: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that an amount's words allow; "hundreds" stays below 1,000."""
    low = -math.inf if found.low is None else found.low
    high = math.inf if found.high is None else found.high
    if found.bound == "vague" and found.low and found.high is None:
        high = 5 * found.low - 1
    if found.bound == "about":
        low, high = low * (1 - slack(low)), high * (1 + slack(high))
    elif found.bound == "exactly" and low >= 1000 and digits(low) == 1:
        low, high = low * (1 - ROUNDING[1]), high * (1 + ROUNDING[1])
    return low, high


def slack(value: float) -> float:
    """Return how far a number that is called rough may be off, as a share: the fewer digits count, the farther."""
    return ROUNDING.get(digits(value), FINE)


def digits(value: float) -> int:
    """Return how many digits of a number count: 3 of 141,000,000, 1 of 40."""
    return len(f"{abs(value):.0f}".rstrip("0")) if math.isfinite(value) else 1


def rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Return whether a figure in millions is another one rounded: "$13.6 million" for "$13,625,777"."""
    if coarse.low is None or fine.low is None or {coarse.bound, fine.bound} != {"exactly"} or coarse.low < 10**6:
        return False
    written, zeros = f"{coarse.low:.0f}", len(f"{coarse.low:.0f}") - len(f"{coarse.low:.0f}".rstrip("0"))
    return len(written) > zeros >= 5 and abs(coarse.low - fine.low) <= 10**zeros / 2


def growth(a: Quantity, b: Quantity) -> int:
    """Return 1 where the second amount is the higher, -1 where the first is."""
    return 1 if (b.low or 0.0) > (a.low or 0.0) else -1


def measure(found: Quantity) -> tuple[str, float]:
    """Return the unit in which an amount is compared, and how much of that its own is: a mile is 1.6 kilometres."""
    unit = kin(found.unit)
    return METRIC.get(unit, (unit, 1.0))
