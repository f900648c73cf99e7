"""What is masked, and what is not."""

import pytest

from lookup_app.replies.masking import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Call 918-555-0100 now", "Call [number] now"),
        ("(918) 555 0100", "[number]"),
        ("+1.918.555.0100", "[number]"),
        ("ssn 123-45-6789", "ssn [number]"),
        ("ann.b@example.org writes", "[e-mail] writes"),
        ("ann (at) example.org", "[e-mail]"),
        ("I live at 12 Oak Street, Apt 4", "I live at [address]"),
        ("at 1200 N. Main St and", "at [address] and"),
        ("Call 988, 911 or 211.", "Call 988, 911 or 211."),
        ("In 1938, 724 men; 80 years on", "In 1938, 724 men; 80 years on"),
        ("I am 42 and sober since 2019", "I am 42 and sober since 2019"),
        ("4 Quiet Court", "[address]"),
        ("PO Box 221, Tulsa", "[address], Tulsa"),
        ("918_555_0199", "[number]"),
        ("write joe AT gmail DOT com", "write [e-mail]"),
        ("In 2019-2024 I drank", "In 2019-2024 I drank"),
        ("We met at home dot by dot", "We met at home dot by dot"),
        ("We were 3 on the way home", "We were 3 on the way home"),
    ],
)
def test_details_are_masked_and_other_numbers_are_not(text, masked):
    assert mask(text, "en") == masked


def test_spanish_addresses():
    assert mask("Vivo en Calle Luna 25, cerca", "es") == "Vivo en [dirección], cerca"
