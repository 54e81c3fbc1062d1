"""What is said twice: figures beside those of an earlier convening, and one number that is told over different wholes.

Pure, and over what disclosure control let out: nothing here sees a figure that is withheld.
"""

from .formulas import share

# What a figure may be said to be a part of. The wholes of which somebody may once have taken a percentage are all of these.
PARTS = {
    "platform.logged_on": ("people.registered", "people.participants"),
    "live.people": ("people.participants",),
    "rooms.posters": ("platform.logged_on", "people.registered", "people.participants"),
    "resources.opened": ("people.registered", "platform.logged_on"),
}
# What can be compared: an indicator, where its figure stands in a report, and what it is a part of.
COMPARABLE = {
    "invited": ("people.invited", None),
    "accepted": ("people.accepted", "people.invited"),
    "registered": ("people.registered", None),
    "participants": ("people.participants", None),
    "countries": ("people.countries", None),
    "attendances": ("live.attendances", None),
    "activation": ("platform.logged_on", "people.registered"),
    "resources_opened": ("resources.opened", "people.registered"),
    "posters": ("rooms.posters", "platform.logged_on"),
    "posts": ("rooms.posts", None),
    "response_rate": ("survey.completed", "survey.eligible"),
}
HALF_A_STEP = 0.05001  # a percentage of one decimal is off by no more, and a whole one by ten times that


def compared(report):
    """`report`, in place, with "comparison" and "denominators" instead of the "earlier_figures" that it brings:
    [{"indicator", "value", "whole", "stated", "source"}]."""
    report["comparison"] = comparison(report, report.pop("earlier_figures", ()))
    report["denominators"] = denominators(report)
    return report


def comparison(report, earlier):
    """[{"indicator", "then", "then_whole", "stated", "now", "now_whole", "source", "flag"}]: each earlier figure beside today's.

    `flag` is "stated_is_not_the_share" where the percentage that stood beside the earlier figure is not that of its whole,
    "whole_is_not_told" where it stood over a whole that nobody named, else "".
    """
    told = []
    for one in earlier:
        where, whole = COMPARABLE[one["indicator"]]
        told.append(
            {
                "indicator": one["indicator"],
                "then": one["value"],
                "then_whole": one["whole"],
                "stated": one["stated"],
                "now": figure(report, where),
                "now_whole": figure(report, whole) if whole else None,
                "source": one["source"],
                "flag": flag_of(one["value"], one["whole"], one["stated"]),
            }
        )
    return told


def flag_of(value, whole, stated):
    """What is wrong with a percentage that was `stated` beside `value` of `whole`; "" where nothing is."""
    if stated is None:
        return ""
    if not whole:
        return "whole_is_not_told"
    decimals_of_stated = 0 if float(stated) == int(float(stated)) else 1
    off = abs(100 * value / whole - float(stated))
    return "" if off <= HALF_A_STEP * (10 if decimals_of_stated == 0 else 1) else "stated_is_not_the_share"


def denominators(report):
    """[{"figure", "value", "of": [{"name", "whole", "share"}]}]: each figure that is said to be a part of more than one whole.

    138 people are 45% of those registered and 43% of the participants. Both are true, and each is printed with the name of its whole.
    """
    told = []
    for part, wholes in PARTS.items():
        value = figure(report, part)
        of = [
            {"name": path, "whole": whole, "share": share(value, whole)}
            for path in wholes
            if value is not None and (whole := figure(report, path)) and whole >= value
        ]
        if len({entry["whole"] for entry in of}) > 1:
            told.append({"figure": part, "value": value, "of": of})
    return told


def figure(report, path):
    """The figure of `report` at "part.name", None where it is withheld or was not collected."""
    part, name = path.split(".")
    return (report.get(part) or {}).get(name)
