"""What scripts add, and that nothing depends on them."""

import re

import pytest
from people import ADDRESS, begin
from playwright.sync_api import expect

SMALL, LARGE = "小微", "普通"


def test_the_assessment_moves_while_somebody_types(sign_in):
    page = sign_in("nongye").go("/new").page
    amount = page.locator("input[name='f.申报金额']")

    page.check("input[name='f.项目类型'][value='建设开发类']")
    amount.fill("499999.99")
    expect(page.locator("#assessment strong").first).to_have_text(SMALL)
    amount.fill("50万")

    expect(page.locator("#assessment strong").first).to_have_text(LARGE)
    assert page.locator("#assessment .moved").count() > 0
    assert page.evaluate("document.activeElement.name") == "f.申报金额"


def test_without_scripts_a_button_assesses_and_the_answers_go_into_the_form(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS + "/sign-in")
    page.fill("#login", "nongye")
    page.fill("#password", "guiju-demo")
    page.click("button.button")
    page.goto(ADDRESS + "/new")
    page.check("input[name='f.项目类型'][value='建设开发类']")
    page.fill("input[name='f.申报金额']", "50万")
    page.click("button[value=assess]")
    assert LARGE in page.inner_text("#assessment")
    page.click("button[value=begin]")
    page.goto(page.url + "/part/2")

    assert page.input_value("input[name='f.申报金额']") == "50万"
    context.close()


def test_what_is_typed_is_saved_without_a_button(sign_in):
    page = sign_in("xinfang").go(begin("项目") + "/part/1").page
    page.fill("[name='f.项目名称']", "自动保存的名字")
    expect(page.locator("#saved")).to_contain_text("已存", timeout=8_000)

    other = sign_in("xinfang").go(begin("项目") + "/part/1").page

    assert other.input_value("[name='f.项目名称']") == "自动保存的名字"


def test_questions_come_and_go_with_the_answers_they_hang_on(sign_in):
    page = sign_in("xinfang").go(begin("项目") + "/part/1").page
    page.check("input[name='f.项目类型'][value='运行维护类']")
    expect(page.locator("input[name='f.与往期完全一致']").first).to_be_visible()

    page.check("input[name='f.项目类型'][value='服务类']")

    expect(page.locator("input[name='f.与往期完全一致']").first).to_be_hidden()


def test_keys_walk_the_inbox_and_rest_while_somebody_types(sign_in):
    page = sign_in("shenhe1").page

    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.href") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.href") == first
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/cases/"))
    page.keyboard.press("/")
    page.keyboard.type("jk?")

    assert page.input_value("#find") == "jk?"


@pytest.mark.parametrize("theme,size", [("dark", "large"), ("light", "small")])
def test_a_person_chooses_theme_and_size_without_scripts(browser, theme, size):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS + "/sign-in")
    page.fill("#login", "shuiwu")
    page.fill("#password", "guiju-demo")
    page.click("button.button")
    page.goto(ADDRESS + "/account")
    page.check(f"input[name=theme][value={theme}]")
    page.check(f"input[name=size][value={size}]")
    page.click("main button.button")

    assert page.get_attribute("html", "data-theme") == theme
    assert page.get_attribute("html", "data-size") == size
    context.close()


def test_on_paper_the_law_stays_in_the_margin(sign_in):
    person = sign_in("shenhe1")
    person.go("/cases").page.locator("table.keyed .main-cell a").first.click()
    page = person.page

    page.emulate_media(media="print")

    assert not page.locator(".top").is_visible()
    assert page.locator(".law.margin ul").first.is_visible()


def test_the_law_folds_into_marks_on_a_narrow_screen(sign_in):
    person = sign_in("shenhe1", width=1099)
    person.go("/cases").page.locator("table.keyed .main-cell a").first.click()
    mark = person.page.locator(".fold summary:visible").first

    assert not person.page.locator(".law.margin > ul").first.is_visible()
    mark.click()

    expect(person.page.locator(".fold[open] .gist").first).to_be_visible()
