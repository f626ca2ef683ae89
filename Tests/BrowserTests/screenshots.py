"""Photographs the pages of a served demo.

    screenshots.py FOLDER          the pictures of the documents: FOLDER/<page>.png, case-dark.png
    screenshots.py FOLDER --all    every page dark, at 1100 and at 390 px too, for looking through
"""

import sys
from pathlib import Path

from people import Person, begin, step
from playwright.sync_api import sync_playwright

LOOKS = {
    "": (1440, "light"),
    "-dark": (1440, "dark"),
    "-middle": (1100, "light"),
    "-narrow": (390, "light"),
}
# What the documents show, by look.
SHOWN = {
    "": {"case", "change", "clocks", "filings", "inbox", "law", "new", "panel", "review"},
    "-dark": {"case"},
}


def assess(person):
    """The first page of a new project, just after the amount crossed a line."""
    page = person.go("/new").page
    page.check("input[name='f.项目类型'][value='建设开发类']")
    page.fill("input[name='f.申报金额']", "48万")
    page.wait_for_selector("#assessment strong")
    page.wait_for_timeout(900)
    page.fill("input[name='f.申报金额']", "50万")
    page.wait_for_timeout(900)


def task(name):
    """Opens the first task of a name in the inbox."""

    def opens(person):
        page = person.go("/inbox").page
        link = page.locator(f"table.keyed .main-cell a:text-is('{name}')")
        if link.count() == 0:
            return False
        link.first.click()
        return True

    return opens


def case(query):
    """Opens the first project of a list."""

    def opens(person):
        person.go("/cases" + query).page.locator("table.keyed .main-cell a").first.click()

    return opens


def change(person):
    """A change typed in and not sent: what it would come to and where it would lead."""
    case = person.find("农田灌溉用水计量系统")
    person.fill(
        step(case, "采购变更申请"),
        {
            "变更后金额": "196万元",
            "目标主体不变": "是",
            "新需求属范畴": "是",
            "变更项.0.动作": "取消",
            "变更项.0.内容": "自建采集平台",
            "变更项.0.金额": "16万元",
            "变更项.1.动作": "新增",
            "变更项.1.内容": "对接区物联网平台",
            "变更项.1.金额": "12万元",
        },
    )
    person.page.locator("#foresight").scroll_into_view_if_needed()


def evaluation(person):
    """A result typed in and not published: what stands against it."""
    case = person.find("市容巡查视频智能识别平台")
    person.fill(step(case, "评估公布"), {"评估结果": "合格", "评估须整改": "否"})


def at(path):
    return lambda person: person.go(path)


PAGES = {
    "inbox": ("shenhe1", at("/inbox")),
    "new": ("nongye", assess),
    "review": ("shenhe1", task("计划审核")),
    "panel": ("shenhe1", task("专家评审")),
    "case": ("shenhe1", case("?stage=立项")),
    "filing": ("nongye", at(begin("项目"))),
    "form": ("nongye", at(begin("项目") + "/part/1")),
    "cases": ("shenji", at("/cases")),
    "change": ("nongye", change),
    "acceptance": ("shenhe1", task("备案审核")),
    "evaluation": ("shenhe1", evaluation),
    "clocks": ("shenhe1", at("/clocks")),
    "filings": ("shuiwu", at("/filings")),
    "overrides": ("shenji", at("/overrides")),
    "law": ("shenji", at("/law/baiyun-2024/19")),
    "regulation": ("shenji", at("/law/baiyun-2024")),
    "rulings": ("shenji", at("/law/baiyun-2024/rulings")),
    "people": ("xitong", at("/people")),
    "person": ("anquan", at("/people/wenlv")),
    "calendar": ("xitong", at("/calendar")),
    "audit": ("rizhi", at("/audit")),
}


def main(folder, everything):
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for suffix, (width, scheme) in LOOKS.items():
            people = {}
            for name, (login, opens) in PAGES.items():
                if not everything and name not in SHOWN.get(suffix, set()):
                    continue
                if login not in people:
                    people[login] = Person(browser, login, width=width)
                    people[login].page.emulate_media(color_scheme=scheme)
                if opens(people[login]) is False:
                    continue
                path = folder / f"{name}{suffix}.png"
                people[login].page.screenshot(path=path)
                print(path)
        browser.close()


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    main(Path(words[0] if words else "docs/images"), "--all" in sys.argv)
