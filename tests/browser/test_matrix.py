"""Every page in every way of seeing it: part of ``make check``, not of ``make test``."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import PAGES, RULES

pytestmark = pytest.mark.slow

WAYS = {
    "dark": {"color_scheme": "dark"},
    "forced-colors": {"forced_colors": "active"},
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    # 400 % zoom of a 1280 × 1024 window
    "zoomed": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
    "no-script": {"java_script_enabled": False},
}
READING = ["/sources", "/about", "/privacy", "/accessibility", "/developers"]
EVERY_PAGE = [*PAGES, *READING, "/near/ok", "/near/ok/tulsa-county", "/near/36.15,-95.99"]


@pytest.fixture(scope="module", params=WAYS, ids=str)
def way(request, browser, site):
    context = browser.new_context(base_url=site, bypass_csp=True, **WAYS[request.param])
    yield request.param, context
    context.close()


@pytest.mark.parametrize("language", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize("path", EVERY_PAGE)
def test_every_page_in_every_way(way, path, language):
    name, context = way
    page = context.new_page()
    page.goto(language + path)
    wide = page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0, f"scrolls sideways by {wide} px"
    assert page.locator(".crisis a").first.is_visible()
    if name != "no-script":
        # In forced colors the reader's own palette decides the contrast.
        rules = {"color-contrast": {"enabled": name != "forced-colors"}}
        found = Axe().run(page, options=RULES | {"rules": rules}).response["violations"]
        assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    page.close()


@pytest.mark.parametrize("language", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize("path", ["/", "/help-now", "/near/74103", "/near/ok/tulsa"])
def test_print_keeps_the_lines_and_drops_what_paper_cannot_do(browser, site, path, language):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto(language + path)
    page.emulate_media(media="print")
    assert page.locator(".crisis").is_visible()
    assert page.locator(".disclaimer").first.is_visible()
    assert not any(form.is_visible() for form in page.locator("form").all())
    assert not any(button.is_visible() for button in page.locator("button").all())
    assert page.pdf().startswith(b"%PDF")
    context.close()
