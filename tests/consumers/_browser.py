"""A headless Chromium that opens our pages, and what it must never do with them."""
import json
import os
import pathlib
import tempfile
import time
from contextlib import contextmanager

from selenium import webdriver
from selenium.common.exceptions import SessionNotCreatedException
from selenium.webdriver.chrome.service import Service

OPTIONS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --window-size=1400,900"""
# the software that draws without a graphics card warns of itself
HARMLESS = "software WebGL"


@contextmanager
def browser():
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for option in [*OPTIONS.split(), f"--user-data-dir={profile}"]:
            options.add_argument(option)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        os.environ["SE_OFFLINE"] = "true"
        driver = started(options)
        driver.set_script_timeout(120)
        # the browser's own first page asks for much
        driver.get("about:blank")
        driver.get_log("performance")
        try:
            yield driver
        finally:
            driver.quit()


def started(options, tries=3):
    """On a busy machine Chromium may take longer to start than its driver waits."""
    try:
        return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    except SessionNotCreatedException:
        if tries == 1:
            raise
        return started(options, tries - 1)


def open_page(driver, file, address=""):
    driver.get(pathlib.Path(file).resolve().as_uri() + address)


def wait(driver, condition, seconds=90):
    """Waits until an expression of JavaScript is true."""
    end = time.time() + seconds
    while not driver.execute_script(f"return Boolean({condition})"):
        assert time.time() < end, f"{condition} is still false; {driver.get_log('browser')}"
        time.sleep(0.1)


def assert_quiet(driver):
    """No message in the console, nothing asked of the network, no script of an article run."""
    messages = [entry for entry in driver.get_log("browser") if HARMLESS not in entry["message"]]
    assert not messages, messages
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert asked and all(url.startswith(("file:///", "data:")) for url in asked), asked
    assert driver.execute_script("return window.ran === undefined && document.querySelectorAll('b.evil, img').length === 0")
