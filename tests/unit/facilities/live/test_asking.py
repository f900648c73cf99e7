"""Few threads ask at once, the same question is asked once, and nobody queues without end."""

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

import pytest

from lookup_app.facilities.live.asking import Busy, Gate


class Slow:
    """A call that answers when it is let go."""

    def __init__(self):
        self.calls = 0
        self.reached = threading.Event()
        self.let_go = threading.Event()

    def __call__(self):
        self.calls += 1
        self.reached.set()
        assert self.let_go.wait(30)
        return "answer"


def test_who_asks_the_same_gets_the_same_answer_of_one_call():
    gate, slow = Gate(waiting=2), Slow()
    with ThreadPoolExecutor() as threads:
        first = threads.submit(gate.ask, "a", slow, 30)
        assert slow.reached.wait(30)
        more = [threads.submit(gate.ask, "a", slow, 30) for _ in range(3)]
        # Two may wait, so exactly one of three comes back while the call is under way.
        turned_away = next(as_completed(more, timeout=30))
        assert turned_away.result() == Busy()
        slow.let_go.set()
        answers = [first, *(one for one in more if one is not turned_away)]
        assert [one.result(30) for one in answers] == ["answer"] * 3
    assert slow.calls == 1


def test_beyond_the_limit_nobody_asks():
    gate, slow = Gate(asking=1), Slow()
    with ThreadPoolExecutor() as threads:
        first = threads.submit(gate.ask, "a", slow, 30)
        assert slow.reached.wait(30)
        assert gate.ask("b", lambda: "other", 30) == Busy()
        slow.let_go.set()
        assert first.result(30) == "answer"
    assert gate.ask("b", lambda: "other", 30) == "other"


def test_nobody_waits_longer_than_promised():
    gate, slow = Gate(), Slow()
    with ThreadPoolExecutor() as threads:
        threads.submit(gate.ask, "a", slow, 30)
        assert slow.reached.wait(30)
        assert gate.ask("a", slow, 0.01) == Busy()
        assert gate.ask("b", slow, 0) == Busy()
        slow.let_go.set()


def test_a_call_that_fails_leaves_room_for_the_next():
    gate = Gate(asking=1)
    with pytest.raises(ZeroDivisionError):
        gate.ask("a", lambda: 1 / 0, 30)
    assert gate.ask("a", lambda: "again", 30) == "again"
