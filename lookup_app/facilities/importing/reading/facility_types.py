"""What files call the type of a facility, and the service codes that say the same."""

import re

_BETWEEN = re.compile(r"[|;,/&+]+")
_CODES: dict[str, tuple[str, ...]] = {
    "substance use treatment": ("SA",),
    "substance use": ("SA",),
    "substance abuse": ("SA",),
    "sa": ("SA",),
    "su": ("SA",),
    "mental health": ("MH",),
    "mental health treatment": ("MH",),
    "mh": ("MH",),
    "sumh": ("SA", "MH"),
    "both": ("SA", "MH"),
    "opioid treatment program": ("SA", "OTP"),
    "otp": ("SA", "OTP"),
    "hrsa": ("HRSA",),
    "health center": ("HRSA",),
}
# HRSA's words, whole or short. All of these take payment by income.
_HEALTH_CENTER = re.compile(r"federally qualified health cent|\bfqhc|\blook-?alike", re.IGNORECASE)


def type_codes(text: str) -> tuple[set[str], list[str]]:
    """The codes of the types named, and the types that nobody knows."""
    codes: set[str] = set()
    unknown = []
    for part in _BETWEEN.split(text):
        known = _CODES.get(part.strip().casefold())
        if _HEALTH_CENTER.search(part):
            known = ("HRSA", "SS")
        codes.update(known or ())
        if known is None and part.strip():
            unknown.append(part.strip())
    return codes, unknown
