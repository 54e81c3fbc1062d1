"""What an attacker knows, as linear statements over unknown whole numbers, and what follows from it.

Every published number is a statement ("these four cells make 59"); a linear programme finds the smallest and largest value
that any figure can have while all statements hold. Where the two meet, the figure is told though nobody printed it.
"""

import math

LARGEST = 10**9  # up to here the solver's floating point is exact to the whole number, with room to spare
STEPS = 200_000  # of the simplex method for one question: not time, so that the answer never depends on the machine
NEAR = 1e-6


class Undecided(Exception):
    """The solver gave no answer that can be relied on. Whoever asked must publish less."""


class Contradiction(Exception):
    """The statements cannot all hold: what was assumed on top of the published numbers is wrong."""


class System:
    """Statements over unknown whole numbers.

    Names are anything hashable. Coefficients and values are whole numbers; unknowns are zero or more unless `low` says
    otherwise (None: no bound). Statements and unknowns may be added at any time, also after a question; each question
    starts from the solver's last answer, which makes it a matter of some 30 µs.
    """

    def __init__(self):
        self._columns = {}  # name: (place, low, high)
        self._rows = []  # (places, coefficients, low, high)
        self._solver = self._costs = None
        self._built = [0, 0]

    def copy(self):
        """The same statements, to be told more: the two never know of one another."""
        other = System()
        other._columns, other._rows = dict(self._columns), list(self._rows)
        return other

    def with_fixed(self, values):
        """A copy in which the unknowns of {name: value} are known."""
        other = self.copy()
        for name, value in values.items():
            other.state({name: 1}, value)
        return other

    def __contains__(self, name):
        return name in self._columns

    def unknown(self, name, low=0, high=None):
        """Speak of `name`; a name known already stays as it is. Gives the name."""
        if name not in self._columns:
            self._columns[name] = (len(self._columns), low, high)
        return name

    def state(self, terms, value):
        """Σ coefficient · unknown = `value`, for `terms` {name: coefficient}. Names not known yet become unknown."""
        self.state_between(terms, value, value)

    def state_between(self, terms, low=None, high=None):
        """`low` ≤ Σ coefficient · unknown ≤ `high`, each where it is not None."""
        if max(abs(low or 0), abs(high or 0)) > LARGEST:
            raise Undecided
        for name in terms:
            self.unknown(name)
        places = tuple(self._columns[name][0] for name in terms)
        self._rows.append((places, tuple(terms.values()), low, high))

    def bounds(self, terms, knowing=None):
        """(lowest, highest) whole number that Σ coefficient · unknown can be; None where there is no bound.

        `terms` is {name: coefficient}, or one name. `knowing`, {name: value}, is what this one attacker knows besides.
        Raises Contradiction where the statements cannot all hold, Undecided where the solver fails.
        """
        terms = terms if isinstance(terms, dict) else {terms: 1}
        solver = self._ready()
        known = [(*self._columns[name], value) for name, value in (knowing or {}).items()]
        try:
            for place, _low, _high, value in known:
                solver.changeColBounds(place, float(value), float(value))
            self._ask(terms)
            low, high = self._end(lowest=True), self._end(lowest=False)
        finally:
            for place, lower, upper, _value in known:
                solver.changeColBounds(place, *self._limits(lower, upper))
        return (
            None if low is None else math.ceil(low - NEAR),
            None if high is None else math.floor(high + NEAR),
        )

    def is_possible(self, knowing=None):
        """Whether all statements can hold at once."""
        try:
            self.bounds({}, knowing)
        except Contradiction:
            return False
        return True

    def _ready(self):
        """The solver, told everything that was stated since the last question."""
        import numpy  # 30 MB that no page needs, so not when the module is imported

        if self._solver is None:
            self._solver, self._costs = _new_solver(), ()
        columns, rows = list(self._columns.values()), self._rows
        for _place, low, high in columns[self._built[0] :]:
            self._solver.addVar(*self._limits(low, high))
        for places, coefficients, low, high in rows[self._built[1] :]:
            self._solver.addRow(
                *self._limits(low, high),
                len(places),
                numpy.array(places, dtype=numpy.int32),
                numpy.array(coefficients, dtype=numpy.float64),
            )
        self._built = [len(columns), len(rows)]
        return self._solver

    def _limits(self, low, high):
        return -math.inf if low is None else float(low), math.inf if high is None else float(high)

    def _ask(self, terms):
        for place in self._costs:
            self._solver.changeColCost(place, 0.0)
        self._costs = tuple(self._columns[name][0] for name in terms)
        for place, coefficient in zip(self._costs, terms.values(), strict=True):
            self._solver.changeColCost(place, float(coefficient))

    def _end(self, lowest):
        """One end of what was asked for; None where there is none."""
        from highspy import HighsModelStatus as Status, ObjSense

        self._solver.changeObjectiveSense(ObjSense.kMinimize if lowest else ObjSense.kMaximize)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in (Status.kInfeasible, Status.kUnboundedOrInfeasible):
            # A start from the last answer may call possible what is not, or the other way round: once more from nothing.
            self._solver.clearSolver()
            self._solver.run()
            status = self._solver.getModelStatus()
        if status == Status.kOptimal:
            return self._solver.getInfo().objective_function_value
        if status == Status.kUnbounded:
            return None
        if status == Status.kInfeasible:
            raise Contradiction
        raise Undecided


def _new_solver():
    import highspy  # see above: numpy comes with it

    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("presolve", "off"),  # it would forget the last answer
        ("threads", 1),
        ("simplex_iteration_limit", STEPS),
    ):
        solver.setOptionValue(option, value)
    return solver
