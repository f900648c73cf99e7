"""Codes that a telephone reads off paper or a screen."""

from io import BytesIO

import segno


def qr_svg(address: str) -> bytes:
    """The address as a QR code: a picture without a size of its own, black on white.

    Error correction M survives a folded or stained sheet; the border is the four modules that the
    standard asks for.
    """
    written = BytesIO()
    segno.make_qr(address, error="m", boost_error=False).save(
        written, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False, nl=False
    )
    return written.getvalue()
