"""`python -m bench`: print the figures of Sitepost beside what the machine can do, in one run."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench import home, table

ITEMS = 100_000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "what",
        nargs="*",
        default=["all"],
        help="list search create single numbers counts exports scroll chat talks size start",
    )
    parser.add_argument("--keep", type=Path, help="keep the seeded data in this folder, so that the next run is quick")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"how many items the project holds [{ITEMS:,}]")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of ours and bare, in turn [5]")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a round takes [4]")
    parser.add_argument("--numbers", type=int, default=10_000, help="how many items the numbering makes [10,000]")
    return parser.parse_args()


def main() -> int:
    """Measure what was asked for; return 1 when a figure is below its floor."""
    asked = _arguments()
    from bench import chat, creates, exports, reads, scrolling, sizes, talks

    rounds = {"rounds": asked.rounds, "seconds": asked.seconds}
    known: dict[str, Callable[[home.Home], list[table.Line]]] = {
        "list": lambda here: reads.list_lines(here, **rounds),
        "search": lambda here: reads.search_lines(here, **rounds),
        "create": lambda here: creates.create_lines(here, **rounds),
        "single": lambda here: creates.single_lines(here, **rounds),
        "numbers": lambda here: creates.number_lines(here, numbers=asked.numbers),
        "counts": sizes.count_lines,
        "exports": lambda here: exports.export_lines(here, rounds=asked.rounds),
        "scroll": scrolling.scroll_lines,
        "chat": lambda here: chat.chat_lines(here, **rounds),
        "talks": lambda here: talks.talk_lines(here, rounds=asked.rounds),
        "size": sizes.size_lines,
        "start": sizes.start_lines,
    }
    wanted = list(known) if "all" in asked.what else asked.what
    if strange := set(wanted) - set(known):
        raise SystemExit(f"Not known: {', '.join(sorted(strange))}. Known: {', '.join(known)}, all.")
    lines: list[table.Line] = []
    print("Preparing", flush=True)
    with home.opened(asked.keep, items=asked.items) as here:
        for name in wanted:
            print(name, flush=True)
            lines += known[name](here)
    return 0 if table.show(lines) else 1


sys.exit(main())
