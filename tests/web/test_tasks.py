"""What an editor wants to know, and does: the tasks that the desk in the browser is for."""

from __future__ import annotations

import re
import urllib.request
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from serving import TOKEN, Server
from written import ACCORD, LATE

from rashomon import compare
from rashomon.corrections import parsed_corrections
from rashomon.export.as_json import comparison_json
from rashomon.model import Selector
from rashomon.store import Desk


def test_find_what_only_one_outlet_says(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire"))
    page.select_option("select[name=show]", "only")
    page.wait_for_url("**show=only**")
    page.select_option("select[name=only]", label="Market Voice")
    page.wait_for_url("**only=r1**")
    expect(page.locator("tbody th .q")).to_have_text(
        ["“Traders count losses at Itoku”", "“The governor promised a loan of 200,000 naira to each trader”"]
    )
    page.close()


def test_find_every_claim_with_one_origin(server: Server, browser: Browser) -> None:
    story = server.story("fire")
    comparison = server.json(f"/api/stories/{story.rpartition('/')[2]}/comparison")
    known = [
        c for c in comparison["claims"] if c["origins"]["most"] == 1 and len({r["report"] for r in c["readings"]}) > 1
    ]
    page = browser.new_page()
    page.goto(server.address + story)
    page.select_option("select[name=show]", "single")
    page.wait_for_url("**show=single**")
    shown = page.locator("tbody tr").all_inner_texts()
    assert len(shown) == len(known) >= 2
    assert all("1 origin" in row for row in shown)
    assert any("The fire began in a dye store" in row and "3 outlets, 1 origin" in row for row in shown)
    page.close()


def test_see_which_outlet_gave_the_higher_toll_and_on_whose_word(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + server.story("fire"))
    page.click("text=Figures and timeline")
    page.wait_for_url("**/figures")
    table = page.locator("section.figure", has=page.locator("h3", has_text="dead")).locator("table")
    rows = [
        [cell.strip() for cell in re.split(r"\t|\n", row) if cell.strip()]
        for row in table.locator("tbody tr").all_inner_texts()
    ]
    assert ["Ogun Radio", "At least 14 its total", "own voice", "10 Jun 2025"] in rows
    assert ["Ogun Radio", "At least 14 people", "nurses at the Sacred Heart hospital", "10 Jun 2025"] in rows
    assert any(row[0] == "Lagoon Times" and row[1].startswith("Nine") and "Adebayo" in row[2] for row in rows)
    table.locator("a", has_text="At least 14 people").first.click()
    expect(page.locator(".reading.here").first).to_contain_text("nurses at the Sacred Heart hospital")
    page.close()


def shows(page: Page, *outlets: str) -> None:
    """Wait until a passage's page shows the readings of these outlets, in this order, and of no other."""
    expect(page.locator(".reading h4 bdi")).to_contain_text(outlets)


def test_a_wrong_join_is_corrected_and_stays_so_after_new_reports(own: Server, browser: Browser) -> None:
    """Three outlets have it from the fire chief; the editor takes one out, undoes it, and takes it out for good."""
    page = browser.new_page()
    page.goto(own.address + own.story("fire"))
    page.click("text=The fire began in a dye store")
    outlets = ("Lagoon Times", "Market Voice", "Savannah Wire")
    shows(page, *outlets)
    address = page.url
    # The page is that of one of the passages: of the others one is taken out.
    here = page.locator(".reading.here h4 bdi").inner_text()
    gone = next(outlet for outlet in reversed(outlets) if outlet != here)
    kept = [outlet for outlet in outlets if outlet != gone]
    for undone in (True, False):
        page.fill("form:has(.acts) input[name=author]", "Ngozi")
        page.fill("form:has(.acts) input[name=reason]", "another store")
        page.click(f"[aria-label^='{gone}: not the same']")
        shows(page, *kept)
        expect(page.locator("text=Corrections here").locator("..")).to_contain_text("split by Ngozi")
        if undone:
            page.click("button:text-is('Undo')")
            shows(page, *outlets)
    add(page, own, LATE)
    page.goto(address)
    expect(page.locator(".facts")).to_contain_text("5 reports")
    shown = page.locator(".reading h4 bdi")
    for outlet in kept:
        expect(shown.filter(has_text=outlet)).to_have_count(1)
    expect(shown.filter(has_text=gone)).to_have_count(0)
    page.goto(own.address + "/corrections")
    expect(page.locator("tbody")).to_contain_text("another store")
    page.close()


def add(page: Page, server: Server, text: str) -> None:
    """Add a report by paste, and wait until it is in its story and its story compared."""
    page.goto(server.address + "/add")
    page.fill("textarea[name=text]", text.partition("\n\n")[2])
    page.fill("input[name=title]", "Toll of Abeokuta market fire rises to 16")
    page.fill("input[name=publisher]", "Delta Star")
    page.fill("input[name=date]", "2025-06-12")
    page.click("button:text-is('Add')")
    page.wait_for_selector("h1:text-is('Added')", timeout=30_000)
    expect(page.locator("[data-counts]")).to_contain_text("1 stored, 0 known, 0 failed")


def to_decide(page: Page) -> int:
    """How many questions a review says are left."""
    return int(page.locator("p[role=status]").inner_text().split(" of ")[1].split()[0])


def test_the_review_is_done_with_keys(own: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(own.address + own.story("fire") + "/review")
    left = to_decide(page)
    for number, key in enumerate("ad", 1):
        page.keyboard.press(key)
        page.wait_for_selector(f".log li:nth-child({number})")
        page.wait_for_load_state()
        # What is accepted may settle another question too.
        expect(page.locator("p[role=status]")).not_to_have_text(re.compile(rf"^\s*1 of {left} "))
        assert to_decide(page) < left
        left = to_decide(page)
    page.keyboard.press("u")
    page.wait_for_selector(".log li:nth-child(2)", state="detached")
    page.wait_for_load_state()
    page.keyboard.press("r")
    expect(page.locator(".log li b")).to_have_text(["split", "confirm"])
    page.close()


def test_another_window_sees_the_change(own: Server, browser: Browser) -> None:
    one, other = browser.new_page(), browser.new_page()
    one.goto(own.address + own.story("fire"))
    expect(one.locator("desk-live[data-watching]")).to_be_attached()
    other.goto(own.address + own.story("fire") + "/review")
    other.keyboard.press("a")
    one.wait_for_selector("text=The desk has changed", timeout=15_000)
    one.click("text=Show it as it stands")
    expect(one.locator("desk-live")).to_be_empty()
    one.close()
    other.close()


def test_what_is_new_stands_there_until_it_was_seen(own: Server, browser: Browser) -> None:
    page = browser.new_page()
    story = own.address + own.story("fire")
    page.goto(story)
    page.click("text=Mark as seen")
    expect(page.locator("text=Mark as seen")).to_have_count(0)
    body = (
        b'{"title": "Loan for traders", "publisher": "Delta Star", "text": "%s"}'
        % LATE.partition("\n\n")[2].replace("\n", " ").encode()
    )
    headers = {"content-type": "application/json", "authorization": f"Bearer {TOKEN}"}
    urllib.request.urlopen(urllib.request.Request(own.address + "/api/reports", body, headers), timeout=60)
    page.goto(own.address)
    expect(page.locator(".stories")).to_contain_text("1 new")
    page.goto(story)
    page.click("text=What is new")
    expect(page.locator("#news")).to_contain_text("Delta Star")
    page.close()


def test_two_names_of_one_are_confirmed_as_on_the_command_line(own: Server, browser: Browser, tmp_path: Path) -> None:
    """The review's answer is the correction that ``confirm`` writes, and the page shows what ``compare`` gives."""
    folder = tmp_path / "accord"
    folder.mkdir()
    for name, text in ACCORD.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Desk.open(own.desk) as desk:
        assert [each.outcome for each in desk.add([folder])] == ["stored"] * 2
    page = browser.new_page()
    page.goto(own.address + own.story("accord") + "/review")
    expect(page.locator(".doubt h3")).to_contain_text(re.compile("Are these one.*Idrissa Koulibaly"))
    told: list[str] = []
    page.expose_function("tell", lambda words: told.append(words))
    page.evaluate(
        "new MutationObserver((found) => found.forEach((each) => each.addedNodes.forEach((n) => tell(n.textContent))))"
        ".observe(document.body, {childList: true, subtree: true})"
    )
    page.keyboard.press("a")
    expect(page.locator(".log li b")).to_have_text(["same"])
    assert " At work…" in told
    with Desk.open(own.desk) as desk:
        story = own.story("accord").rpartition("/")[2]
        [given] = desk.applied(story)
        assert {*given.selectors} == {Selector("Idrissa Koulibaly"), Selector("Abu Kassim")}
        made, alone = desk.comparison(story), compare([folder], corrections=[given])
    assert comparison_json(replace(alone, story=replace(alone.story, id=story))) == comparison_json(made)
    assert not made.proposals
    with urllib.request.urlopen(own.address + own.story("accord") + "/corrections.toml", timeout=30) as answer:
        assert [each.selectors for each in parsed_corrections(answer.read().decode(), "c.toml")] == [given.selectors]
    page.close()


def test_a_contradiction_is_named_and_not_kept(own: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(own.address + own.story("fire"))
    page.click("text=The market has not had a working hydrant")
    page.click("summary:text-is('Join with another claim')")
    other = page.locator("option", has_text="the fire engines had run out of water").get_attribute("value")
    page.select_option("select[name=passage]", value=other)
    page.click("button:text-is('Join')")
    shows(page, "Lagoon Times", "Lagoon Times")
    page.locator("[aria-label^='Lagoon Times: not the same']").first.click()
    expect(page.locator("h1")).to_have_text("Contradiction")
    expect(page.locator("main p").first).to_contain_text(
        re.compile(r"^This correction .* parts what correction \d+ .*")
    )
    page.click("text=All corrections")
    expect(page.locator("tbody th")).to_have_text([re.compile(r"^\d+ join$")])
    page.close()
