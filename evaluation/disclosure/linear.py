"""What an attacker knows, as linear statements over unknown whole numbers, and what follows from it.

Every published number is a statement ("these four cells make 59"); a linear programme finds the smallest and largest value
that any figure can have while all statements hold. Where the two meet, the figure is told though nobody printed it.
"""

import math

LARGEST = 10**9  # up to here the solver's floating point is exact to the whole number, with room to spare
STEPS = 200_000  # of the simplex method for one question: not time, so that the answer never depends on the machine
NEAR = 1e-6
MOST_SEEN = 300  # points that are remembered


class Undecided(Exception):
    """The solver gave no answer that can be relied on. Whoever asked must publish less."""


class Contradiction(Exception):
    """The statements cannot all hold: what was assumed on top of the published numbers is wrong."""


class System:
    """Statements over unknown whole numbers.

    Names are anything hashable. Coefficients and values are whole numbers; unknowns are zero or more unless `low` says
    otherwise (None: no bound). Statements and unknowns may be added at any time, also after a question; each question
    starts from the solver's last answer, which makes it a matter of some 50 µs.
    """

    def __init__(self):
        self._places = {}  # name: place among the columns
        self._limits = []  # (low, high) of each column as it stands
        self._rows = []  # (places, coefficients, low, high)
        self._solver = None
        self._asked = ()
        self._told = [0, 0]  # how many columns and rows the solver has heard of
        self._seen = []  # points at which every statement holds, as questions found them
        self.questions = 0  # how many programmes were solved: the measure of work

    def __contains__(self, name):
        return name in self._places

    def unknown(self, name, low=0, high=None):
        """Speak of `name`; a name known already stays as it is. Gives the name."""
        if name not in self._places:
            self._places[name] = len(self._limits)
            self._limits.append((low, high))
            self._seen = []
        return name

    def state(self, terms, value):
        """Σ coefficient · unknown = `value`, for `terms` {name: coefficient}. Names not known yet become unknown."""
        self.state_between(terms, value, value)

    def state_between(self, terms, low=None, high=None):
        """`low` ≤ Σ coefficient · unknown ≤ `high`, each where it is not None."""
        _refuse_large(low, high)
        for name in terms:
            self.unknown(name)
        self._rows.append((tuple(self._places[name] for name in terms), tuple(terms.values()), low, high))
        self._seen = []

    def publish(self, name, value):
        """From now on `name` is known to be `value`, until `hide` takes that back."""
        _refuse_large(value)
        self._set(name, value, value)
        place = self._places[name]
        self._seen = [point for point in self._seen if abs(point[place] - value) < NEAR]

    def hide(self, name, low=0, high=None):
        """From now on `name` is unknown again."""
        self._set(name, low, high)

    def bounds(self, terms, knowing=None):
        """(lowest, highest) whole number that Σ coefficient · unknown can be; None where there is no bound.

        `terms` is {name: coefficient}, or one name. `knowing`, {name: value or (low, high)}, is what this one attacker
        knows besides. Raises Contradiction where the statements cannot all hold, Undecided where the solver fails.
        """
        ends = self.ends(terms, knowing)
        if not knowing:
            self._seen = [*self._seen, *(point for _value, point, _grip in ends if point is not None)][-MOST_SEEN:]
        return ends[0][0], ends[1][0]

    def width_seen(self, terms):
        """How far apart Σ coefficient · unknown lies at points that earlier questions came upon: never more than between its `bounds`.
        Nothing is solved for this."""
        places = [(self._places[name], coefficient) for name, coefficient in terms.items()]
        values = [sum(point[place] * coefficient for place, coefficient in places) for point in self._seen]
        return math.floor(max(values) + NEAR) - math.ceil(min(values) - NEAR) if values else 0

    def ends(self, terms, knowing=None):
        """As `bounds`, and for each end the point where it is reached and what holds it there: (value, values of all unknowns
        in the order of their names, reduced costs in the same order). A number that was published and whose reduced
        cost is zero at an end would not move that end if it were hidden."""
        terms = terms if isinstance(terms, dict) else {terms: 1}
        solver = self._ready()
        known = {self._places[name]: value for name, value in (knowing or {}).items()}
        try:
            for place, value in known.items():
                solver.changeColBounds(place, *_floats(*(value if isinstance(value, tuple) else (value, value))))
            self._ask(terms)
            return self._end(lowest=True), self._end(lowest=False)
        finally:
            for place in known:
                solver.changeColBounds(place, *_floats(*self._limits[place]))

    def names(self):
        """All names, in the order in which `ends` speaks of them."""
        return list(self._places)

    def _set(self, name, low, high):
        place = self._places[name]
        self._limits[place] = (low, high)
        if place < self._told[0]:
            self._solver.changeColBounds(place, *_floats(low, high))

    def _ready(self):
        """The solver, told everything that was stated since the last question."""
        import numpy  # 30 MB that no page needs: so not when the module is imported

        if self._solver is None:
            self._solver = _new_solver()
        for low, high in self._limits[self._told[0] :]:
            self._solver.addVar(*_floats(low, high))
        for places, coefficients, low, high in self._rows[self._told[1] :]:
            columns, values = numpy.array(places, dtype=numpy.int32), numpy.array(coefficients, dtype=numpy.float64)
            self._solver.addRow(*_floats(low, high), len(places), columns, values)
        self._told = [len(self._limits), len(self._rows)]
        return self._solver

    def _ask(self, terms):
        for place in self._asked:
            self._solver.changeColCost(place, 0.0)
        self._asked = tuple(self._places[name] for name in terms)
        for place, coefficient in zip(self._asked, terms.values(), strict=True):
            self._solver.changeColCost(place, float(coefficient))

    def _end(self, lowest):
        from highspy import HighsModelStatus as Status, ObjSense  # with numpy, see above

        self.questions += 1
        solver = self._solver
        solver.changeObjectiveSense(ObjSense.kMinimize if lowest else ObjSense.kMaximize)
        solver.run()
        status = solver.getModelStatus()
        if status not in (Status.kOptimal, Status.kUnbounded):
            solver.clearSolver()  # a start from the last answer may lead astray: once more from nothing
            solver.run()
            status = solver.getModelStatus()
        if status == Status.kOptimal:
            value, solution = solver.getInfo().objective_function_value, solver.getSolution()
            value = math.ceil(value - NEAR) if lowest else math.floor(value + NEAR)
            return value, solution.col_value, solution.col_dual
        if status in (Status.kUnbounded, Status.kUnboundedOrInfeasible) and self._is_possible():
            return None, None, None
        if status in (Status.kInfeasible, Status.kUnboundedOrInfeasible):
            raise Contradiction
        raise Undecided

    def _is_possible(self):
        """Unbounded is said of what cannot be, too: whether there is any point at all."""
        from highspy import HighsModelStatus as Status

        asked, self._asked = self._asked, ()
        costs = [self._solver.getCol(place)[1] for place in asked]
        for place in asked:
            self._solver.changeColCost(place, 0.0)
        self._solver.run()
        status = self._solver.getModelStatus()
        for place, cost in zip(asked, costs, strict=True):
            self._solver.changeColCost(place, cost)
        self._asked = asked
        return status == Status.kOptimal


def _new_solver():
    import highspy

    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("presolve", "off"),  # it would forget the last answer
        ("threads", 1),
        ("simplex_iteration_limit", STEPS),
    ):
        solver.setOptionValue(option, value)
    return solver


def _floats(low, high):
    return -math.inf if low is None else float(low), math.inf if high is None else float(high)


def _refuse_large(*values):
    if any(abs(value) > LARGEST for value in values if value is not None):
        raise Undecided
