"""Is a text in the language that is wanted? By py3langid, on texts long enough to tell."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Any

from rashomon.errors import DocumentError
from rashomon.model import Span

# Below this a name or two decide, not the language; beyond the sample more text changes nothing.
SHORTEST, SAMPLE = 200, 10_000
# What the identifier says of lists of names and figures: no language (ISO 639-2), so not another one either.
NO_LANGUAGE = "zxx"
# Where no language has such a part of the probability, the text tells none: near relatives are three at most.
LEAST = 0.2
# Words of English alone: a text with such a share of them needs no identifier, which takes longer to load than the
# rest of cleaning takes for ten reports. Half of it may be in another language and it has less.
ENGLISH = frozenset("the and that were with from this which have has been their would they".split())
FEWEST_WORDS, ENOUGH = 40, 0.08
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "ko": "Korean", "ku": "Kurdish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "nb": "Norwegian", "nn": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


@functools.cache
def identifier() -> Any:
    """Return the language identifier, loaded once a process and at first use."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def check(location: str, text: str, paragraphs: Sequence[Span], prose: Sequence[Span], wanted: str) -> None:
    """Raise ``DocumentError`` where the report's own text appears to be in another language than wanted.

    Its ``prose`` decides where there is enough of it: a list of names is in the language of the names.
    """
    sample = beginning(text, prose)
    if len(sample) < SHORTEST:
        sample = beginning(text, paragraphs)
    if len(sample) < SHORTEST:
        return
    # The identifier learned from ordinary spelling: all capitals lead it to other languages.
    upper = sum(map(str.isupper, sample))
    if upper > sum(map(str.islower, sample)):
        sample = sample.lower()
    if wanted == "en" and plainly_english(sample):
        return
    ranked = identifier().rank(sample)
    code, share = ranked[0]
    if code == NO_LANGUAGE or share < LEAST:
        return
    # Near relatives share the probability between them: what counts is how little is left for the language wanted.
    if code != wanted and dict(ranked).get(wanted, 0.0) < 0.1:
        advice = f"Only {NAMES.get(wanted, wanted)} reports can be compared; look for one, or for a translation."
        other = f"{NAMES[code]} ({code})" if code in NAMES else f"another language ({code})"
        raise DocumentError(location, "clean", f"appears to be written in {other}.", advice)


def plainly_english(sample: str) -> bool:
    """Return whether the small words of a text show by themselves that it is English.

    >>> plainly_english("The port was closed and the ships that were late have been told. " * 5)
    True
    >>> plainly_english("Der Hafen war zu, und die Schiffe mussten warten. " * 9)
    False
    """
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return len(words) >= FEWEST_WORDS and sum(word in ENGLISH for word in words) >= ENOUGH * len(words)


def beginning(text: str, paragraphs: Sequence[Span]) -> str:
    """Return as much of the paragraphs as is looked at, one a line."""
    pieces, size = [], 0
    for span in paragraphs:
        piece = span.of(text)[: SAMPLE - size]
        pieces.append(piece)
        size += len(piece) + 1
        if size >= SAMPLE:
            break
    return "\n".join(pieces)
