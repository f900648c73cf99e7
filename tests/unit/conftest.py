"""Unit tests ask no other program for anything: not even a socket can be made."""

import pytest


@pytest.fixture(autouse=True)
def no_sockets(socket_disabled):
    pass
