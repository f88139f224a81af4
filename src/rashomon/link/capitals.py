"""Capitals that stand for governments: "Damascus expects a deal" is no place, "in Damascus" is one."""

from __future__ import annotations

from rashomon.countries import COUNTRIES
from rashomon.link.items import Item
from rashomon.model import Parse

GOVERNMENTS = frozenset({"government", "regime", "administration", "authority", "cabinet"})
# What only governments, and no towns, do.
ACTS = frozenset(
    "say tell announce expect refuse reject accept deny want seek agree demand warn accuse urge insist hope plan decide"
    " sign respond condemn protest threaten welcome support oppose propose offer reaffirm maintain believe consider vow"
    " pledge claim argue negotiate refrain retaliate recognise recognize expel recall summon confirm dismiss call send"
    " withdraw impose lift ban order approve ask promise".split()
)
DEALINGS = frozenset(
    "agreement deal pact treaty accord talk talks negotiation dialogue tie tension relation relations contact"
    " cooperation alliance ceasefire truce normalisation normalization".split()
)
LOCATING = frozenset({"in", "near", "around", "through", "outside", "inside", "across", "at", "within"})


def acts(item: Item, parse: Parse) -> bool:
    """Return whether a capital stands for its government: it does what governments do, or is dealt with."""
    token = parse.tokens[item.head]
    if " ".join(item.words) not in COUNTRIES:
        return False
    above = parse.tokens[token.head]
    if token.dep == "nsubj":
        return above.lemma.lower() in ACTS
    if token.dep == "pobj" and above.text.lower() in ("with", "between"):
        return parse.tokens[above.head].lemma.lower() in DEALINGS | ACTS
    return False


def located(item: Item, parse: Parse) -> bool:
    """Return whether "in" or "near" stands right before a name: there it is a place, whatever else bears it."""
    return item.first > 0 and parse.tokens[item.first - 1].text.lower() in LOCATING
