"""Scrolling in Chromium, frame by frame: a list of 10,000 letters, and 5,000 messages back in a conversation."""

import shutil
from statistics import quantiles
from typing import Any

from playwright.sync_api import sync_playwright

from bench import servers, table
from bench.home import Home
from bench.site import ARCHITECT
from bench.talking import BACK, long_talk

ROWS = 10_000
MOST_FRAME_MS = 50.0
MOST_FIRST_ROWS_MS = 1000.0
MOST_DRIFT = 1.5  # pixels: a line and how far one has scrolled are each rounded to whole ones
PATIENCE = 400_000  # milliseconds
SPEED = 4  # pixels a millisecond: 100 letters a second at a desk
BACK_SPEED = 8  # pixels a millisecond: some hundred messages a second
PAGE_HEIGHT = 600  # pixels that a list grows by when older messages come in before it, at least
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
MESSAGES_THERE = """() => new Promise((done) => {
  const seen = () => document.querySelectorAll('[role=log] [data-seq]').length > 5;
  const look = () => (seen() ? done(true) : requestAnimationFrame(look));
  look();
})"""
SCROLL_BACK = """(goal) => new Promise((done) => {
  const scroller = document.querySelector('[role=log]'), frames = [], drifts = [];
  const painted = new MessageChannel(), top = (line) => line.getBoundingClientRect().top;
  const first = (lines) => Number(lines[0]?.dataset.seq ?? 0);
  let before = performance.now(), held = null;
  const frame = (now) => {
    frames.push(now - before);
    before = now;
    painted.port2.postMessage(null);
  };
  painted.port1.onmessage = () => {
    const lines = [...scroller.querySelectorAll('[data-seq]')];
    const still = held && lines.find((line) => line.dataset.seq === held.seq);
    const grew = held && scroller.scrollHeight - held.height > MORE;
    if (still && grew) drifts.push(Math.abs(top(still) - held.top));
    if (first(lines) <= goal) return done({ frames, drifts, first: first(lines) });
    const room = scroller.getBoundingClientRect();
    const line = lines.find((line) => top(line) > room.top + room.height / 3) ?? lines.at(-1);
    const at = top(line), from = scroller.scrollTop;
    scroller.scrollTop = from - Math.round(Math.min(frames.at(-1), 100) * SPEED);
    held = { seq: line.dataset.seq, top: at + from - scroller.scrollTop, height: scroller.scrollHeight };
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})"""
"""Fling back to message `goal`. Return each frame's milliseconds, and for each in which older messages came in by how
many pixels a line in sight stood elsewhere on screen than it was scrolled to."""


def scroll_lines(home: Home) -> list[table.Line]:
    """Scroll through the first 10,000 letters of the project at both sizes, with a network of no distance."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        return [table.note("scrolling", "not measured: no Chromium (`make chromium`)")]
    token = home.site.holding(ARCHITECT)[0].token
    lines: list[table.Line] = []
    talk = long_talk(home)
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
            lines += _walk_back(page, f"http://{host}:{port}/conversations/{talk}", where)
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


def _walk_back(page: Any, address: str, where: str) -> list[table.Line]:
    """Go to the end of a conversation, and back through thousands of messages, which come by pages."""
    page.goto(address)
    page.evaluate(MESSAGES_THERE)
    told = page.evaluate(SCROLL_BACK.replace("SPEED", str(BACK_SPEED)).replace("MORE", str(PAGE_HEIGHT)), BACK)
    frames = told["frames"][1:]
    slow, drift = quantiles(frames, n=20)[-1], max(told["drifts"])
    print(
        f"  {where}: back to message {told['first']:,}, {len(frames):,} frames, longest {max(frames):.0f} ms",
        flush=True,
    )
    return [
        table.most(f"messages, scrolling back {where}, a frame, p95", slow, "ms", limit=MOST_FRAME_MS),
        table.most(f"messages, scrolling back {where}, drift", drift, "px", limit=MOST_DRIFT),
    ]
