import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.live.findtreatment import (
    LocatorAnswerError,
    near_parameters,
    read_answer,
)

SAMPLE = json.loads(Path("tests/fixtures/locator-sample.json").read_text())


def test_latitude_first_in_meters_and_of_both_kinds():
    asked = near_parameters(36.154, -95.993, 25, 500)
    assert asked["sAddr"] == "36.15,-95.99"
    assert asked["limitValue"] == "40234"
    assert asked["sType"] == "both"


def test_the_guides_sample_answer():
    answer = read_answer(SAMPLE)
    assert (answer.pages, answer.total) == (2, 31)
    lighthouse, health_department = answer.rows
    assert lighthouse.name2 == "Safe Harbor"
    assert lighthouse.codes == {
        "YAD", "ADLT", "MH", "RES", "RTCA", "CIT", "MD", "CO", "SMI",
    }  # fmt: skip
    assert health_department.codes >= {"SA", "SS", "SF", "MD", "MC", "PI", "SI", "AH", "AD", "CJ"}
    assert health_department.intake == ("(301) 334-7670", None)


@pytest.mark.parametrize("key", ["typeFacility", "type_facility"])
def test_both_spellings_of_the_type(key):
    (row,) = read_answer({"rows": [{"name1": "A", key: "OTP", "services": None}]}).rows
    assert row.codes == {"SA", "OTP"}


@pytest.mark.parametrize(
    "answer",
    ["Invalid query", None, [], {}, {"rows": None}, {"rows": [], "totalPages": "many"}],
)
def test_what_is_no_answer(answer):
    with pytest.raises(LocatorAnswerError):
        read_answer(answer)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["rows", "name1", "services", "f2", "f3", "latitude", "totalPages"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(json_values)
def test_any_json_is_read_or_refused(answer):
    with contextlib.suppress(LocatorAnswerError):
        read_answer(answer)
