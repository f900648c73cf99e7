import pytest


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tul", "ok/tulsa"),
        ("Tulsa, O", "ok/tulsa"),
        ("springfield mo", "mo/springfield"),
        ("7410", "74103"),
        ("new y", "ny/new-york"),
        ("okla", "ok/oklahoma-city"),
        ("cape co", "fl/cape-coral"),
        ("nyc", "ny/new-york"),
        ("mayag", "pr/mayaguez"),
        ("Mayagü", "pr/mayaguez"),
        ("St. P", "mn/saint-paul"),
        ("East M", "il/east-moline"),
        ("san g", "ca/san-gabriel"),
        ("east la", "mi/east-lansing"),
        ("portland m", "me/portland"),
        ("tul, ok", "ok/tulsa"),
        ("rehab in tul", "ok/tulsa"),
        ("detox near fres", "ca/fresno"),
        ("newark, new j", "nj/newark"),
        ("las vegas, n", "nv/las-vegas"),
    ],
)
def test_what_is_typed_so_far_suggests(gazetteer, typed, expected):
    assert expected in [place.id for place in gazetteer.suggest(typed)]


def test_a_whole_state_code_comes_before_states_that_begin_so(gazetteer):
    assert gazetteer.suggest("springfield, mi")[0].id == "mi/springfield"


@pytest.mark.parametrize("typed", ["", "t", "💛", "741031", "123 main street", "<b>"])
def test_nothing_to_suggest(gazetteer, typed):
    assert gazetteer.suggest(typed) == ()


def test_the_limit_is_kept(gazetteer):
    assert len(gazetteer.suggest("spring", limit=3)) == 3
    assert len(gazetteer.suggest("sa")) == 8
