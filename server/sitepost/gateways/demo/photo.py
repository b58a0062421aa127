"""Paints a photograph of a building site: sky, city, concrete frame, crane, ground, and the grain of a lens."""

import math
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

import fontpkg_ibm_plex_mono  # type: ignore[import-untyped]  # it ships no types
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SIZE = (1600, 1200)
MONO = Path(fontpkg_ibm_plex_mono.__file__).parent / "files" / "IBMPlexMono-Medium.ttf"
Colour = tuple[int, int, int]
Point = tuple[float, float]

SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((96, 138, 186), (214, 226, 234)),
    ((150, 158, 166), (216, 217, 214)),
    ((120, 140, 160), (236, 222, 200)),
    ((176, 181, 184), (226, 226, 222)),
)
HAZE: Colour = (176, 184, 190)


def paint(dice: Random, at: datetime) -> Image.Image:
    """Return the picture, with the time in its corner."""
    image = _sky(dice)
    draw = ImageDraw.Draw(image)
    horizon = dice.randrange(760, 860)
    _city(draw, dice, horizon)
    if dice.random() < 0.8:
        _crane(draw, dice, horizon)
    scene = dice.random()
    if scene < 0.62:
        _ground(image, dice, horizon)
        _frame(ImageDraw.Draw(image), dice, horizon)
    else:
        _deck(image, dice, horizon - 120)
    _foreground(ImageDraw.Draw(image), dice)
    image = _developed(image, dice)
    _stamp(ImageDraw.Draw(image), at)
    return image


def _mix(one: Colour, two: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return red, green, blue


def _cloth(dice: Random, cells: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Return soft noise in three sizes of grain, from `cells` random cells upwards."""
    made = Image.new("L", (size[0] // 2, size[1] // 2), 128)
    for octave in (1, 3, 8):
        grain = (cells[0] * octave, cells[1] * octave)
        small = Image.frombytes("L", grain, dice.randbytes(grain[0] * grain[1]))
        made = Image.blend(made, small.resize(made.size, Image.Resampling.BICUBIC), 0.65 / octave**0.7)
    return made.resize(size, Image.Resampling.BILINEAR)


def _sky(dice: Random) -> Image.Image:
    """Return clouds before a fading sky, painted at half size, since clouds are soft."""
    above, below = dice.choice(SKIES)
    half = (SIZE[0] // 2, SIZE[1] // 2)
    fade = Image.linear_gradient("L").resize(half)
    image = Image.composite(Image.new("RGB", half, below), Image.new("RGB", half, above), fade)
    mask = _cloth(dice, (6, 8), half).point([min(190, max(0, round((v - 112) * 3.0))) for v in range(256)])
    return Image.composite(Image.new("RGB", half, (240, 241, 240)), image, mask).resize(SIZE, Image.Resampling.BILINEAR)


def _city(draw: ImageDraw.ImageDraw, dice: Random, horizon: int) -> None:
    for depth in (0.25, 0.45):
        x = -40.0
        while x < SIZE[0]:
            width, height = dice.uniform(50, 170), dice.uniform(40, 260) * (1.2 - depth)
            tone = _mix(HAZE, (120, 128, 136), depth + dice.uniform(-0.08, 0.08))
            draw.rectangle((x, horizon - height, x + width, horizon + 40), fill=tone)
            for row in range(int(height / 16)):
                y = horizon - height + 8 + row * 16
                draw.line((x + 6, y, x + width - 6, y), fill=_mix(tone, (90, 96, 104), 0.25), width=2)
            x += width + dice.uniform(-10, 40)


def _crane(draw: ImageDraw.ImageDraw, dice: Random, horizon: int) -> None:
    x, top = dice.uniform(180, 1400), dice.uniform(90, 240)
    tone = dice.choice(((168, 138, 58), (150, 66, 50), (120, 124, 126)))
    _lattice(draw, (x, horizon + 20), (x, top), 22, tone)
    way = dice.choice((-1, 1))
    reach = dice.uniform(420, 760)
    _lattice(draw, (x - way * 170, top + 26), (x + way * reach, top + 16), 15, tone)
    draw.line((x, top - 60, x + way * reach * 0.8, top + 14), fill=tone, width=2)
    draw.line((x, top - 60, x - way * 165, top + 20), fill=tone, width=2)
    draw.line((x - 8, top, x, top - 62, x + 8, top), fill=tone, width=4)
    draw.rectangle((x - way * 172 - 22, top + 24, x - way * 172 + 22, top + 74), fill=(110, 110, 108))
    draw.rectangle((x + way * 28 - 16, top + 30, x + way * 28 + 16, top + 66), fill=(70, 78, 86))
    hook = x + way * reach * dice.uniform(0.35, 0.9)
    drop = top + dice.uniform(160, 380)
    draw.line((hook, top + 24, hook, drop), fill=(60, 60, 60), width=2)
    draw.rectangle((hook - 26, drop, hook + 26, drop + 9), fill=(96, 74, 52))


def _lattice(draw: ImageDraw.ImageDraw, start: Point, end: Point, width: float, tone: Colour) -> None:
    length = math.dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    side = (-along[1] * width / 2, along[0] * width / 2)

    def spot(way: float, hand: int) -> Point:
        return (start[0] + along[0] * way + side[0] * hand, start[1] + along[1] * way + side[1] * hand)

    for hand in (-1, 1):
        draw.line((spot(0, hand), spot(length, hand)), fill=tone, width=4)
    steps = max(1, int(length / width))
    for n in range(steps):
        hand = 1 if n % 2 else -1
        draw.line((spot(length * n / steps, hand), spot(length * (n + 1) / steps, -hand)), fill=tone, width=2)


def _ground(image: Image.Image, dice: Random, horizon: int) -> None:
    size = (SIZE[0], SIZE[1] - horizon)
    near, far = dice.choice((((92, 80, 66), (146, 136, 122)), ((110, 106, 98), (158, 154, 146))))
    fade = Image.linear_gradient("L").resize(size)
    ground = Image.composite(Image.new("RGB", size, near), Image.new("RGB", size, far), fade)
    mottled = Image.merge("RGB", [_cloth(dice, (22, 14), size)] * 3)
    image.paste(Image.blend(ground, ImageChops.multiply(ground, mottled), 0.45), (0, horizon))


def _frame(draw: ImageDraw.ImageDraw, dice: Random, horizon: int) -> None:
    """Draw a concrete frame seen from its corner: two faces, floor by floor."""
    corner, floors = dice.uniform(560, 980), dice.randrange(4, 7)
    left, right = corner - dice.uniform(420, 620), corner + dice.uniform(420, 700)
    base = horizon + dice.uniform(90, 170)
    height = dice.uniform(118, 150)
    concrete = dice.choice(((168, 164, 156), (154, 152, 148), (176, 170, 158)))
    for floor in range(floors + 1):
        near, far = base - floor * height, horizon - 10 - (floor * height - (base - horizon)) * 0.52
        for edge, shade in ((left, 0.16), (right, 0.42)):
            tone = _mix(concrete, (40, 40, 42), shade)
            if floor < floors:
                _storey(draw, dice, (corner, near), (edge, far), height, tone, last=floor == floors - 1)
            draw.polygon(
                [(corner, near), (edge, far), (edge, far - height * 0.10), (corner, near - height * 0.15)], fill=tone
            )
    top = horizon - 10 - (floors * height - (base - horizon)) * 0.52 - height * 0.10
    _starters(draw, dice, (corner, base - (floors + 0.15) * height), ((left, top), (right, top)))


def _storey(
    draw: ImageDraw.ImageDraw, dice: Random, near: Point, far: Point, height: float, tone: Colour, *, last: bool
) -> None:
    """Draw what stands between two slabs: darkness, columns, props, a mesh along the edge."""
    dark = _mix(tone, (24, 26, 30), 0.72)
    low, high = height * 0.15, height * 1.0
    draw.polygon(
        [
            (near[0], near[1] - low),
            (far[0], far[1] - low * 0.6),
            (far[0], far[1] - high * 0.52),
            (near[0], near[1] - high),
        ],
        fill=dark,
    )
    for n in range(6):
        share = n / 5
        x = near[0] + (far[0] - near[0]) * share
        y = near[1] + (far[1] - near[1]) * share
        tall, wide = height * (1 - 0.48 * share), 17 - 9 * share
        draw.rectangle((x - wide / 2, y - tall, x + wide / 2, y), fill=_mix(tone, (210, 208, 202), 0.12))
        if n < 5 and (last or dice.random() < 0.35):
            for prop in range(1, 5):
                at = x + (far[0] - near[0]) / 5 * prop / 5
                draw.line((at, y - tall * 0.95, at, y - tall * 0.12), fill=(150, 60, 44), width=3)
    mesh = dice.choice(((196, 92, 40), (60, 104, 70), (176, 176, 172)))
    rail = height * 0.30
    for step in range(3):
        y = rail * step / 3 + low
        draw.line((near[0], near[1] - y, far[0], far[1] - y * 0.6), fill=mesh, width=3)


def _starters(draw: ImageDraw.ImageDraw, dice: Random, near: Point, edges: tuple[Point, Point]) -> None:
    """Draw the bars that wait for the next storey."""
    for edge in edges:
        for n in range(34):
            share = n / 34
            x, y = near[0] + (edge[0] - near[0]) * share, near[1] + (edge[1] - near[1]) * share
            tall = dice.uniform(20, 46) * (1 - 0.4 * share)
            draw.line((x, y + 4, x + dice.uniform(-2, 2), y - tall), fill=(98, 62, 46), width=2)


def _deck(image: Image.Image, dice: Random, horizon: int) -> None:
    """Draw a deck of formwork with two layers of bars running to the vanishing point."""
    size = (SIZE[0], SIZE[1] - horizon)
    boards = Image.new("RGB", size, dice.choice(((150, 118, 80), (136, 112, 84), (120, 116, 108))))
    mottled = Image.merge("RGB", [_cloth(dice, (16, 8), size)] * 3)
    image.paste(Image.blend(boards, ImageChops.multiply(boards, mottled), 0.5), (0, horizon))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, horizon - 26, SIZE[0], horizon + 4), fill=(140, 136, 128))
    vanish, rust = dice.uniform(500, 1100), (112, 70, 50)
    for layer, tone in ((0, _mix(rust, (30, 26, 24), 0.4)), (10, rust)):
        y, step = horizon + 6.0, 5.0
        while y < SIZE[1] + 60:
            draw.line((0, y - layer, SIZE[0], y - layer + dice.uniform(-2, 2)), fill=tone, width=max(2, int(step / 7)))
            y, step = y + step, step * 1.14
        for n in range(-34, 35):
            x = vanish + n * 118
            draw.line((vanish + n * 15, horizon, x - layer, SIZE[1]), fill=tone, width=5)
    for _ in range(dice.randrange(3, 7)):
        x, y = dice.uniform(80, 1500), dice.uniform(horizon - 10, horizon + 60)
        tall = dice.uniform(60, 110)
        for bar in range(7):
            draw.line((x + bar * 5, y, x + bar * 5, y - tall), fill=rust, width=3)


def _foreground(draw: ImageDraw.ImageDraw, dice: Random) -> None:
    """Draw what lies about: bundles of bars, a barrier, a pallet."""
    for _ in range(dice.randrange(1, 4)):
        x, y, long = dice.uniform(40, 1100), dice.uniform(1010, 1150), dice.uniform(260, 520)
        for n in range(14):
            tone = _mix((120, 74, 52), (60, 44, 36), dice.random() * 0.7)
            draw.line((x + n * 2, y - n * 2.4, x + long + n * 2, y - n * 2.4 - 34), fill=tone, width=4)
    if dice.random() < 0.6:
        x, y = dice.uniform(100, 1200), dice.uniform(1000, 1090)
        for n in range(8):
            tone = (206, 76, 34) if n % 2 else (228, 226, 220)
            draw.polygon(
                [(x + n * 34, y), (x + n * 34 + 34, y), (x + n * 34 + 26, y + 26), (x + n * 34 - 8, y + 26)], fill=tone
            )
        for leg in (10, 250):
            draw.line((x + leg, y + 24, x + leg - 10, y + 90), fill=(70, 70, 70), width=6)


def _developed(image: Image.Image, dice: Random) -> Image.Image:
    """Soften what was drawn, darken the corners, add grain."""
    image = image.filter(ImageFilter.BoxBlur(1))
    image = ImageChops.multiply(image, _shade())
    grain = Image.frombytes("L", (SIZE[0] // 2, SIZE[1] // 2), dice.randbytes(SIZE[0] * SIZE[1] // 4)).resize(SIZE)
    return Image.blend(image, Image.merge("RGB", [grain] * 3), 0.055)


@cache
def _shade() -> Image.Image:
    """Return the dark corners of a lens."""
    shade = Image.radial_gradient("L").resize(SIZE).point([max(180, 255 - round(v * v / 900)) for v in range(256)])
    return Image.merge("RGB", [shade] * 3)


def _stamp(draw: ImageDraw.ImageDraw, at: datetime) -> None:
    font = ImageFont.truetype(str(MONO), 30)
    text = f"{at:%Y-%m-%d %H:%M}"
    for move, tone in ((2, (20, 20, 20)), (0, (255, 214, 120))):
        draw.text((SIZE[0] - 36 + move, SIZE[1] - 34 + move), text, fill=tone, font=font, anchor="rs")
