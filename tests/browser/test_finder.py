"""What scripts add to the finder: suggestions by keyboard and mouse, and the device's own place."""

import pytest
from playwright.sync_api import expect

KEEP_WHAT_IS_SAID = """(status) => {
  window.said = [];
  const keep = () => status.textContent && window.said.push(status.textContent);
  new MutationObserver(keep).observe(status, { childList: true });
}"""
TULSA = {"latitude": 36.153981, "longitude": -95.992775}


@pytest.fixture
def context(browser, site):
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 640})
    yield context
    context.close()


@pytest.fixture
def box(page):
    page.goto("/")
    return page.get_by_label("Where are you?")


def test_suggestions_are_chosen_by_keyboard(page, box, site):
    box.press_sequentially("tulsa")
    expect(page.get_by_role("listbox", name="Places that fit")).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Tulsa, OK")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    box.press("Enter")
    expect(page).to_have_url(f"{site}/near/ok/tulsa")


def test_suggestions_are_chosen_by_press(page, box, site):
    box.press_sequentially("ponce")
    page.get_by_role("option", name="Ponce, PR").first.click()
    expect(page).to_have_url(f"{site}/near/pr/ponce")


def test_the_button_stays_where_it_is(page, box):
    button = page.locator("#find button[type=submit]")
    before = button.bounding_box()
    box.press_sequentially("spring")
    expect(page.get_by_role("option").first).to_be_visible()
    assert button.bounding_box() == before
    button.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spring")


def test_escape_closes_and_enter_searches_what_was_typed(page, box, site):
    box.press_sequentially("74103")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox", include_hidden=True)).to_be_hidden()
    box.press("Enter")
    expect(page).to_have_url(f"{site}/near/74103")


def test_an_answer_on_its_way_does_not_open_again_what_was_closed(page, box):
    box.press_sequentially("7410")
    expect(page.get_by_role("option").first).to_be_visible()
    page.route("**/api/v1/suggest", lambda _held: None)
    with page.expect_request("**/api/v1/suggest"):
        box.press("3")
    with page.expect_event("requestfailed"):
        box.press("Escape")
    expect(page.get_by_role("listbox", include_hidden=True)).to_be_hidden()


def test_how_many_fit_is_said_to_screen_readers(page, box):
    box.press_sequentially("springf")
    expect(page.get_by_role("status").filter(has_text="Places that fit: 8")).to_be_attached()


def test_how_many_fit_is_said_once_when_the_typing_rests(page):
    page.clock.install()
    page.goto("/")
    box = page.get_by_label("Where are you?")
    box.focus()
    # Once there are suggestions, the last status of the form is theirs.
    expect(page.get_by_role("combobox")).to_be_attached()
    status = page.locator("#find [role=status]").last
    status.evaluate(KEEP_WHAT_IS_SAID)
    page.clock.pause_at("2099-01-01")
    box.press("s")
    for letter in "pri":
        with page.expect_response("**/api/v1/suggest"):
            box.press(letter)
            page.clock.run_for(150)
    expect(page.get_by_role("option").first).to_contain_text("Spri")
    assert page.evaluate("said") == []
    page.clock.resume()
    expect(status).to_contain_text("Places that fit: 8")
    assert len(page.evaluate("said")) == 1


def test_what_is_typed_goes_by_post_to_this_site_alone(page, box, site):
    with page.expect_request("**/api/v1/suggest") as asked:
        box.press_sequentially("tulsa")
    assert asked.value.method == "POST"
    assert asked.value.url == f"{site}/api/v1/suggest"
    assert asked.value.headers.get("cookie") is None


def test_the_device_place_is_rounded_before_it_leaves(page, context, box, site):
    context.grant_permissions(["geolocation"], origin=site)
    context.set_geolocation(TULSA)
    with page.expect_request("**/find") as sent:
        page.get_by_role("button", name="Use my location").click()
    assert sent.value.post_data == "latitude=36.15&longitude=-95.99"
    expect(page).to_have_url(f"{site}/near/36.15,-95.99")


def test_a_refusal_of_the_browser_is_explained(page, box):
    page.get_by_role("button", name="Use my location").click()
    expect(page.locator("[data-locate-status]")).to_contain_text("did not allow it")


def test_without_scripts_there_is_only_the_plain_box(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("button", name="Use my location", include_hidden=True)).to_be_hidden()
    expect(page.get_by_label("Where are you?")).not_to_have_attribute("role", "combobox")
    context.close()


def test_the_page_asks_for_little_before_the_reader_acts(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert len(asked) <= 4, asked
