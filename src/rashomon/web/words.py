"""The words and signs of the pages, each said once."""

from __future__ import annotations

from rashomon.export.as_html.matrix import STATES as EXPORTED

# State of a cell → class, glyph, words: as in the export, and what only the pages show.
STATES = EXPORTED | {
    "only here": ("o", "◆", "only here"),
    "as base": ("y", "=", "as the base"),
    "adds": ("o", "+", "adds"),
    "lacks": ("n", "–", "silent"),
    "both silent": ("n", "·", "both silent"),
}
# A story's screens: path below the story, name.
TABS = (
    ("", "Matrix"),
    ("/side", "Side by side"),
    ("/hands", "From whom"),
    ("/words", "Names and words"),
    ("/figures", "Figures and timeline"),
    ("/review", "Review"),
    ("/brief", "Brief"),
    ("/run", "Run"),
)
# How the list of stories can be ordered.
ORDERS = {
    "changed": "last changed",
    "last": "last published",
    "unseen": "most new reports",
    "reports": "most reports",
    "outlets": "most outlets",
    "differences": "most differences",
}
# How the rows of a matrix can be ordered and narrowed.
ROW_ORDERS = {
    "weight": "weight, shared first",
    "conflict": "conflict",
    "time": "time of the event",
    "text": "one report’s text",
}
SHOWN = {
    "all": "all claims",
    "shared": "shared by several reports",
    "every": "said by all",
    "told": "differ in what they tell",
    "differ": "differ, sources counted",
    "single": "several reports, one origin",
    "only": "only one report",
}
# What a hand in a chain is.
HANDS = {
    "named": "a named person",
    "office": "an office or body",
    "media": "another outlet",
    "document": "a document",
    "poll": "a poll",
    "anonymous": "unnamed",
}
