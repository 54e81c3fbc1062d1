"""One order for the same table in whatever order it came, so that the answer never depends on order or labels.

Rows and columns are coloured by what stands in them, then by the colours they cross, until nothing more can be told apart;
what is still alike is taken one at a time, and the smallest table that results decides. The colours are keyed
hashes: whoever does not hold the key cannot say which of two equally cheap cells would have been hidden.
"""

from hashlib import blake2b

TRIALS = 300  # ways of taking what is alike one at a time; beyond, the first will do


def canonical_order(marks, row_marks, column_marks, key):
    """(rows, columns): the places of rows and columns in an order that follows from `marks[row][column]`, and the marks of
    rows and columns, alone. Tables that differ by order come out the same; where rows or columns can be exchanged
    without anybody noticing, either may come first."""
    coloured = _Colours(marks, key)
    starts = [coloured.of("row", mark) for mark in row_marks], [coloured.of("column", mark) for mark in column_marks]
    rows, columns = coloured.refined(*starts)
    trials = [TRIALS]
    return min(coloured.orders(rows, columns, trials), key=lambda order: coloured.shown(*order, *starts))


class _Colours:
    def __init__(self, marks, key):
        self.key = blake2b(key, digest_size=32).digest()
        self.marks = [[self.of("cell", mark) for mark in line] for line in marks]

    def of(self, *what):
        return blake2b(repr(what).encode(), key=self.key, digest_size=8).hexdigest()

    def refined(self, rows, columns):
        kinds = 0
        while len({*rows}) + len({*columns}) > kinds:
            kinds = len({*rows}) + len({*columns})
            rows, columns = (
                [self.of(colour, sorted(zip(columns, line))) for colour, line in zip(rows, self.marks, strict=True)],
                [self.of(colour, sorted(zip(rows, line))) for colour, line in zip(columns, zip(*self.marks))],
            )
        return rows, columns

    def orders(self, rows, columns, trials):
        """Orders of rows and columns by their colours, once for each way of telling apart what is alike."""
        alike = self._alike(rows, columns)
        if alike is None:
            trials[0] -= 1
            yield (
                sorted(range(len(rows)), key=rows.__getitem__),
                sorted(range(len(columns)), key=columns.__getitem__),
            )
            return
        side, places = alike
        for place in places:
            if trials[0] <= 0 and place != places[0]:
                return
            told = [list(rows), list(columns)]
            told[side][place] = self.of("taken", told[side][place])
            yield from self.orders(*self.refined(*told), trials)

    def shown(self, rows, columns, row_marks, column_marks):
        """What a table looks like in this order."""
        heads = [column_marks[j] for j in columns]
        return [heads, *([row_marks[i], *(self.marks[i][j] for j in columns)] for i in rows)]

    def _alike(self, rows, columns):
        """(0 for rows or 1 for columns, places to take first) of the first colour that several share: one place only
        where their lines are the same, so that any of them may be taken."""
        for side, colours, lines in ((0, rows, self.marks), (1, columns, [list(line) for line in zip(*self.marks)])):
            shared = sorted({colour for colour in colours if colours.count(colour) > 1})
            if shared:
                places = [place for place, colour in enumerate(colours) if colour == shared[0]]
                distinct = {tuple(lines[place]): place for place in reversed(places)}
                return side, sorted(distinct.values())
        return None
