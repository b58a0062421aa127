"""A camera for browsers that have none: what it sees is a picture of ours, frame after frame."""

import io
from pathlib import Path

import segno
from PIL import Image

WIDTH, HEIGHT = 640, 480
FRAMES = 6


def picture(text: str) -> bytes:
    """Draw a code as somebody would photograph it (PNG)."""
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=8, border=4)
    return drawn.getvalue()


def film(text: str, path: Path) -> Path:
    """Write a film in which a code is held before the camera (YUV4MPEG2, which Chromium plays as a camera)."""
    code = Image.open(io.BytesIO(picture(text))).convert("L").resize((360, 360))
    frame = Image.new("L", (WIDTH, HEIGHT), 200)
    frame.paste(code.rotate(4, fillcolor=255), (140, 60))
    grey = bytes([128]) * (WIDTH * HEIGHT // 2)
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode())
        for _ in range(FRAMES):
            out.write(b"FRAME\n" + frame.tobytes() + grey)
    return path
