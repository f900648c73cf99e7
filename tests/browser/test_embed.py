"""The form in a frame on a page of another site: it searches, and fits a narrow column by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import ENGLISH_FIRST, in_turn, serving
from tests.browser.test_accessibility import RULES


@pytest.fixture(scope="module")
def framed_site(instance):
    """A site that pages on this machine may frame."""
    with serving(instance, EMBED_ANCESTORS="http://127.0.0.1:*") as address:
        yield address


@contextmanager
def foreign_page(body: str) -> Iterator[str]:
    """The address of a page of somebody else, another origin."""

    class Foreign(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>A library</title>{body}".encode())

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Foreign) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def visitor(request, browser):
    context = browser.new_context(java_script_enabled=request.param, bypass_csp=False)
    yield context
    context.close()


def code_of(visitor, site: str, language: str) -> list[str]:
    page = visitor.new_page()
    page.goto(f"{site}{language}/embed/code")
    return page.locator("pre").all_inner_texts()


@ENGLISH_FIRST
def test_a_search_in_a_foreign_page_opens_results_in_a_tab_of_this_site(
    visitor, framed_site, language
):
    frames = code_of(visitor, framed_site, language)
    frame = next(code for code in frames if f'src="{framed_site}{language}/embed"' in code)
    with foreign_page(f'<div style="width:300px">{frame}</div>') as address:
        page = visitor.new_page()
        page.goto(address)
        inside = page.frame_locator("iframe")
        inside.locator("[name=query]").fill("74103")
        with visitor.expect_page() as opened:
            inside.locator("button[type=submit]").click()
        expect(opened.value).to_have_url(f"{framed_site}{language}/near/74103")
        assert page.url == address
        assert visitor.cookies() == []


def test_the_frame_takes_the_height_it_needs_in_a_narrow_column(browser, framed_site):
    context = browser.new_context(bypass_csp=False)
    frame, growing, *_ = code_of(context, framed_site, "")
    shrunk = frame.replace('height="720"', 'height="90"')
    with foreign_page(f'<div style="width:300px">{shrunk}</div>{growing}') as address:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("iframe")).not_to_have_attribute("height", "90")
        inside = next(one for one in page.frames if one.url.endswith("/embed"))
        inside.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert 300 < int(page.locator("iframe").get_attribute("height")) <= 720
    context.close()


def test_a_suggestion_opens_in_a_tab_of_its_own(browser, framed_site):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{framed_site}/embed")
    page.locator("[name=query]").press_sequentially("tulsa, ok")
    with context.expect_page() as opened:
        page.get_by_role("option", name="Tulsa, OK").first.click()
    expect(opened.value).to_have_url(f"{framed_site}/near/ok/tulsa")
    context.close()


def test_a_page_that_is_not_for_frames_is_shown_in_none(browser, framed_site):
    context = browser.new_context()
    with foreign_page(f'<iframe src="{framed_site}/near/74103"></iframe>') as address:
        page = context.new_page()
        page.goto(address)
        assert "74103" not in page.frames[-1].content()
    context.close()


@pytest.mark.parametrize(("path", "language"), in_turn(["/embed", "/embed/code"]))
def test_axe_finds_nothing(browser, framed_site, path, language):
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(framed_site + language + path)
    found = Axe().run(page, options=RULES).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
