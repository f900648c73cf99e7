"""What is masked, and what is not."""

from time import process_time

import pytest

from lookup_app.replies.texts.masking import mask


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
        ("In 2019, 2020 and 2021. In 2022 2023", "In 2019, 2020 and 2021. In 2022 2023"),
        ("9 1 8  5 5 5  0 1 0 0", "[number]"),
        ("9*1*8 – 555 • 0100!", "[number]!"),
        ("9️⃣1️⃣8️⃣5️⃣5️⃣5️⃣0️⃣1️⃣9️⃣9️⃣ ok", "[number] ok"),
        ("Call 988 / 911 / 211", "Call 988 / 911 / 211"),
    ],
)
def test_details_are_masked_and_other_numbers_are_not(text, masked):
    assert mask(text, "en") == masked


def test_spanish_addresses():
    assert mask("Vivo en Calle Luna 25, cerca", "es") == "Vivo en [dirección], cerca"


@pytest.mark.parametrize(
    "number",
    [
        "nine one eight five five five oh one nine nine",
        "Nine-One-Eight, Five-Five-Five, Zero One Nine Nine",
        "nine eighteen, five fifty-five, oh one oh one",
        "918 five five five 0100",
        "9 one 8 five 5 five 0 one 0 zero",
        "nine one eight triple five double oh one seven",
        "nueve uno ocho, cinco cinco cinco, cero uno nueve nueve",
        "nueve dieciocho, cinco cincuenta y cinco, cero uno cero cero",
        "uno dos tres uno dos tres cuatro cuatro",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Call me at {}, please.", "Mi número: {}."])
def test_numbers_in_words_are_masked(number, around):
    assert mask(around.format(number), "es") == around.format("[número]")


@pytest.mark.parametrize(
    "text",
    [
        "My five kids are four, six, eight, nine, ten and twelve, and my two dogs one and three.",
        "I breathe in: one, two, three, four, five, six, seven. Out: seven, six, five, four, three,"
        " two, one.",
        "one two three four, one two three four, and again",
        "Twelve steps, one day at a time, twenty-four seven, three hundred sixty-five days.",
        "In nineteen ninety-eight, two thousand five and twenty twenty I was in three places.",
        "Call nine eight eight or nine one one.",
        "No, no. Oh oh oh oh oh oh oh.",
        "Uno, dos, tres, cuatro, cinco, seis, siete, ocho: respiro.",
        "Tengo cuarenta y dos años, dos hijos de siete y nueve, y ocho nietos.",
        "Éramos once, de tres a cinco, una o dos veces, mil gracias.",
    ],
)
def test_numbers_in_words_of_ordinary_sentences_stay(text):
    assert mask(text, "en") == text


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a", "a-", "9-", "1 ", "a.", "a@", "one ", "12 Aa ", "calle a "])
def test_a_text_of_one_piece_takes_no_square_of_time(piece):
    """Whoever writes of danger may send so much; it took 17 seconds."""
    before = process_time()
    mask(piece * (20_000 // len(piece)), "en")
    assert process_time() - before < 2
