"""How evenly people post, and which of its measures may be told together. Pure: numbers in, numbers out.

How many posted and how many posts there are is known to every reader. Of fifteen people with thirty posts the concentration to one
decimal, or the Gini coefficient with the curve, leaves one way in which the posts can be shared out: a list of all who posted and of
how much each did. So a measure is told only where another way is left that fits everything told, in which whoever wrote most wrote a
fifth more or less: what the p% rule asks of a sum. Also to the one who wrote second most and knows her own number.
"""

from itertools import pairwise, product
from math import ceil
from statistics import median

ENOUGH_FOR_EQUALITY = 15  # posters, below which no measure of equality is told
DOMINANCE = 0.2  # the p% rule: without its two largest, a sum must keep this share of the largest
MOST_STEPS = 200


def gini(xs):
    """The Gini coefficient of non-negative numbers: Σ(2i−n−1)x₍ᵢ₎ / (nΣx) over the sorted values, i from 1 (evaluation.md)."""
    ordered, n = sorted(xs), len(xs)
    total = sum(ordered)
    return sum((2 * i - n - 1) * x for i, x in enumerate(ordered, 1)) / (n * total) if total else None


def effective(xs):
    """How many equal contributors would make the same concentration: 1/Σp²."""
    total = sum(xs)
    return 1 / sum((x / total) ** 2 for x in xs) if total else None


def curve(xs, group):
    """The Lorenz curve of `xs`, [[share of people, share of posts], …] from [0, 0] to [1, 1], in hundredths; None under 15 posters.

    People stand from those who wrote least to those who wrote most, in as many groups as hold `group` of them or more each; a point is
    told at the end of each group and nowhere between, and none where the group's sum would let one of its people be estimated.
    """
    ordered, total = sorted(xs), sum(xs)
    if len(ordered) < ENOUGH_FOR_EQUALITY:
        return None
    groups = max(1, len(ordered) // group)
    ends = [len(ordered) * number // groups for number in range(groups + 1)]
    told = [0.0, 0.0], *(
        [round(end / len(ordered), 2), round(sum(ordered[:end]) / total, 2)]
        for start, end in pairwise(ends) if not dominated(ordered[start:end])
    )  # fmt: skip
    return [*map(list, told)] if told[-1] == [1.0, 1.0] else None


def dominated(xs):
    """True where the sum would let the second contributor estimate the first: total − x₁ − x₂ < 0.2·x₁."""
    xs = list(xs)
    largest = sorted(xs, reverse=True)[:2]
    return bool(xs) and sum(xs) - sum(largest) < DOMINANCE * largest[0]


def measures(zeros, group):
    """{name: measure as it is printed}, in the order in which they are told. `zeros` people logged on and posted nothing."""
    return {
        "gini": lambda xs: round(gini(xs), 2) if len(xs) >= ENOUGH_FOR_EQUALITY else None,
        "median": median,
        "curve": lambda xs: curve(xs, group),
        "gini_logged_on": lambda xs: round(gini([*xs, *[0] * zeros]), 2) if len(xs) >= ENOUGH_FOR_EQUALITY else None,
        "effective": lambda xs: round(effective(xs), 1) if len(xs) >= ENOUGH_FOR_EQUALITY else None,
    }


def tellable(xs, zeros, group):
    """The names of `measures` that may be told together of people with `xs` posts each, one or more."""
    xs, told = sorted(xs, reverse=True), {}
    for name, measure in measures(zeros, group).items():
        if len(xs) > 2 and _another_way(xs, {**told, name: measure}):
            told[name] = measure
    return [*told]


def _another_way(xs, told):
    """Whether the same number of posts can be shared out among as many people so that all that is told stays as it is, and the largest
    number is a fifth larger or smaller. True only where one was found; `xs` stand from the largest."""
    asked = [(measure, measure(xs)) for measure in told.values()]
    step = max(1, ceil(DOMINANCE * xs[0]))
    for largest in (xs[0] + step, xs[0] - step):
        others = _shared_out(sum(xs) - largest - xs[1], xs[2:], largest)
        if largest >= xs[1] and others is not None and _reaches(asked, [largest, xs[1]], others):
            return True
    return False


def _shared_out(total, others, most):
    """`others` after as many posts were taken from those who have most, or given to those who have least, as make them `total`."""
    others = list(others)
    for _post in range(abs(total - sum(others))):
        giving = total > sum(others)
        place = others.index(min(others) if giving else max(others))
        others[place] += 1 if giving else -1
    return others if not others or (min(others) >= 1 and max(others) <= most) else None


def _reaches(asked, fixed, others):
    """Whether posts can be passed among `others`, one at a time, each time nearer to all that is `asked`, until all of it fits."""
    here = _distance(asked, fixed + others)
    for _step in range(MOST_STEPS):
        if here == 0:
            return True
        tried = []
        for giver, taker in product({*others}, repeat=2):
            if giver > 1 and taker < fixed[0] and (giver != taker or others.count(giver) > 1):
                passed = list(others)
                passed[passed.index(giver)] -= 1
                place = next(place for place, number in enumerate(passed) if number == taker and (giver - 1 != taker or place != others.index(giver)))
                passed[place] += 1
                tried.append((_distance(asked, fixed + passed), sorted(passed)))
        if not tried or min(tried)[0] >= here:
            return False
        here, others = min(tried)
    return False


def _distance(asked, xs):
    """How far what is told of `xs` lies from what is asked; 0 where all of it is the same."""
    return sum(_apart(measure(xs), wanted) for measure, wanted in asked)


def _apart(told, wanted):
    if told == wanted:
        return 0
    if told is None or wanted is None:
        return 10
    if isinstance(wanted, list):
        return sum(abs(one[1] - other[1]) for one, other in zip(told, wanted, strict=True)) if len(told) == len(wanted) else 10
    return abs(told - wanted) / max(1, abs(wanted))
