"""References of 128 bits: the one way to a reply or a report for whoever sent it.

The database keeps a hash of them. A form carries a key from which its reference is made, so that a
form sent twice leads to the same reference.
"""

import hmac
from base64 import urlsafe_b64encode
from hashlib import sha256
from secrets import token_urlsafe

_BYTES = 16


def new_key() -> str:
    """A key for a form."""
    return token_urlsafe(_BYTES)


def reference_of(key: str, secret: str) -> str:
    """The reference that a form with this key leads to."""
    made = hmac.digest(secret.encode(), f"reference {key}".encode(), "sha256")[:_BYTES]
    return urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(reference: str) -> str:
    """What the database knows a reference, or the token of a session, by."""
    return sha256(reference.encode()).hexdigest()
