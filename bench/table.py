"""The table that is printed: what was measured, beside its limit, against what it should be."""

from enum import Enum
from statistics import median

import msgspec

from bench.load import Figures


class State(Enum):
    """How a figure stands."""

    OK = "ok"
    MISSED = "aim missed"
    NOT_DONE = "NOT DONE"
    TOLD = ""


class Line(msgspec.Struct):
    """One line of the table."""

    work: str
    ours: str
    limit: str = ""
    ratio: str = ""
    aim: str = ""
    floor: str = ""
    state: State = State.TOLD


HEADS = ("work", "ours", "limit", "ratio", "aim", "not done", "")


def rate(work: str, ours: list[float], bare: list[float], *, aim: float, floor: float, unit: str = "/s") -> Line:
    """Compare rates of several rounds: more is better, the ratio is the median of the rounds' ratios."""
    ratio = median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    state = State.OK if ratio >= aim else State.MISSED if ratio >= floor else State.NOT_DONE
    return Line(
        work,
        f"{median(ours):,.0f}{unit}",
        f"{median(bare):,.0f}{unit}",
        f"{ratio:.2f}",
        f">= {aim:g}",
        f"< {floor:g}",
        state,
    )


def span(work: str, ours: list[float], bare: list[float], *, aim: float, floor: float) -> Line:
    """Compare milliseconds of several rounds: less is better."""
    ratio = median(mine / theirs for mine, theirs in zip(ours, bare, strict=True))
    state = State.OK if ratio <= aim else State.MISSED if ratio <= floor else State.NOT_DONE
    mine, theirs = f"{median(ours):.2f} ms", f"{median(bare):.2f} ms"
    return Line(work, mine, theirs, f"{ratio:.2f}", f"<= {aim:g}", f"> {floor:g}", state)


def most(work: str, value: float, unit: str, *, limit: float) -> Line:
    """Hold a value against the most that it may be."""
    state = State.OK if value <= limit else State.NOT_DONE
    return Line(work, f"{value:.1f} {unit}", floor=f"> {limit:g} {unit}", state=state)


def check(work: str, said: str, *, well: bool, wanted: str) -> Line:
    """Say whether something that is true or false is true."""
    return Line(work, said, aim=wanted, state=State.OK if well else State.NOT_DONE)


def note(work: str, said: str) -> Line:
    """Tell something that is held against nothing."""
    return Line(work, said)


def round_of(name: str, figures: Figures, *, python: float = 0.0, database: float = 0.0) -> None:
    """Print one round as it ends; `python` and `database` are seconds of processor that it took in all."""
    each = 1000 / figures.turns
    print(
        f"  {name:<8} {figures.per_second:8,.0f}/s   p50 {figures.p50_ms:7.2f} ms   p95 {figures.p95_ms:7.2f} ms"
        f"   processor a turn: {python * each:5.2f} ms Python, {database * each:5.2f} ms PostgreSQL",
        flush=True,
    )


def show(lines: list[Line]) -> bool:
    """Print the table; say whether every figure is above its floor."""
    rows = [HEADS] + [(x.work, x.ours, x.limit, x.ratio, x.aim, x.floor, x.state.value) for x in lines]
    wide = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    print()
    for row in rows:
        cells = [row[0].ljust(wide[0])] + [cell.rjust(wide[n]) for n, cell in enumerate(row[1:6], 1)]
        print("  ".join([*cells, row[6]]).rstrip())
    print()
    return all(line.state is not State.NOT_DONE for line in lines)
