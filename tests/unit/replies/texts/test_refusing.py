"""What is not taken at all, and what is left to a moderator."""

import pytest

from lookup_app import CONTENT
from lookup_app.replies.texts.refusing import Refuser


@pytest.fixture(scope="module")
def refuser():
    return Refuser.load(CONTENT / "replies" / "refused.toml")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Go to recovery-now.health and sign up", "link"),
        ("see bit.ly/abc123", "link"),
        ("sunrise.us/help has it", "link"),
        ("hxxp://evil.tk", "link"),
        ("https://medium.com/@spam", "link"),
        ("example.co.uk", "link"),
        ("Visit sunriserecovery dot com for help", "link"),
        ("Vaya a recuperacion punto com", "link"),
        ("Best price on oxy", "selling"),
        ("Compra pastillas sin receta", "selling"),
        ("Call 555 0199, we have open beds", "selling"),
        ("Junkies are scum", "hate"),
        ("All addicts are trash", "hate"),
        ("Los adictos son basura", "hate"),
        ("go die you loser", "method"),
    ],
)
def test_what_no_reply_needs_is_refused(refuser, text, refusal):
    assert refuser.refusal(text) == refusal


@pytest.mark.parametrize(
    "text",
    [
        "Write to me, ann.b@example.org, I answer",  # masked until a moderator decides
        "It was free.Then I went home",
        "No fue bueno.Es mejor ahora",
        "It was hard.Help came",
        "We talked about work and/or play",
        "My rehab friends are my family now",
        "I felt like trash until the choir took me in",
        "Methadone gave me my job back after 20 years",
    ],
)
def test_what_people_tell_is_taken(refuser, text):
    assert refuser.refusal(text) is None
