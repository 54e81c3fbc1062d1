"""Answers on a scale: one bar a question, cut into the steps of the scale from the lowest to the highest, with the percentages in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation import prose

from .drawing import LEADING, SOFT, WIDTH, framed, in_words, label, labels, mirrored, withheld_box, wrapped

LINE, BAR, LEGEND = 48, 18, 22
NARROWEST = 0.07  # of the bar, for a number in it
INKS = ("#a1481a", "#d9ab8c", "#e4ded2", "#8db1b6", "#12505b")
ON = ("#ffffff", "#1d2a2e", "#1d2a2e", "#1d2a2e", "#ffffff")


@dataclass(frozen=True)
class Scale:
    """One question: `counts` from the lowest step to the highest, None where they are withheld, whole or in part."""

    label: str
    counts: tuple | None


@dataclass(frozen=True)
class Steps:
    """`steps` are the names of the five steps, the same for every line."""

    name: str
    title: str
    steps: tuple
    lines: tuple

    @property
    def description(self):
        return ". ".join(in_words(line.label, self._said(line)) for line in self.lines)

    def svg(self, right_to_left=False, font=None):
        strokes = []
        near, anchor = (WIDTH, "end") if right_to_left else (0, "start")
        for place, step in enumerate(self.steps):
            top = LEGEND * place + 4
            strokes += [
                self._box(place, mirrored(0, right_to_left, 14), top, 14, 11),
                label(prose.number(place + 1), mirrored(24, right_to_left), top + 10, "middle", 11, "number"),
                label(wrapped(step)[0], mirrored(34, right_to_left), top + 10, anchor, 11.5),
            ]
        below = LEGEND * len(self.steps) + 10
        for line in self.lines:
            asked = wrapped(line.label)
            strokes += labels(asked, near, below + 13, anchor, 12)
            below += LEADING * (len(asked) - 1)
            strokes += self._bar(line, below + 19, right_to_left)
            below += LINE
        withheld = any(_shares(line) is None for line in self.lines)
        return framed(self, below + 2, strokes, font, hatched=withheld)

    def _said(self, line):
        shares = _shares(line)
        return shares and ", ".join(f"{step} {prose.percent(one)}" for step, one in zip(self.steps, shares, strict=True))

    def _bar(self, line, top, right_to_left):
        shares = _shares(line)
        if shares is None:
            return [
                withheld_box(self, 0.5, top, WIDTH - 1, BAR),
                label(_("withheld"), WIDTH / 2, top + 13, "middle", 11, "number"),
            ]
        strokes, done = [], 0.0
        for place, one in enumerate(shares):
            start, width = WIDTH * done, WIDTH * one
            done += one
            if not one:
                continue
            x = mirrored(start, right_to_left, width)
            strokes.append(self._box(place, x, top, width, BAR))
            if one >= NARROWEST:
                strokes.append(
                    f'<text class="chart-on-step-{place + 1}" x="{x + width / 2:g}" y="{top + 13:g}" font-size="11" text-anchor="middle" '
                    f'font-weight="bold" fill="{ON[place]}">{prose.percent(one)}</text>'
                )
        return strokes

    def _box(self, place, x, top, width, height):
        return (
            f'<rect class="chart-step-{place + 1}" x="{x:g}" y="{top:g}" width="{width:g}" height="{height:g}" fill="{INKS[place]}" '
            f'stroke="{SOFT}" stroke-width="0.5"/>'
        )


def _shares(line):
    if line.counts is None or None in line.counts or not sum(line.counts):
        return None
    return [count / sum(line.counts) for count in line.counts]
