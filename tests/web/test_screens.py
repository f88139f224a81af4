"""Every screen: by mouse and by keyboard, with and without JavaScript, small and large, for all readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from serving import Server

SCREENS = {
    "stories": "/",
    "stories, none found": "/?q=zeppelin",
    "matrix": "{story}",
    "matrix, base": "{story}?order=conflict&base={report}",
    "matrix, only one": "{story}?show=only&order=time",
    "passage": "{passage}",
    "side by side": "{story}/side",
    "from whom": "{story}/hands",
    "names and words": "{story}/words",
    "figures and timeline": "{story}/figures",
    "review": "{story}/review",
    "brief": "{story}/brief?t=figures&t=whose_word",
    "run": "{story}/run",
    "search": "/search?q=cloth",
    "search in statements": "/search?q=hydrant&in=claim",
    "report": "/report/{report}?q=hydrant",
    "add": "/add",
    "corrections": "/corrections",
    "desk": "/desk",
    "help": "/help",
    "not there": "/story/y1:0000",
}
WIDTHS = (360, 1440)
# Notes what the keys reach, and what does not show it.
NOTE = """window.reached = new Set(); window.unseen = [];
document.addEventListener("focusin", event => {
  reached.add(event.target);
  const bare = getComputedStyle(event.target).outlineStyle === "none" && event.target.id !== "main";
  if (bare) unseen.push(event.target.outerHTML);
});"""
STEPS = (
    ("s", "/side"),
    ("h", "/hands"),
    ("w", "/words"),
    ("f", "/figures"),
    ("r", "/review"),
    ("b", "/brief"),
    ("m", ""),
)


def address(server: Server, screen: str) -> str:
    """Return where a screen is."""
    story = server.story("fire")
    comparison = server.json(f"/api/stories/{story.rpartition('/')[2]}/comparison")
    [claim] = [c for c in comparison["claims"] if "hydrant" in c["readings"][0]["text"]]
    reading = claim["readings"][0]
    passage = f"{story}/passage/{quote(reading['report'])}/{reading['start']}-{reading['end']}"
    return server.address + SCREENS[screen].format(story=story, report=reading["report"], passage=passage)


def watched(page: Page, server: Server) -> list[str]:
    """Return a list that collects what a page should never do."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda each: None if each.url.startswith(server.address) else wrong.append(each.url))
    return wrong


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that goes from screen to screen, as a reader's does: a new one costs more than what it shows."""
    made = browser.new_page()
    yield made
    made.close()


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """One without JavaScript."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_serves_every_reader(screen: str, server: Server, page: Page, bare: Page) -> None:
    """No error, no request elsewhere, nothing beside the page, nothing serious to axe; the same without JavaScript."""
    where = address(server, screen)
    wrong = watched(page, server)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if width < 1000 else "light")
        page.goto(where)
        text = page.locator("main").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []
        assert page.locator("h1").count() == 1
    # What is not there is told with its own status, which the browser notes.
    assert [each for each in wrong if "404" not in each or screen != "not there"] == []
    bare.goto(where)
    assert words(bare.locator("main").inner_text()) >= words(text) - {"Copy"}


def words(text: str) -> set[str]:
    """Return the words of a page."""
    return set(text.split())


# A screen with fewer rows, or none, is made of the same as with more.
@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "not there" and "," not in name])
def test_a_screen_is_used_by_keyboard(screen: str, server: Server, page: Page) -> None:
    """Tab reaches everything that a mouse could press, in order, and shows where it is."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address(server, screen))
    page.evaluate(NOTE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    for _ in range(
        page.evaluate(
            "document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]').length + 8"
        )
    ):
        # Held down, as by a reader in haste.
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    assert page.evaluate("unseen") == []
    missed = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, textarea, summary')]"
        ".filter(e => !reached.has(e) && e.checkVisibility() && !e.classList.contains('skip')).map(e => e.outerHTML)"
    )
    assert missed == []


def test_keys_lead_through_a_story(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/*")
    story = page.url
    for key, rest in STEPS:
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(story + rest)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/passage/**")
    page.keyboard.press("/")
    page.keyboard.type("hydrant")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=hydrant")
    page.close()


def test_the_mouse_leads_from_the_list_to_the_words_in_the_report(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address)
    page.click("text=At least 14 dead in market fire")
    page.wait_for_url("**/story/*")
    page.select_option("select[name=show]", "only")
    page.wait_for_url("**show=only**")
    page.click("text=The market has not had a working hydrant since 2019")
    expect(page.locator(".reading .focus")).to_have_text("The market has not had a working hydrant since 2019")
    page.click("text=the whole report")
    expect(page.locator("linked-columns article")).to_have_count(1)
    page.close()


def test_the_drawing_of_hands_leads_to_the_words(server: Server, browser: Browser) -> None:
    """The boxes and counts of the drawing that the export has too lead to this site's own pages."""
    page = browser.new_page()
    wrong = watched(page, server)
    page.goto(server.address + server.story("fire") + "/hands")
    box = page.locator("svg.hands .origin", has_text="Kunle Adebayo").locator("a")
    assert box.evaluate("e => getComputedStyle(e.querySelector('rect')).fill") != "rgb(0, 0, 0)"
    box.click()
    page.wait_for_url("**/passage/**")
    expect(page.locator(".reading.here .whose").first).to_contain_text("Kunle Adebayo")
    page.go_back()
    page.locator("svg.hands .report a", has_text="Savannah Wire").first.click()
    page.wait_for_url("**/side?r=**")
    expect(page.locator("linked-columns article h3")).to_have_text(["Savannah Wire"])
    page.go_back()
    page.click("text=The same as a table")
    page.locator("figure details td a").first.click()
    page.wait_for_url("**/passage/**")
    expect(page.locator(".reading.here").first).to_be_visible()
    assert wrong == []
    page.close()


def test_rows_are_found_while_typing(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire"))
    page.locator("[data-filter]").type("hydrant")
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    expect(page.locator("[data-found]")).to_have_text(re.compile("^1 of "))
    page.close()


def test_linked_texts_light_up_together(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire") + "/side")
    page.locator("linked-columns a.y, linked-columns a.d").first.hover()
    for number in (1, 2):
        expect(page.locator(f"article:nth-of-type({number}) a.on").first).to_be_attached()
    page.close()


def test_the_meter_of_quoted_words_follows_the_choice(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire") + "/brief")
    while (boxes := page.locator("input[name=c]:checked")).count():
        boxes.first.uncheck()
    expect(page.locator("[data-quoted]")).to_have_text(["0"] * 4)
    page.locator("label", has_text="hydrant").locator("input").check()
    expect(page.locator("[data-quoted]").filter(has_text=re.compile("^10$"))).to_have_count(1)
    expect(page.locator("[data-quoted]").filter(has_text=re.compile("^0$"))).to_have_count(3)
    page.click("text=Update")
    text = page.locator("#text")
    expect(text).to_have_value(re.compile("hydrant"))
    expect(text).not_to_have_value(re.compile("dye store"))
    for form in ("HTML", "Markdown", "CSV", "Word"):
        with page.expect_download() as download:
            page.click(f"button:text-is('{form}')")
        assert download.value.path().stat().st_size > 100
    page.close()


def test_what_the_head_counts_leads_to_the_claims(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire"))
    counted = page.locator(".facts a", has_text="said by all")
    number = int(counted.inner_text().split()[0])
    counted.click()
    page.wait_for_url("**show=every**")
    expect(page.locator("[data-rows] > tr")).to_have_count(number)
    page.close()


def test_on_a_phone_the_table_of_hands_stands_open(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{server.address}{server.story('fire')}/hands")
    expect(page.locator("figure details table")).to_be_visible()
    expect(page.locator("figcaption")).to_be_hidden()
    page.close()
