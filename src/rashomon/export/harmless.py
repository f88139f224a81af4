"""Report text made safe to show: a stray control character must not act on the reader's screen."""

from __future__ import annotations

import re

# Controls (but not tab and line ends), the bidirectional controls, line and paragraph separators, lone surrogates
# and the invisible tag characters. Each is replaced by one character, so that positions stay what they are.
_ACTIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    """Return ``text``, as long as before, with every control and bidirectional character shown as U+FFFD.

    >>> harmless("a" + chr(27) + "[2Jb")
    'a�[2Jb'
    """
    # Nearly all words hold none of them, and what is printable is told ten times as fast.
    return text if text.isprintable() else _ACTIVE.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Return ``text`` made harmless, on one line, with single spaces.

    >>> one_line(" two\n  words ")
    'two words'
    """
    return " ".join(harmless(text).split())
