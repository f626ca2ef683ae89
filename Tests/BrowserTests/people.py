"""People at a browser: they sign in, fill in forms, decide; every page they see is checked."""

import os
import re
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError, expect

ADDRESS = os.environ.get("GUIJU_ADDRESS", "http://127.0.0.1:8080")
PASSWORD = os.environ.get("GUIJU_PASSWORD", "guiju-demo")
PACK = "baiyun-2024"
PAPER = {
    "name": "材料.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
}

# What everybody answers unless a test says otherwise.
USUAL = {
    "申报年度": "2027",
    "资金来源": "区镇财政资金",
    "行业": "一般项目",
    "项目类型": "建设开发类",
    "系统净增数": "0",
    "符合整体规划": "是",
    "采用安全可靠产品": "是",
    "说明技术路线": "是",
    "属政务信息系统": "是",
    "已按计划意见修改": "是",
    "已按初审意见修改": "是",
    "走信创路线": "是",
    "业务运营金额": "0元",
    "造价机构名称": "粤诚工程造价咨询有限公司",
    "造价机构有资质": "是",
    "批复文号": "云府办函〔2026〕901号",
    "采购需求与批复一致": "是",
    "写明数据资源管理": "是",
    "遵循元数据与数据安全规范": "是",
    "权属条款齐全": "是",
}


def problems(page):
    """Serious faults of accessibility on a page, as text."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


class Person:
    """One signed-in person with a browser of their own."""

    # Kinds of page already checked, each with what was found on it.
    checked = {}

    def __init__(self, browser, login, width=1440):
        self.login = login
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.go("/sign-in")
        self.page.fill("#login", login)
        self.page.fill("#password", PASSWORD)
        self.page.click("button.button")
        expect(self.page).not_to_have_url(re.compile("/sign-in"))
        self.page.wait_for_load_state()

    def close(self):
        assert not self.errors, self.errors
        self.context.close()

    def go(self, path):
        answer = self.page.goto(ADDRESS + path)
        assert answer.status < 400, f"{path}: {answer.status}"
        return self

    def look(self):
        """Checks the page once for each kind of page."""
        kind = re.sub(r"/cases/[^/]+", "/cases/{id}", self.page.url.split("?")[0])
        if kind not in Person.checked:
            Person.checked[kind] = problems(self.page)
        return self

    # Forms

    def answer(self, facts):
        """Answers every question on the page that is shown and not answered yet."""
        page = self.page
        for _ in range(4):
            before = page.locator("main [name^='f.']:visible").count()
            for name in page.evaluate(NAMES):
                self.answer_one(name, facts.get(name[2:], USUAL.get(name[2:])))
            page.wait_for_timeout(150)
            if page.locator("main [name^='f.']:visible").count() == before:
                return self
        return self

    def answer_one(self, name, value):
        field = self.page.locator(f"main [name='{name}']:visible")
        if field.count() == 0:
            # An answer given before took the question away.
            return
        kind = field.first.evaluate("one => one.type || one.tagName.toLowerCase()")
        if kind in ("radio", "checkbox"):
            if value is None and any(one.is_checked() for one in field.all()):
                return
            wanted = self.page.locator(f"main [name='{name}'][value='{value or '否'}']")
            try:
                wanted.check(timeout=5_000)
            except TimeoutError:
                # The last answer was just saved, and took this question away.
                expect(wanted).to_be_hidden()
        elif kind.startswith("select"):
            if value is not None:
                field.select_option(value)
        elif value is not None:
            field.fill(value)

    def hand_in(self):
        """Hands in a paper wherever one is asked for and none lies yet."""
        for paper in self.page.locator("main input[type=file]:visible").all():
            row = paper.locator("xpath=ancestor::div[contains(@class,'field')][1]")
            if row.locator(".file").count() == 0:
                paper.set_input_files(PAPER)
        return self

    def file(self, path, facts, name=None):
        """Goes through a long form part by part, checks it and submits; returns the receipt.

        What can be done more than once is told apart by the name.
        """
        self.fill(path, facts).submit(name)
        return self.receipt()

    def fill(self, path, facts):
        """Goes through a long form part by part up to the page that checks it."""
        self.go(path).look()
        place, mark, which = self.page.url.partition("?")
        if not place.endswith("/check"):
            base = re.sub(r"/part/\d+$", "", place)
            self.page.goto(base + "/part/1" + mark + which)
        for _ in range(12):
            if self.page.url.split("?")[0].endswith("/check"):
                break
            self.answer(facts).hand_in().look()
            self.page.click("button[value=next]")
            assert self.page.locator(".summary").count() == 0, self.page.inner_text("main")
        return self.look()

    def submit(self, name=None):
        """Says that everything was read, and sends what the check page shows."""
        self.acknowledge()
        if name is not None:
            self.page.fill("main [name=occurrence]", name)
        self.page.locator("main form button.button").last.click()

    def acknowledge(self):
        for box in self.page.locator("main input[type=checkbox][name=seen]:visible").all():
            box.check()
        return self

    def decide(self, path, outcome, facts=None, reason="", pointed=None):
        """Marks the aspects, concludes, and returns the receipt."""
        self.go(path).look()
        page = self.page
        for item, remark in (pointed or {}).items():
            box = page.locator(f"textarea[name='point.{item}']")
            box.evaluate("one => one.closest('details').open = true")
            box.fill(remark)
        for mark in page.locator("input[value=acceptable]:visible").all():
            mark.check()
        if outcome:
            page.locator(f"input[name=outcome][value='{outcome}']").check()
        self.answer(facts or {}).hand_in().acknowledge()
        page.fill("#reason", reason)
        page.click("button[value=submit]")
        return self.receipt()

    def receipt(self):
        expect(self.page).to_have_url(re.compile(r"/receipts/\d+"), timeout=15_000)
        self.look()
        return self.page

    def find(self, title):
        """Opens the project of that title in the list and returns its number."""
        self.go(f"/cases?q={quote(title)}")
        self.page.locator(f"main a:text-is('{title}')").first.click()
        return self.case()

    def case(self):
        """Number of the case the page is about."""
        return re.search(r"/cases/([^/?#]+)", self.page.url).group(1)


# Names of the questions shown, each once, in their order on the page.
NAMES = """
() => [...new Set([...document.querySelectorAll("main [name^='f.']")]
    .filter(one => one.offsetParent !== null)
    .map(one => one.name))]
"""


def step(case, name, which=None):
    """Where a step is done; what can be done more than once is named by `which`."""
    path = f"/cases/{case}/do/{quote(name)}"
    return path if which is None else f"{path}?in={quote(which)}"


def begin(kind):
    return f"/new/{PACK}/{quote(kind)}/form"
