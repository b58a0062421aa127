"""QR codes as pictures: SVG without script, style or address, and PNG."""

import io

import segno

BORDER = 4  # modules of quiet ground that readers want around a code


def svg(text: str) -> bytes:
    """Return the QR code of `text` as an SVG document that fills the place it is given."""
    drawn = io.BytesIO()
    _made(text).save(
        drawn, kind="svg", border=BORDER, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False
    )
    return drawn.getvalue()


def png(text: str, *, scale: int) -> bytes:
    """Return the QR code of `text` as a PNG of `scale` pixels a module."""
    drawn = io.BytesIO()
    _made(text).save(drawn, kind="png", border=BORDER, scale=scale)
    return drawn.getvalue()


def _made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
