"""Chromium opens the page of a graph: search, suggestions, nodes, edges, sentences, filters, table, time line, by mouse and by keys."""
import subprocess
import sys

from _browser import assert_quiet, browser, open_page, wait
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

folder, program = sys.argv[1:]
page = f"{folder}/graph.html"
subprocess.run([program, "html", f"{folder}/graph.gg", "-o", page], check=True)

with browser() as driver:
    def one(selector):
        return driver.find_element(By.CSS_SELECTOR, selector)

    def all_of(selector):
        return driver.find_elements(By.CSS_SELECTOR, selector)

    def count():
        nodes, edges = one("#count").text.split(", ")
        return int(nodes.split()[0].replace(",", "")), int(edges.split()[0].replace(",", ""))

    def search(words):
        one("#search").clear()
        one("#search").send_keys(words)

    open_page(driver, page)
    wait(driver, "document.body.dataset.arranged === 'true'")
    assert "What would you like to know?" in one("#details").text

    # search by keys: a name without its capitals, the first suggestion taken
    search("jing junh")
    suggestions = [option.text for option in all_of("#suggestions li")]
    assert suggestions and suggestions[0].startswith("Jing Junhai"), suggestions
    one("#search").send_keys(Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    wait(driver, "document.querySelector('#details h2')?.textContent === 'Jing Junhai'")
    details = one("#details").text
    for expected in ["person", "holds position →", "secretary of CPC Jilin Provincial Committee", "presided over →", "2021-07-05", "Posts"]:
        assert expected in details, (expected, details)

    # by the mouse: a suggestion, then the node on the canvas, which the search has brought to the middle
    search("chishui river")
    all_of("#suggestions li")[0].click()
    wait(driver, "document.querySelector('#details h2')?.textContent === 'Chishui River'")
    river = one("#details").text
    assert "flows through →" in river and "← visited" in river and "on: 2019-04-04" in river, river
    one("#fit").click()
    driver.execute_script("location.hash = ''")
    wait(driver, "document.querySelector('#details h2')?.textContent.startsWith('What')")
    search("jing junhai")
    one("#search").send_keys(Keys.ENTER)
    wait(driver, "document.querySelector('#details h2')?.textContent === 'Jing Junhai'")
    chosen = driver.current_url
    ActionChains(driver).send_keys_to_element(one("#drawing"), "+-", Keys.ARROW_LEFT, Keys.ARROW_RIGHT).perform()

    # an edge by its link: the sentence with the words marked
    link = next(link for link in all_of("#details a.sentences") if "presided over" in link.get_attribute("aria-label"))
    link.click()
    wait(driver, "document.querySelector('#details blockquote')")
    sentence, marked = one("#details blockquote").text, one("#details blockquote mark").text
    assert sentence.startswith("On July 5, Jing Junhai, secretary of the CPC Jilin Provincial Committee"), sentence
    assert "presided over" in marked and marked in sentence and marked != sentence, marked
    assert "jl-20210706" in one("#details").text
    driver.back()
    wait(driver, "document.querySelector('#details h2')?.textContent === 'Jing Junhai'")
    assert driver.current_url == chosen

    # a click on the canvas itself chooses what is drawn there
    ActionChains(driver).send_keys_to_element(one("#drawing"), "0").perform()
    driver.execute_script("location.hash = ''")
    x, y = driver.execute_script("const b = document.querySelector('#drawing').getBoundingClientRect(); return [b.width, b.height]")
    found = None
    for dx, dy in [(dx, dy) for dy in range(-120, 121, 12) for dx in range(-200, 201, 12)]:
        ActionChains(driver, duration=0).move_to_element_with_offset(one("#drawing"), dx, dy).perform()
        if one("#drawing").value_of_css_property("cursor") == "pointer":
            ActionChains(driver, duration=0).click().perform()
            found = driver.execute_script("return location.hash")
            break
    assert found and found.startswith(("#node=", "#edge=")), "nothing was hit on the canvas"
    wait(driver, "document.querySelector('#details h2, #details .statement') && !document.querySelector('#details .most')")

    # filters change what is shown
    nodes, edges = count()
    one("#filters input[value=flows_through]").click()
    fewer = count()
    assert fewer[1] < edges and fewer[0] <= nodes, (fewer, nodes, edges)
    one("#filters input[value=person]").click()
    assert count()[0] < fewer[0]
    one("#filters input[value=negated]").click()
    driver.execute_script("const from = document.querySelector('#filters input[type=date]'); from.value = '2021-07-01'; from.dispatchEvent(new Event('input'))")
    few = count()
    assert 0 < few[1] < fewer[1], few

    # the table holds what the filters leave, and can be sorted
    one("#views [data-view=table]").click()
    head = lambda name: next(button for button in all_of("#table-view th button") if button.text.startswith(name))
    column = lambda number: [cell.text for cell in all_of(f"#table-view td:nth-child({number})")]
    assert len(column(1)) == min(few[1], 200) and "flows through" not in column(2), few
    head("Dates").click()
    dates = column(7)
    assert dates == sorted(dates) and dates[0] < dates[-1], dates
    head("Dates").click()
    assert column(7)[0] == dates[-1] and one("#table-view th[aria-sort=descending]").text.startswith("Dates")
    all_of("#table-view td:nth-child(2) a")[0].click()
    wait(driver, "document.querySelector('#table-view tr[aria-selected=true]')")
    assert one("#details blockquote mark").text
    driver.execute_script("document.querySelector('#reset').click()")
    assert count() == (nodes, edges)

    # the holders of a post on a time line
    search("governor of gansu")
    one("#search").send_keys(Keys.ENTER)
    wait(driver, "document.querySelector('#details h2')?.textContent.startsWith('governor of Gansu')")
    one("#views [data-view=timeline]").click()
    holders = [link.text for link in all_of("#timeline-view .timeline a")]
    assert "Li Na" in holders and "Chen Yu" in holders, holders
    places = driver.execute_script("return [...document.querySelectorAll('#timeline-view .bar')].map((bar) => bar.getBoundingClientRect().x)")
    assert places == sorted(places) and len(places) > 1, places

    # only what is near, and light and dark
    one("#views [data-view=drawing]").click()
    next(button for button in all_of("#details .actions button") if button.text == "1 step").click()
    assert count()[0] < 12, count()
    ground = one("body").value_of_css_property("background-color")
    one("#theme").click()
    assert one("body").value_of_css_property("background-color") != ground

    # words of hostile articles are shown as they are written, but for what would act
    driver.execute_script("document.querySelector('#reset').click()")
    search("kai")
    one("#search").send_keys(Keys.ENTER)
    wait(driver, "document.querySelector('#details h2')?.textContent === 'Kai'")
    wait(driver, "document.body.dataset.arranged === 'true'")
    next(link for link in all_of("#details a.sentences") if "met with" in link.get_attribute("aria-label")).click()
    wait(driver, "document.querySelector('#details blockquote')")
    assert '"Tiger" Kai\\u{202e}, mayor' in one("#details blockquote").text, one("#details blockquote").text
    assert "x/../<script>alert(1)</script>" in one("#details").text
    assert_quiet(driver)
