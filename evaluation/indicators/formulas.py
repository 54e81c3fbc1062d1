"""The formulas over what was counted, and how far a percentage may be told."""

from math import sqrt


def share(part, whole):
    """part / whole to four decimals, or None: a rate vanishes with its parts, and has none of nobody."""
    if part is None or not whole:
        return None
    return round(part / whole, 4)


def wilson(successes, n, population=None, z=1.959963984540054):
    """The Wilson interval (low, high) of successes / n, at 95% unless `z` says otherwise.

    With a finite population of N people asked, n is corrected to n* = n(N − 1)/(N − n) (Wilson 1927; the correction
    as in Cochran, Sampling Techniques, 2.6); where all answered, the share is exact. It says nothing of those who
    did not answer.
    """
    if not n:
        return None
    p = successes / n
    if population is not None:
        if population <= n:
            return p, p
        n = n * (population - 1) / (population - n)
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def percent_digits(n):
    """Decimals with which a percentage of `n` answers is printed in a table; None where there should be none."""
    if n < 10:
        return None
    return 0 if n < 30 else 1
