"""The page of a graph of more than 5,000 nodes opens, can be searched at once, and settles; a part of it can be chosen."""
import json
import random
import subprocess
import sys
import time

from _browser import assert_quiet, browser, open_page, wait
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

folder, program = sys.argv[1:]
ARTICLES = 1400
lots = random.Random(7)
given = ["Hong", "Lei", "Min", "Ping", "Qiang", "Xia", "Yan", "Yong", "Zhen", "Bo", "Fang", "Gang", "Hui", "Jie"]
surnames = ["Wang", "Li", "Zhang", "Chen", "Liu", "Yang", "Zhao", "Wu", "Zhou", "Xu", "Sun", "Ma", "Zhu", "Hu", "Guo", "Lin", "He", "Gao", "Luo", "Liang"]
names = [f"{surname} {one}{other.lower()}" for surname in surnames for one in given for other in given]
lots.shuffle(names)
# each article: persons who hold a post each, and have met somebody of an earlier one
articles = []
cities = ["Lanzhou", "Tianshui", "Changchun", "Harbin", "Wuhan", "Changsha", "Nanjing", "Suzhou", "Chengdu", "Guiyang", "Nanning", "Xining"]
for number in range(ARTICLES):
    name, other = names[number % len(names)], names[lots.randrange(len(names))]
    firm = f"{lots.choice(cities)} {names[number % len(names)].split()[1]}{number} Technology Company"
    articles.append({"id": f"a{number}", "published": f"20{10 + number % 15}-03-01", "source": None,
                     "text": f"{name}, chairman of {firm}, met with {other}, mayor of {lots.choice(cities)} city. {firm} is located in {lots.choice(cities)}."})
with open(f"{folder}/large.jsonl", "w", encoding="utf-8") as file:
    file.writelines(json.dumps(article) + "\n" for article in articles)
graph = f"{folder}/large.gg"
subprocess.run([program, "build", "--quiet", "--into", graph, f"{folder}/large.jsonl"], check=True)


def html(name, *more):
    page = f"{folder}/{name}.html"
    subprocess.run([program, "html", graph, "-o", page, *more], check=True)
    return page


with browser() as driver:
    page = html("large", "--most", "20000")
    begun = time.time()
    open_page(driver, page)
    wait(driver, "document.querySelector('#details h2')")
    opened = time.time() - begun
    nodes = int(driver.find_element(By.ID, "count").text.split()[0].replace(",", ""))
    assert nodes >= 5000, nodes
    # while nodes find their places the page answers
    driver.find_element(By.ID, "search").send_keys("lanzhou")
    wait(driver, "document.querySelectorAll('#suggestions li').length > 1")
    driver.find_element(By.ID, "search").send_keys(Keys.ENTER)
    wait(driver, "document.querySelector('#details .fact')")
    wait(driver, "document.body.dataset.arranged === 'true'", 300)
    settled = time.time() - begun
    print(f"{nodes} nodes: opened in {opened:.1f} s, settled in {settled:.1f} s")
    assert_quiet(driver)

    page = html("near", "--around", "Lanzhou", "--most", "300")
    assert page and open(page, "rb").read() == open(html("again", "--around", "Lanzhou", "--most", "300"), "rb").read()
    open_page(driver, page)
    wait(driver, "document.body.dataset.arranged === 'true'")
    told = driver.find_element(By.ID, "count").text
    assert "this page holds" in told, told
    assert_quiet(driver)
