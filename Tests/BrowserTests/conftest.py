"""One browser for all tests; a person signs in with a context of their own."""

import pathlib

import people
import pytest
from playwright.sync_api import sync_playwright


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield found
        found.close()


@pytest.fixture
def sign_in(browser, request):
    """Signs somebody in; on failure leaves a picture of every page in out/."""
    signed = []

    def enter(login, **more):
        signed.append(people.Person(browser, login, **more))
        return signed[-1]

    yield enter
    failed = getattr(request.node, "failed", False)
    for person in signed:
        if failed:
            folder = pathlib.Path("out")
            folder.mkdir(exist_ok=True)
            person.page.screenshot(path=folder / f"{request.node.name}-{person.login}.png")
        person.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        item.failed = True
    return report
