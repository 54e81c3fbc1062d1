"""How evenly people posted: the share of all posts that those who wrote least made together, against the line where all write alike."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluation import prose

from .drawing import CLAY, HAIRLINE, SOFT, framed, label, mirrored

SIDE, TOP = 230, 14


@dataclass(frozen=True)
class Curve:
    """`points` are [(share of people, share of posts), …] from (0, 0) to (1, 1), people from those who wrote least."""

    name: str
    title: str
    points: tuple

    @property
    def description(self):
        said = [
            _("the %(people)s of people who wrote least made %(posts)s of the posts")
            % {"people": prose.percent(people), "posts": prose.percent(posts)}
            for people, posts in self.points[1:-1]
        ]
        return prose.series([*said, _("the dashed line is where everybody writes as much as everybody else")])

    def svg(self, right_to_left=False, font=None):
        anchor, after = ("end", -1) if right_to_left else ("start", 1)
        path = " ".join(f"{'ML'[place > 0]}{x:g} {y:g}" for place, (x, y) in enumerate(self._at(p, right_to_left) for p in self.points))
        (left, bottom), (right, top) = self._at((0, 0), right_to_left), self._at((1, 1), right_to_left)
        strokes = [
            f'<path class="chart-rail" d="M{left:g} {top:g}V{bottom:g}H{right:g}" fill="none" stroke="{HAIRLINE}" stroke-width="1"/>',
            f'<path class="chart-even" d="M{left:g} {bottom:g}L{right:g} {top:g}" fill="none" stroke="{SOFT}" stroke-width="1.2" stroke-dasharray="5 4"/>',
            f'<path class="chart-stem" d="{path}" fill="none" stroke="{CLAY}" stroke-width="2.2"/>',
        ]
        for point in self.points[1:-1]:
            x, y = self._at(point, right_to_left)
            people = _("%(share)s of people") % {"share": prose.percent(point[0])}
            posts = _("%(share)s of posts") % {"share": prose.percent(point[1])}
            strokes += [
                f'<circle class="chart-dot" cx="{x:g}" cy="{y:g}" r="4" fill="{CLAY}"/>',
                label(people, right + after * 10, y - 4, anchor, 11, "number"),
                label(posts, right + after * 10, y + 12, anchor, 11, "number"),
                f'<path class="chart-rail" d="M{x + after * 6:g} {y:g}H{right + after * 6:g}" stroke="{HAIRLINE}" stroke-width="1"/>',
            ]
        strokes += [
            label(_("all posts"), right + after * 10, top + 4, anchor, 11),
            label(_("people, those who wrote least first"), left, bottom + 17, anchor, 11),
        ]
        return framed(self, SIDE + TOP + 24, strokes, font)

    def _at(self, point, right_to_left):
        return mirrored(2 + SIDE * point[0], right_to_left), TOP + SIDE * (1 - point[1])


