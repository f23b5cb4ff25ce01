"""A flame graph as SVG: each box is a function, as wide as its share of the time, on top of what called it."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from benchmarks.stacks import Stack, Stacks

Box = tuple[str, int, float, float]  # function, depth, left edge and width, both as shares

WIDTH, ROW, TOP = 960, 17, 34
LETTER = 6.8  # pixels of width
LEAST = 0.004  # of all samples: what is narrower is left out
OURS, THEIRS, PYTHON = "#5eead4", "#fcd34d", "#cbd5e1"
FONT = 'font-family="system-ui, sans-serif"'
OUR_FOLDERS = ("(project/", "(liveblog/", "(mapmarkers/", "(sketch/")
PACKAGES = ("(django/", "(channels/", "(daphne/", "(autobahn/", "(twisted/", "(msgspec/", "(asgiref/", "(txaio/")


def draw(title: str, stacks: Stacks) -> str:
    boxes = list(_boxes(stacks.counts, stacks.all))
    height = TOP + ROW * (1 + max(depth for _, depth, _, _ in boxes)) + 6
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" color="#767d88"'
    words = f'<text x="8" y="20" font-size="14" font-weight="600" {FONT} fill="currentColor">{escape(title)}</text>'
    parts = [_box(function, height - 6 - ROW * (depth + 1), x, share) for function, depth, x, share in boxes]
    return "\n".join([f'{head} aria-label="{escape(title)}">', words, *parts, "</svg>\n"])


def _boxes(counts: Counter[Stack], everything: int, depth: int = 0, x: float = 0) -> Iterator[Box]:
    """Each box that can be seen, from the bottom up."""
    groups: dict[str, Counter[Stack]] = {}
    for stack, count in counts.items():
        if stack:
            groups.setdefault(stack[0], Counter())[stack[1:]] += count
    for function, below in sorted(groups.items(), key=lambda group: -group[1].total()):
        share = below.total() / everything
        if share >= LEAST:
            yield function, depth, x, share
            yield from _boxes(below, everything, depth + 1, x)
        x += share


def _box(function: str, y: float, x: float, share: float) -> str:
    left, width = x * WIDTH, share * WIDTH
    color = OURS if any(folder in function for folder in OUR_FOLDERS) else PYTHON
    color = THEIRS if any(package in function for package in PACKAGES) else color
    told = f"<title>{escape(function)}: {share:.1%}</title>"
    box = f'<rect x="{left:.1f}" y="{y}" width="{width - 0.6:.1f}" height="{ROW - 1}" rx="2" fill="{color}"/>'
    letters = int((width - 6) / LETTER)
    name = function.partition(" (")[0]
    name = name if len(name) <= letters else f"{name[: letters - 1]}…"
    text = f'<text x="{left + 4:.1f}" y="{y + 12}" font-size="11" {FONT} fill="#1e293b">{escape(name)}</text>'
    return f"<g>{told}{box}{text if letters >= 3 else ''}</g>"
