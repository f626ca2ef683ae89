"""Whole lives of projects, each by separate people in a real browser."""

import json
import os
import re
import subprocess

from people import PAPER, begin, step
from playwright.sync_api import expect


GUIJU = os.environ.get("GUIJU", ".build/debug/guiju")


def proven(record, file):
    """Whether a draw proves itself to a stranger."""
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return subprocess.run([GUIJU, "draw", "verify", file], capture_output=True).returncode == 0


def panel(case):
    return step(case, "专家评审").replace("/do/", "/panel/")


def held_by(page, text):
    expect(page.locator("main")).to_contain_text(text)


def test_a_normal_project_reaches_filing_after_one_return_and_a_draw(sign_in, tmp_path):
    clerk, reviewer = sign_in("shuiwu"), sign_in("shenhe1")

    # 计划申报, 计划审核
    page = clerk.file(
        begin("项目"), {"项目名称": "泵站远程值守系统", "申报金额": "268万元", "新建系统": "是"}
    )
    case = clerk.case()
    assert re.match(r"\d{4}-", case)
    reviewer.decide(
        step(case, "计划审核"), "通过", {"计划确定金额": "260万元"}, "内容完整，金额依据充分"
    )

    # 方案编制, returned once with two items, handed in again, passed
    scheme = {"投资概算": "258万元", "工程建设主体金额": "230万元", "须用商用密码": "是"}
    clerk.file(step(case, "方案编制"), scheme)
    reviewer.decide(
        step(case, "材料初审"),
        "不通过",
        reason="概算表合计与分项不符",
        pointed={"投资概算": "与分项合计不符"},
    )
    clerk.go(step(case, "方案编制")).look()
    held_by(clerk.page, "与分项合计不符")
    clerk.file(step(case, "方案编制"), {**scheme, "投资概算": "256万元"})
    reviewer.go(step(case, "材料初审")).look()
    held_by(reviewer.page, "有改动")
    reviewer.decide(step(case, "材料初审"), "通过", reason="修改到位")

    # the draw: frozen, one sentence of each side, drawn, heard, concluded
    reviewer.go(panel(case)).look()
    reviewer.page.click("form[action$='/freeze'] button")
    for person, words in ((reviewer, "云山苍苍"), (clerk, "珠水泱泱")):
        person.go(panel(case)).look()
        person.page.fill("#words", words)
        person.page.click("form[action$='/words'] button")
    reviewer.go(panel(case))
    reviewer.page.click("form[action$='/draw'] button")
    expect(reviewer.page.locator(".seat")).to_have_count(5)

    answer = reviewer.page.request.get(
        reviewer.page.locator("a[download]").evaluate("one => one.href")
    )
    record = answer.json()
    assert proven(record, tmp_path / "draw.json")
    forged = {**record, "words": dict.fromkeys(record["words"], "换一句话")}
    assert not proven(forged, tmp_path / "forged.json")

    for member in record["members"]:
        expert = sign_in(member.lower())
        expert.go(panel(case) + "/opinion").look()
        for mark in expert.page.locator("input[value=acceptable]").all():
            mark.check()
        expert.page.locator("input[name=agrees][value=yes]").check()
        expert.page.fill("main textarea[name=opinion]", "技术路线成熟，概算合理，同意通过")
        with expert.page.expect_navigation():
            expert.page.locator("main form button.button").click()
    reviewer.decide(step(case, "专家评审") + "?conclude=1", "通过", reason="五位专家均同意通过")

    # 造价评审, 批复, 方案备案
    reviewer.file(step(case, "造价评审"), {"造价审定金额": "249.6万元"})
    leader = sign_in("zhengfu")
    leader.decide(step(case, "批复"), "同意", {"批复金额": "249.6万元"}, "同意实施")
    clerk.file(step(case, "方案备案"), {})

    clerk.go(f"/cases/{case}").look()
    held_by(clerk.page, "采购启动")
    held_by(clerk.page, "2,496,000.00")


def keyed(page, name, value):
    """Walks with Tab to a question and answers it with keys alone; one that is gone is left."""
    page.evaluate("() => document.activeElement.blur()")
    for _ in range(400):
        here = page.evaluate("() => document.activeElement.name || ''")
        if here == name:
            break
        if page.locator(f"main [name='{name}']:visible").count() == 0:
            return
        page.keyboard.press("Tab")
    kind = page.evaluate("() => document.activeElement.type || ''")
    if kind == "radio":
        for _ in range(12):
            on = page.evaluate(
                "() => document.activeElement.checked ? document.activeElement.value : ''"
            )
            if on == value:
                return
            page.keyboard.press("Space" if on == "" else "ArrowDown")
        if page.locator(f"main [name='{name}']:visible").count() == 0:
            return
        raise AssertionError(f"{name}: {value}")
    if kind == "file":
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.files.length === 1")
        return
    page.keyboard.press("Control+A")
    page.keyboard.type(value)


def pressed(page, text):
    """Walks with Tab to a button or link and presses it."""
    for _ in range(400):
        here = page.evaluate("() => (document.activeElement.innerText || '').trim()")
        if here.startswith(text):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(text)


def keyed_form(page, facts):
    """Fills in a long form with keys alone, up to the receipt."""
    from people import NAMES, USUAL

    for _ in range(14):
        if page.url.split("?")[0].endswith("/check"):
            break
        answered = set()
        for _ in range(60):
            waiting = [name for name in page.evaluate(NAMES) if name not in answered]
            if not waiting:
                break
            name = waiting[0]
            answered.add(name)
            known = facts.get(name[2:], USUAL.get(name[2:]))
            is_radio = page.locator(f"main [name='{name}']").first.get_attribute("type") == "radio"
            if known is None and not is_radio:
                continue
            keyed(page, name, known or "否")
            page.wait_for_timeout(250)
        for paper in page.locator("main input[type=file]:visible").all():
            keyed(page, paper.get_attribute("name"), None)
        pressed(page, "保存")
        assert page.locator(".summary").count() == 0, page.inner_text("main")


def test_a_micro_project_is_filed_and_passed_with_the_keyboard_alone(sign_in):
    clerk, reviewer = sign_in("yingji"), sign_in("shenhe2")
    for person in (clerk, reviewer):
        person.page.on("filechooser", lambda chooser: chooser.set_files(PAPER))
    page = clerk.page

    clerk.go(begin("项目"))
    page.goto(page.url.split("?")[0] + "/part/1")
    keyed_form(page, {"项目名称": "值班室大屏控制端更新", "申报金额": "48万元"})
    pressed(page, "提交")
    clerk.receipt()
    case = clerk.case()

    page = reviewer.page
    reviewer.go(step(case, "计划审核"))
    for mark in page.locator("input[name^='mark.'][value=acceptable]").all():
        keyed(page, mark.get_attribute("name"), "acceptable")
    keyed(page, "outcome", "通过")
    from people import NAMES, USUAL

    for name in page.evaluate(NAMES):
        facts = {**USUAL, "计划确定金额": "48万元"}
        keyed(page, name, facts.get(name[2:], "否"))
    for paper in page.locator("main input[type=file]:visible").all():
        keyed(page, paper.get_attribute("name"), None)
    for box in page.locator("input[name=seen]").all():
        box.focus()
        page.keyboard.press("Space")
    keyed(page, "reason", "小微项目，内容清楚")
    pressed(page, "作出")
    reviewer.receipt()

    clerk.go(f"/cases/{case}").look()
    expect(clerk.page.locator("main")).to_contain_text("小微备案")


def test_a_project_that_repeats_another_is_refused_with_its_article(sign_in):
    clerk, reviewer = sign_in("yunxi"), sign_in("shenhe1")

    clerk.file(begin("项目"), {"项目名称": "街道视频巡查平台", "申报金额": "132万元"})
    case = clerk.case()

    # 不予立项 without a ground is itself refused, and everything typed comes back
    reviewer.go(step(case, "计划审核"))
    page = reviewer.page
    page.locator("input[name=outcome][value='不予立项']").check()
    reviewer.answer({}).hand_in().acknowledge()
    page.fill("#reason", "与区级平台重复")
    page.click("button[value=submit]")
    expect(page.locator(".summary")).to_be_visible()
    held_by(page, "第二十二条")
    assert page.input_value("#reason") == "与区级平台重复"
    reviewer.look()

    reviewer.decide(
        step(case, "计划审核"), "不予立项", {"属重复建设": "是"}, "与区级平台已建功能重复"
    )

    clerk.go(f"/cases/{case}").look()
    held_by(clerk.page, "不予立项")
    held_by(clerk.page, "与区级平台已建功能重复")
    gone = clerk.page.goto(clerk.page.url.split("/cases/")[0] + step(case, "方案编制"))
    assert gone.status < 500


def test_nobody_sees_the_case_of_another_unit(sign_in):
    owner, other = sign_in("shuiwu"), sign_in("yunxi")
    owner.go("/cases")
    path = owner.page.locator("main a[href^='/cases/']").first.get_attribute("href")

    answer = other.page.goto(owner.page.url.split("/cases")[0] + path)

    assert answer.status == 404
