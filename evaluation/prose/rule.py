"""Which word is said with a figure, and which round figure: always from the exact one.

- below 20 the figure itself is said;
- from 20 it is said in tens (in hundreds from 1,000, in thousands from 10,000 and so on): a round figure is "around"
  itself (70: around 70), one just beneath the next round one is "fewer than" that (139: fewer than 140), any other is
  "more than" the round one below it (324: more than 320; 405: more than 400; 43: more than 40);
- a share is said in whole percents: exact where it is exact, else "around" the nearest (138 of 307: around 45%); what
  would round to none or to all is "less than 1%" or "more than 99%".
"""

EXACT, MORE, AROUND, FEWER = "exact", "more", "around", "fewer"


def wording(n):
    """(word, round figure) for `n`, by the rule above. The word is "exact", "more", "around" or "fewer"."""
    if n < 20:
        return EXACT, n
    step = 10 if n < 1000 else 10 ** (len(str(n)) - 2)
    rest = n % step
    if rest == 0:
        return AROUND, n
    if rest * 10 >= 9 * step:
        return FEWER, n - rest + step
    return MORE, n - rest


def share_wording(part, whole):
    """(word, whole percent) for part of whole, by the rule above. `whole` is not zero."""
    percent = (200 * part + whole) // (2 * whole)  # half a percent is rounded up
    if 100 * part == percent * whole:
        return EXACT, percent
    if percent == 0:
        return FEWER, 1
    if percent == 100:
        return MORE, 99
    return AROUND, percent
