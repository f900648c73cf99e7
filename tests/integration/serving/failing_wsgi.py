"""A site that fails, naming what was asked for, before it answers and while it answers."""


def app(environ, start_response):
    if environ["PATH_INFO"].startswith("/late"):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return broken_body(environ["PATH_INFO"])
    raise ValueError(f"cannot serve {environ['PATH_INFO']}")


def broken_body(path):
    yield b"half"
    raise ValueError(f"cannot finish {path}")
