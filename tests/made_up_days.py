"""A pytest plugin for runs under faketime (``-p tests.made_up_days``): sleeping by ``select``.

libfaketime 0.9.10 turns a sleep whose moment has already come into a negative one, and
``time.sleep`` then fails with "Invalid argument", now and then and anywhere that waits.
"""

import select
import time


def _sleep(seconds: float) -> None:
    select.select([], [], [], max(seconds, 0))


time.sleep = _sleep
