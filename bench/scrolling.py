"""Scrolling: a list of 10,000 letters in Chromium, frame by frame, and how soon its first rows are there."""

import shutil
from statistics import quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from bench import servers, table
from bench.home import Home
from bench.site import ARCHITECT

ROWS = 10_000
MOST_FRAME_MS = 50.0
MOST_FIRST_ROWS_MS = 1000.0
PATIENCE = 400_000  # milliseconds
SPEED = 4  # pixels a millisecond: 100 letters a second at a desk
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SIZES = {"at a desk": {"width": 1440, "height": 900}, "on a phone": {"width": 390, "height": 844}}
FIRST_ROWS = """() => new Promise((done) => {
  const seen = () => document.querySelectorAll('[role=row] a').length >= 10;
  const look = () => (seen() ? done(performance.now()) : requestAnimationFrame(look));
  look();
})"""
"""Milliseconds from the beginning of the navigation to ten letters on screen."""
SCROLL = """(rows) => new Promise((done) => {
  const scroller = document.querySelector('[role=grid]').parentElement, frames = [];
  const count = () => Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1;
  let before = performance.now(), top = 0;
  const step = (now) => {
    frames.push(now - before);
    before = now;
    if (count() >= rows) return done({ frames, rows: count() });
    top += Math.min(frames.at(-1), 100) * SPEED;
    scroller.scrollTop = top;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
"""Fling through to the end of `rows` letters, and return each frame's milliseconds."""


def scroll_lines(home: Home) -> list[table.Line]:
    """Scroll through the first 10,000 letters of the project at both sizes, with a network of no distance."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        return [table.note("scrolling", "not measured: no Chromium (`make chromium`)")]
    token = home.site.holding(ARCHITECT)[0].token
    lines: list[table.Line] = []
    with servers.sitepost(home) as ((host, port), _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for where, size in SIZES.items():
            context = browser.new_context(
                viewport={"width": size["width"], "height": size["height"]},
                extra_http_headers={"Authorization": f"Bearer {token}"},
            )
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            lines += _walk(page, f"http://{host}:{port}/projects/{home.site.project}/correspondence?group=none", where)
            context.close()
        browser.close()
    return lines


def _walk(page: Any, address: str, where: str) -> list[table.Line]:
    page.goto(address)
    page.evaluate(FIRST_ROWS)  # the client and its pictures are kept by the browser from now on
    page.goto(address)
    first = float(page.evaluate(FIRST_ROWS))
    told = page.evaluate(SCROLL.replace("SPEED", str(SPEED)), ROWS)
    frames = told["frames"][1:]
    slow = quantiles(frames, n=20)[-1]
    print(f"  {where}: {told['rows']:,} rows, {len(frames):,} frames, longest {max(frames):.0f} ms", flush=True)
    return [
        table.most(f"first rows of the list {where}", first, "ms", limit=MOST_FIRST_ROWS_MS),
        table.most(f"scrolling {ROWS:,} letters {where}, a frame, p95", slow, "ms", limit=MOST_FRAME_MS),
    ]
