"""What happened week by week: two series above one another over the same weeks, one in columns, one in stems with a dot.

Each has its own scale and its own heading, so that people and posts are never measured with one ruler.
"""

from dataclasses import dataclass


from evaluation import prose

from .drawing import CLAY, GREEN, HAIRLINE, WIDTH, framed, in_words, label, mirrored, withheld_box

HEAD, PANEL, FOOT = 26, 70, 20  # of a panel: its heading, the room for its columns; of the drawing: the weeks
WIDEST = 46
EVERY_WEEK = 9  # weeks of which each is named; of more, every second, third, …


@dataclass(frozen=True)
class Series:
    """`values` week by week, None where one is withheld. `mark` is "columns" or "stems"."""

    title: str
    values: tuple
    mark: str = "columns"


@dataclass(frozen=True)
class Weeks:
    """`weeks` are their names, in order of time; the series stand above one another."""

    name: str
    title: str
    weeks: tuple
    series: tuple

    @property
    def description(self):
        return ". ".join(
            f"{one.title}: "
            + prose.series(
                in_words(week, None if value is None else prose.number(value)) for week, value in zip(self.weeks, one.values, strict=True)
            )
            for one in self.series
        )

    def svg(self, right_to_left=False, font=None):
        strokes = []
        for place, one in enumerate(self.series):
            strokes += self._panel(one, place * (HEAD + PANEL + 8), right_to_left)
        height = len(self.series) * (HEAD + PANEL + 8) + FOOT
        every = -(-len(self.weeks) // EVERY_WEEK)
        strokes += [
            label(week, self._middle(place, right_to_left), height - 7, "middle", 10.5)
            for place, week in enumerate(self.weeks) if place % every == 0
        ]  # fmt: skip
        return framed(self, height, strokes, font, hatched=any(None in one.values for one in self.series))

    @property
    def _room(self):
        return WIDTH / max(1, len(self.weeks))

    def _middle(self, place, right_to_left):
        return mirrored(self._room * (place + 0.5), right_to_left)

    def _panel(self, one, top, right_to_left):
        near, anchor = (WIDTH, "end") if right_to_left else (0, "start")
        floor = top + HEAD + PANEL
        most = max([value for value in one.values if value] or [1])
        strokes = [
            label(one.title, near, top + 13, anchor),
            f'<path class="chart-rail" d="M0 {floor}H{WIDTH}" stroke="{HAIRLINE}" stroke-width="1"/>',
        ]
        for place, value in enumerate(one.values):
            strokes += self._week(one, value, self._middle(place, right_to_left), floor, most)
        return strokes

    def _week(self, one, value, middle, floor, most):
        width = min(WIDEST, self._room * 0.62)
        if value is None:
            return [withheld_box(self, middle - width / 2, floor - PANEL + 14, width, PANEL - 14)]
        tall = round((PANEL - 14) * value / most, 1)
        said = label(prose.number(value), middle, floor - tall - 6, "middle", 11, "number") if len(self.weeks) <= 2 * EVERY_WEEK else ""
        if one.mark == "columns":
            drawn = f'<rect class="chart-bar" x="{middle - width / 2:g}" y="{floor - tall:g}" width="{width:g}" height="{tall:g}" fill="{GREEN}"/>'
        else:
            drawn = (
                f'<path class="chart-stem" d="M{middle:g} {floor}V{floor - tall:g}" stroke="{CLAY}" stroke-width="2"/>'
                f'<circle class="chart-dot" cx="{middle:g}" cy="{floor - tall:g}" r="3.5" fill="{CLAY}"/>'
            )
        return [drawn, said] if said else [drawn]


