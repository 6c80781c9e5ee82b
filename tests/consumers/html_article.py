"""Chromium opens the page of articles: mentions have the colours of their kinds, statements show their words and their rule."""
import pathlib
import subprocess
import sys

from _browser import assert_quiet, browser, open_page, wait
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

folder, program = sys.argv[1:]
samples = pathlib.Path(__file__).parents[2] / "data/samples"
page = f"{folder}/articles.html"
subprocess.run([program, "html", "--article", samples / "jl-20210706.txt", samples / "gs-20250516.txt", "-o", page], check=True)

with browser() as driver:
    def one(selector):
        return driver.find_element(By.CSS_SELECTOR, selector)

    def all_of(selector):
        return driver.find_elements(By.CSS_SELECTOR, selector)

    open_page(driver, page)
    text = driver.execute_script("return document.querySelector('#text .words').textContent")
    assert text == (samples / "jl-20210706.txt").read_text(encoding="utf-8")
    mentions = {mention.text: mention.get_attribute("data-kind") for mention in all_of(".mention")}
    assert mentions["Jing Junhai"] == "person" and mentions["Songhua River"] == "river", mentions
    assert "rule person-" in one(".mention[data-kind=person]").get_attribute("title")
    colours = {one(f".mention[data-kind={kind}]").value_of_css_property("border-bottom-color") for kind in ["person", "river", "event"]}
    assert len(colours) == 3, colours

    # pointing at a statement marks its words, and those of its subject and object
    card = next(card for card in all_of(".card") if card.text.startswith("Jing Junhai presided over"))
    rule = card.find_element(By.CSS_SELECTOR, "code").text
    assert rule == "presides" and ".rules:" in card.text, card.text
    ActionChains(driver).move_to_element(card).perform()
    marked = lambda name: "".join(piece.text for piece in all_of(f"#text .{name}")).strip()
    assert marked("subject") == "Jing Junhai" and "meeting" in marked("object"), (marked("subject"), marked("object"))
    assert "presided over" in marked("evidence")
    card.click()
    ActionChains(driver).move_to_element(one("h1")).perform()
    assert "presided over" in marked("evidence"), "a click keeps the words marked"

    # a click on a name shows what is said of it, and another shows all again
    every = len(all_of(".card"))
    one(".mention[data-kind=river]").click()
    assert 0 < len(all_of(".card")) < every
    one("#all").click()
    assert len(all_of(".card")) == every

    # the legend hides a kind's colour; the other article is shown when it is chosen
    one("#legend button").click()
    assert all_of(".mention.plain")
    driver.execute_script("const select = document.querySelector('#choice select'); select.value = '1'; select.dispatchEvent(new Event('change'))")
    wait(driver, "document.querySelector('#text .faint').textContent.startsWith('gs-20250516')")
    assert driver.execute_script("return document.querySelector('#text .words').textContent") == (samples / "gs-20250516.txt").read_text(encoding="utf-8")
    assert_quiet(driver)
