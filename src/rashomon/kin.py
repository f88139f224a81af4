"""Nouns that news reports use for one and the same, as "bill" and "measure"; whose kin one is; parts of bodies."""

from __future__ import annotations

# Heads that reports use for one and the same: a shooter is also called the gunman, a bill the legislation.
KIN = {
    word: words.split()[0]
    for words in (
        "gunman shooter attacker assailant suspect perpetrator killer",
        "shooting gunfight shootout",
        "bill legislation measure act",
        "home house residence",
        "hotel motel inn",
        "car vehicle",
        "gun firearm weapon pistol handgun",
        "store shop boutique",
        "agreement deal pact accord contract",
        "probe investigation inquiry",
        "crash collision wreck",
        "fire blaze",
        "video footage tape clip",
        "ruling decision verdict",
        "election vote poll",
        "teen teenager",
        "child kid youngster schoolchild",
        "film movie",
        "talks negotiation",
        "earthquake quake tremor",
        "storm hurricane cyclone typhoon",
        "plane aircraft jet airliner",
        "ship vessel",
        "company firm business",
        "shot bullet round gunshot",
        "match game fixture",
        "strike walkout",
        "worker employee",
        "crew crewman",
        "phone handset",
        "kilometre kilometer km",
        "metre meter",
        "gram g",
        "kilogram kilo kg",
        "massacre killing slaying murder",
    )
    for word in words.split()
}
# What one person is to another of the family.
RELATIONS = frozenset(
    "father mother son daughter brother sister wife husband uncle aunt nephew niece cousin grandfather grandmother"
    " grandson granddaughter stepson stepdaughter stepfather stepmother".split()
)
# What everybody has: "the leg" of one report may be another's.
OF_BODIES = frozenset(
    "leg arm head chest neck foot back hand shoulder thigh abdomen stomach torso face hip knee ankle calf finger toe"
    " eye ear nose mouth wrist elbow forearm groin buttock rib skull forehead cheek chin".split()
)


def kin(head: str) -> str:
    """Return the head that stands for a group of heads with one meaning in the news."""
    return KIN.get(head, head)
