"""A comparison as one HTML file, opened in a browser: small and large, by mouse, by address and by screen reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from rashomon.brief import Brief, brief
from rashomon.cli.compare import sample_comparison
from rashomon.export.as_html import comparison_html
from rashomon.export.as_html.matrix import TELLING


@pytest.fixture(scope="module")
def lines() -> Brief:
    return brief(sample_comparison())


@pytest.fixture(scope="module")
def address(lines: Brief, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "comparison.html"
    file.write_text(comparison_html(lines), encoding="utf-8")
    return file.as_uri()


def opened(browser: Browser, address: str, width: int = 1280, **options: object) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 844}, bypass_csp=True, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_it_serves_every_reader(width: int, scheme: str, browser: Browser, address: str) -> None:
    """Nothing beside the page, nothing serious to axe with every fold open."""
    page = opened(browser, address, width, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_screen_holds_the_head_and_a_difference(width: int, browser: Browser, address: str) -> None:
    page = opened(browser, address, width)
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator("#differ .pair").first.locator("q").first).to_be_in_viewport()
    page.context.close()


def test_an_address_of_a_folded_claim_opens_its_fold(browser: Browser, address: str, lines: Brief) -> None:
    only = next(each for each in lines.only if len(each.lines) > TELLING)
    words = only.lines[-1].told.text
    page = opened(browser, address)
    item = page.locator("#only li", has_text=words).first
    expect(item).to_be_hidden()
    page.goto(f"{address}#{item.get_attribute('id')}")
    expect(item).to_be_visible()
    item.locator("a.q").click()
    expect(page).to_have_url(re.compile(r"#s\d+$"))
    expect(page.locator(":target")).to_be_in_viewport()
    page.context.close()


def test_finding_words_narrows_claims_and_what_a_report_alone_says(
    browser: Browser, address: str, lines: Brief
) -> None:
    only = next(each for each in lines.only if len(each.lines) > TELLING)
    words = only.lines[-1].told.text
    page = opened(browser, address)
    page.get_by_label("Find claims").fill(words)
    expect(page.locator("#only li:visible")).to_have_count(1)
    expect(page.locator("#only li:visible")).to_contain_text(words)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^1 of \d+ claims$"))
    page.get_by_label("Find claims").fill("")
    expect(page.locator("#claims tr[data-c]:visible").first).to_be_visible()
    page.context.close()


def test_it_is_read_without_scripts(browser: Browser, address: str, lines: Brief) -> None:
    page = opened(browser, address, java_script_enabled=False)
    text = page.locator("main").inner_text()
    shown = [line.told.text for each in lines.only for line in each.lines[:TELLING]]
    assert shown and all(" ".join(words.split()) in " ".join(text.split()) for words in shown)
    expect(page.get_by_label("Find claims")).to_be_hidden()
    page.context.close()


def test_print_shows_what_is_folded(browser: Browser, address: str, lines: Brief, tmp_path: Path) -> None:
    page = opened(browser, address)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#only details[open]")).to_have_count(sum(len(each.lines) > TELLING for each in lines.only))
    expect(page.locator("nav")).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.context.close()


@pytest.mark.parametrize(("width", "drawn"), [(390, False), (1280, True)])
def test_from_whom_is_a_drawing_or_a_table_that_fits(width: int, drawn: bool, browser: Browser, address: str) -> None:
    page = opened(browser, address, width)
    expect(page.locator("#hands svg")).to_be_visible(visible=drawn)
    expect(page.locator("#hands details table").first).to_be_visible(visible=not drawn)
    page.context.close()
