"""The terminal, Markdown and CSV show the brief, and no report's text can act on the reader's machine."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from rich.console import Console

from rashomon.brief import Brief, brief
from rashomon.brief.entries import Moment
from rashomon.brief.lines import Row
from rashomon.export import dates, grouping, naming, phrases
from rashomon.export.as_csv import comparison_csv, guarded
from rashomon.export.as_markdown import comparison_markdown
from rashomon.export.harmless import harmless
from rashomon.export.terminal import terminal_text
from rashomon.model import Comparison

HOSTILE = "\x1b[2Jred\x07 \u202eright to left\u2066 \x00 \x9b31m"


@pytest.fixture(scope="module")
def lines(comparison: Comparison) -> Brief:
    return brief(comparison)


def spoilt(lines: Brief, text: str) -> Brief:
    """Return the brief with a hostile text in a claim's words."""

    def row(each: Row) -> Row:
        best = replace(each.best, text=text)
        return replace(each, best=best, readings=(best, *each.readings[1:]))

    return replace(lines, all_say=tuple(map(row, lines.all_say)))


def shown(lines: Brief, width: int, limit: int | None = None) -> str:
    return terminal_text(lines, Console(width=width, color_system=None, file=io.StringIO()), limit)


def test_the_terminal_shows_every_section(lines: Brief) -> None:
    text = shown(lines, 100)
    sections = ["They differ", "Figures", "All say", "Some say", "Only Harbour Post", "Only Daily Dhow", "Whose word",
                "Reports that rest on others", "What each calls whom", "May be the same, not joined", "Timeline",
                "Not read or not placed"]  # fmt: skip
    places = [text.index(f"{section} · ") for section in sections]
    assert places == sorted(places)
    assert text.startswith(
        "3 reports · 3 outlets · 3–4 Nov 2025, 1 undated · 5 claims · 1 said by all · 1 difference, 1 revised\n"
    )
    assert "2 outlets, 1 origin (cites the other report)" in text
    assert "Daily Dhow rests on Coast Radio" in text
    assert "officials, via Coast Radio" in text
    assert "number, given as of a later time" in text
    assert "stories/empty.txt: is empty. Give a file that holds a report." in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(lines: Brief, width: int) -> None:
    text = shown(lines, width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert all(line == line.rstrip() for line in text.splitlines())


def test_narrow_loses_no_word(lines: Brief) -> None:
    wide, narrow = (" ".join(shown(lines, width).replace("─", "").split()) for width in (70, 60))
    assert sorted(wide.split()) == sorted(narrow.split())


def test_long_sections_say_how_much_more_there_is(lines: Brief) -> None:
    (row,) = lines.all_say
    long = replace(lines, all_say=tuple(replace(row, claim=f"k1:{n}") for n in range(30)))
    assert "… 18 more (see --all, --json or --html)" in shown(long, 100, 12)
    assert "more (see" not in shown(long, 100, None)


def test_the_terminal_is_plain_without_colour_and_safe_with_it(lines: Brief) -> None:
    hostile = spoilt(lines, HOSTILE)
    plain = shown(hostile, 100)
    assert not [c for c in plain if c in "\x1b\x07\x00\x9b\u202e\u2066"]
    console = Console(width=100, force_terminal=True, color_system="standard", file=io.StringIO())
    coloured = terminal_text(hostile, console, None)
    assert "\x1b[2J" not in coloured and "\x1b[1m" in coloured and "\u202e" not in coloured


def test_markup_of_the_terminal_library_is_shown_as_it_stands(lines: Brief) -> None:
    assert "[bold red]x[/bold red] :smile:" in shown(spoilt(lines, "[bold red]x[/bold red] :smile:"), 100)


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9b", "\u200e", "\u2028", "\u202e", "\u2069", "\ud800"]
)
def test_harmless_replaces_and_keeps_the_length(character: str) -> None:
    assert harmless(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["tab\tand\nline", "niño", "नमस्ते", "العربية", "家", "👩\u200d🚒"])
def test_harmless_leaves_writing_alone(text: str) -> None:
    assert harmless(text) == text


def test_markdown_escapes_what_would_be_markup(lines: Brief) -> None:
    text = comparison_markdown(spoilt(lines, "# *x* <img src=a> [l](u) | `c`\n\n- item " + HOSTILE))
    assert "“\\# \\*x\\* \\<img src\\=a\\> \\[l\\]\\(u\\) \\| \\`c\\` - item" in text
    assert "\x1b" not in text and "\u202e" not in text
    assert "\\<b\\>a diver\\</b\\>" in text
    assert "## They differ\n\n| in | one | other |" in text


def test_csv_has_a_row_a_claim_and_a_column_a_report(lines: Brief) -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv(lines))))
    assert len(rows) == 5
    assert rows[0]["Coast Radio"] == "The ferry Mwangaza struck a reef on Monday"
    assert (rows[0]["outlets"], rows[0]["differs in"]) == ("3", "wording")
    assert rows[2]["Daily Dhow: whose word"] == "officials, via Coast Radio"
    assert rows[4]["Daily Dhow"] == "'=SUM(A1) was painted on the hull"
    assert rows[4]["Harbour Post"] == ""


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_formulas_are_marked_as_text(cell: str) -> None:
    assert guarded(cell).startswith("'")


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2025-03-04", "2025-03-04", "4 Mar 2025"),
        ("2025-03-04T10:00:00Z", "2025-03-04T18:00:00Z", "4 Mar 2025"),
        ("2025-02-27", "2025-03-04", "27 Feb – 4 Mar 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-03-04", None, "from 4 Mar 2025"),
        (None, None, "date unknown"),
        ("soon", "later", "soon – later"),
    ],
)
def test_dates_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert dates.days(earliest, latest) == words


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "words"),
    [
        ("2019", "2019-01-01", "2019-12-31", "2019"),
        ("2025-01", "2025-01-01", "2025-01-31", "Jan 2025"),
        ("2025-03", "2025-03-11", "2025-03-21", "mid-Mar 2025"),
        ("2025-03", "2025-03-01", "2025-03-11", "early Mar 2025"),
        ("2025-03", "2025-03-21", "2025-03-31", "late Mar 2025"),
        ("2025-03", "2025-03-01", "2025-03-28", "Mar 2025"),
        ("2006/2011", "2006-01-01", "2011-12-31", "2006–2011"),
        ("2025-W03", "2025-01-13", "2025-01-19", "13–19 Jan 2025"),
        ("2025-03-04T19:16", "2025-03-04", "2025-03-04", "4 Mar 2025, 19:16"),
        ("2025-03-04TEV", "2025-03-04", "2025-03-04", "4 Mar 2025, evening"),
        ("197", "1973-05-02", "1976-08-31", "1970s"),
        ("XXXX-03", None, None, "date unknown"),
        (None, None, None, "date unknown"),
    ],
)
def test_times_in_words(value: str | None, earliest: str | None, latest: str | None, words: str) -> None:
    assert dates.moment_time(Moment(value, earliest, latest, ())) == words


def test_a_time_without_a_date_is_told_in_the_words_of_the_report(lines: Brief) -> None:
    told = lines.all_say[0].best
    assert dates.moment_time(Moment("XXXX-WXX-2TEV", None, None, ((told.passage, "Tuesday evening", told),))) == (
        "“Tuesday evening”, date unknown"
    )


def test_a_time_that_another_report_dates_says_so() -> None:
    moment = Moment("2025-03-04", "2025-03-04", "2025-03-04", (), (("Tuesday", "Harbour Post"),))
    assert dates.moment_time(moment) == "4 Mar 2025 (“Tuesday” dated by Harbour Post)"


def test_pairs_that_part_alike_are_shown_once(lines: Brief) -> None:
    first, *others = lines.differ
    turned = replace(first, left=first.right, right=first.left)
    told = replace(lines, differ=(first, turned, *others))
    names = f"{first.right.outlet} / {first.left.outlet}"
    assert f"{first.label} · so too: {names}" in shown(told, 200, 12)
    assert f"They differ · {len(lines.differ)} " in shown(told, 200, 12)
    assert "so too" not in shown(told, 200), "all are shown where all are asked for"
    assert f"They differ · {len(told.differ)} " in shown(told, 200)


def test_one_origin_of_several_outlets_is_said_first_and_why(lines: Brief) -> None:
    assert "3 shared claims: 1 of them rests on 1 origin alone" in phrases.origin_line(lines.head)
    assert "2 outlets, 1 origin (cites the other report)" in shown(lines, 200)
    assert "**2 outlets, 1 origin** (cites the other report)" in comparison_markdown(lines)


def test_what_reports_tell_alike_stands_once(lines: Brief) -> None:
    names = naming.outlet_names(lines)
    assert grouping.together(lines.head.reports, lambda report: report.language) == [list(lines.head.reports)]
    assert naming.listed([lines.head.reports[0].id] * 2, names) == names[lines.head.reports[0].id]
    value = lines.figures[0].values[0]
    assert grouping.together([value, value], grouping.as_value) == [[value, value]]
