"""Redis is asked while it answers, and left alone for a while where it does not."""

import logging

import pytest

from lookup_app.redis_patience import Patience


class Counter:
    def __init__(self):
        self.asked = 0
        self.up = True

    def answer(self):
        self.asked += 1
        if not self.up:
            raise ConnectionError("at an address")
        return "counted"


@pytest.fixture
def now():
    return [100.0]


def test_a_failure_costs_one_question_every_five_seconds_and_one_line(now, caplog):
    caplog.set_level(logging.INFO)
    counter = Counter()
    patience = Patience("no counts", ConnectionError, lambda: now[0])

    def ask(times):
        return {patience.ask(counter.answer, lambda: "not counted") for _ in range(times)}

    assert ask(3) == {"counted"}
    counter.up = False
    assert ask(10) == {"not counted"}
    assert counter.asked == 4
    now[0] += 6
    assert ask(10) == {"not counted"}
    assert counter.asked == 5
    counter.up = True
    assert ask(1) == {"not counted"}
    now[0] += 6
    assert ask(10) == {"counted"}
    assert [record.getMessage() for record in caplog.records] == [
        "no counts: Redis does not answer (ConnectionError)",
        "no counts: Redis answers again",
    ]


def test_another_error_is_nobody_s_to_hide(now):
    def broken():
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        Patience("no counts", ConnectionError, lambda: now[0]).ask(broken, lambda: None)
