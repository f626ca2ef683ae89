"""Every kind of page: no serious fault of accessibility, no sideways scrolling, light and dark."""

import pytest
from people import ADDRESS, Person, problems

PAGES = {
    "shenhe1": ["/inbox", "/cases", "/clocks", "/filings", "/overrides", "/law", "/help", "/account"],
    "shuiwu": ["/inbox", "/new", "/cases", "/clocks", "/filings"],
    "anquan": ["/law/baiyun-2024/rulings", "/people/wenlv"],
    "xitong": ["/people", "/calendar", "/password"],
    "rizhi": ["/audit"],
    "shenji": ["/cases", "/law/baiyun-2024", "/law/baiyun-2024/19"],
}


@pytest.mark.parametrize("width", [1440, 1100, 390])
@pytest.mark.parametrize("login,path", [(who, path) for who in PAGES for path in PAGES[who]])
def test_a_page_fits_and_can_be_read(sign_in, login, path, width):
    person = sign_in(login, width=width)

    for scheme in ("light", "dark"):
        person.page.emulate_media(color_scheme=scheme)
        person.go(path)
        assert problems(person.page) == []
    over = person.page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0


@pytest.mark.parametrize("width", [1440, 390])
def test_the_longest_names_fit(sign_in, width):
    person = sign_in("yiyuan", width=width)
    person.go("/cases")
    person.page.locator("main a[href^='/cases/']").first.click()

    over = person.page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )

    assert over <= 0
    assert problems(person.page) == []


def test_the_sign_in_page_can_be_read(browser):
    page = browser.new_page()
    page.goto(ADDRESS + "/sign-in")

    assert problems(page) == []


def test_no_page_seen_on_the_way_had_a_serious_fault():
    if not Person.checked:
        pytest.fail("no page was checked: run the lives first")
    assert {kind: found for kind, found in Person.checked.items() if found} == {}


def test_a_page_works_without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS + "/sign-in")
    page.fill("#login", "shuiwu")
    page.fill("#password", "guiju-demo")
    page.click("button.button")
    page.goto(ADDRESS + "/new")

    assert page.locator("main h1").count() == 1
    context.close()
