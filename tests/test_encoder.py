"""Encoders tell unlike texts apart on any processor."""

from itertools import combinations

import numpy as np
import pytest

from rashomon.embed import read
from rashomon.encoder import Vectors, load
from rashomon.model import Span

TEXTS = (
    "The harbour master resigned on Monday after the inquiry.",
    "A fire destroyed two warehouses in the old port.",
    "Share prices fell sharply in Osaka.",
    "The choir sang in the rain.",
)


def test_unlike_texts_have_unlike_vectors() -> None:
    """Where int8 arithmetic overflows, as on processors without VNNI, all cosines lie above .9."""
    means = [each.vectors.mean(axis=0) for text in TEXTS for each in load("encoder").encode([text])]
    units = [mean / np.linalg.norm(mean) for mean in means]
    assert max(float(a @ b) for a, b in combinations(units, 2)) < 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [(TEXTS[0], "The head of the harbour stepped down Monday following an investigation.")],
)
def test_like_texts_are_nearer(one: str, other: str) -> None:
    """What says the same is nearer than what does not."""
    a, b, c = (load("encoder").encode([text])[0].vectors.mean(axis=0) for text in (one, other, TEXTS[1]))
    assert a @ b / np.linalg.norm(b) > a @ c / np.linalg.norm(c) + 0.2


def test_sentences_are_read_together_up_to_a_length() -> None:
    """Each sentence is in one passage, in order; a passage has 256 pieces at most unless one sentence has more."""
    encoder = load("encoder")
    sentences = [f"Boat number {n} left the harbour of Split at dawn with nine men." for n in range(40)]
    sentences.insert(7, "They " + "and they " * 300 + "sailed.")
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += f"{sentence}\n"
    found = encoder.passages(text, spans)
    assert [span.start for span in found] == sorted({span.start for span in found})
    assert [s for span in found for s in spans if span.contains(s)] == spans
    assert spans[7] in found
    assert all(len(encoder.encode([span.of(text)])[0].offsets) <= 256 for span in found)
    assert 4 < len(found) < 12


def test_a_mention_is_told_by_the_sentence_before() -> None:
    """The same words of two reports are another man's where another man stands before them."""

    def captain(before: str) -> Vectors:
        text = f"{before} The captain was dismissed on Monday after the inquiry."
        encoded = load("encoder").encode([text])[0]
        start = text.index("captain")
        inside = (encoded.offsets[:, 0] >= start) & (encoded.offsets[:, 1] <= start + len("captain"))
        vector = encoded.vectors[inside].mean(axis=0)
        return np.asarray(vector / np.linalg.norm(vector))

    first, again, other = map(
        captain,
        (
            "Captain Ivo Maric ran the ferry Galeb onto the rocks off Vis.",
            "Ivo Maric, who was in command of the ferry, ran it aground off Vis.",
            "Captain Lena Horvat led the football club Hajduk to the title.",
        ),
    )
    assert first @ again > first @ other + 0.05


def test_long_furniture_between_sentences_is_not_read() -> None:
    """A gallery in mid-report changes no vector of the sentences around it, nor leaves those behind it unread."""
    before, after = "The harbour master resigned on Monday.", "An inquiry into the fire had blamed him."
    gallery = "Photo: A warehouse in the old port, seen from the pier. Next Slide\n" * 40
    plain, broken = f"{before}\n\n{after}", f"{before}\n\n{gallery}\n\n{after}"
    near, far = (
        read(text, tuple(Span(text.index(s), text.index(s) + len(s)) for s in (before, after)), load("encoder"))
        for text in (plain, broken)
    )
    assert [encoded.vectors.tobytes() for _, encoded in near] == [encoded.vectors.tobytes() for _, encoded in far]
