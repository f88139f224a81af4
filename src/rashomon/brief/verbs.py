"""Verbs of saying, by what they do."""

from __future__ import annotations

# What a verb of saying does, as grammars of English group them; a verb that is in none is "other". To call is plain
# saying, for who calls for talks asks, and who calls them a farce does not.
VERBS = {
    verb: kind
    for kind, verbs in {
        "say": "say tell add state note remark comment speak reply respond answer write report announce declare mention"
        " explain describe observe recall continue go put post tweet quote cite call",
        "claim": "claim allege assert insist argue maintain contend suggest hint imply charge",
        "concede": "admit acknowledge concede confess grant recognise recognize agree accept",
        "confirm": "confirm reaffirm reiterate stress emphasise emphasize underline point",
        "show": "show find reveal disclose prove demonstrate uncover",
        "deny": "deny reject dismiss refute dispute rebut decline refuse disagree",
        "accuse": "accuse blame denounce condemn criticise criticize slam blast decry attack deplore complain",
        "praise": "praise hail welcome laud applaud thank congratulate commend",
        "warn": "warn caution threaten fear worry",
        "expect": "expect predict forecast foresee anticipate",
        "ask": "ask urge request appeal invite beg plead question wonder recommend propose",
        "order": "order demand direct instruct command",
        "promise": "promise vow pledge swear commit guarantee offer assure",
        "think": "think believe feel hope consider doubt know see understand want",
        "judge": "conclude decide rule judge determine estimate",
    }.items()
    for verb in verbs.split()
} | {"rule out": "deny"}


def kind_of(verb: str) -> str:
    """Return what a verb does, that of its first word where it has a particle: "point out" confirms as "point" does.

    What is not done is of no kind: who does not rule out a thing judges nothing.

    >>> kind_of("point out"), kind_of("rule out"), kind_of("not rule out")
    ('confirm', 'deny', 'other')
    """
    return VERBS.get(verb, VERBS.get(verb.split()[0], "other"))
