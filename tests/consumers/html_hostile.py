"""No article runs a script in our pages, ends their data or changes the direction of writing, whatever is in it."""
import json
import subprocess
import sys

from _browser import assert_quiet, browser, open_page, wait

folder, program = sys.argv[1:]
EVIL = [
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror=window.ran=1>",
    "<!--<script>window.ran = 1</script>-->",
    "\"'><b class=evil onmouseover=window.ran=1>",
    "\u2028\u2029\u202e\u2066\ufeff",
    "{{constructor.constructor('window.ran = 1')()}}",
]
TEXT = "Li Na, governor of Gansu province, met with Wang Kai {0} in Lanzhou on June 17. She praised the \"{0} Forum\" of Chen {0} Yu. {0}"
articles = [{"id": evil, "published": "2021-06-18", "source": evil, "text": TEXT.format(evil)} for evil in EVIL]
hostile = f"{folder}/evil.jsonl"
with open(hostile, "w", encoding="utf-8") as file:
    file.writelines(json.dumps(article) + "\n" for article in articles)

graph, page, articles_page = (f"{folder}/evil.{ending}" for ending in ["gg", "html", "articles.html"])
subprocess.run([program, "build", "--quiet", "--into", graph, hostile], check=True)
subprocess.run([program, "html", graph, "-o", page], check=True)
subprocess.run([program, "html", "--article", hostile, "-o", articles_page], check=True)

with browser() as driver:
    open_page(driver, page)
    wait(driver, "document.body.dataset.arranged === 'true'")
    data = driver.execute_script("return JSON.parse(document.querySelector('script.graph').textContent)")
    assert {source["article"] for edge in data["edges"] for source in edge["sources"]} <= set(EVIL)
    # every node and edge is looked at once, and all of the table
    for thing in [f"#node={node['key']}" for node in data["nodes"]] + [f"#edge={edge['id']}" for edge in data["edges"]]:
        driver.execute_script("location.hash = '#' + arguments[0].split('=')[0].slice(1) + '=' + encodeURIComponent(arguments[0].slice(6))", thing)
        wait(driver, "document.querySelector('#details h2, #details .statement')")
    for view in ["table", "timeline", "drawing"]:
        driver.execute_script("document.querySelector(`#views [data-view=${arguments[0]}]`).click()", view)
    assert_quiet(driver)

    open_page(driver, articles_page)
    for number, article in enumerate(articles):
        driver.execute_script(
            "const select = document.querySelector('#choice select'); select.value = arguments[0]; select.dispatchEvent(new Event('change'))", str(number)
        )
        text = driver.execute_script("return document.querySelector('#text .words').textContent")
        assert "Li Na, governor of Gansu" in text and not any(c in text for c in "\u2028\u202e\u2066"), text
        if "<" in article["id"]:
            assert article["id"] in text, text
    driver.execute_script("document.querySelectorAll('.card, .mention').forEach((one) => one.click())")
    assert_quiet(driver)
