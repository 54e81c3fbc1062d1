"""What the figures of a report about people tell when somebody puts them together: one system, and what must not follow from it.

Who was invited and accepted, who was in which session and on the platform, who declared a country, in which week somebody logged on, what
was released before: all are statements of one linear system. Figures may be told as long as none of its questions is answered.
"""

from dataclasses import dataclass

from .linear import System
from .overlaps import added, bounds_or_none, leaves_room, overlap


@dataclass(frozen=True)
class Question:
    """A number of people that an attacker would like to know: it must be none, k or more, or within a width of k.

    `about` names it from one release to the next. `of` is a whole, where knowing no more than that it is part of it tells nothing.
    `only_grows`: between two releases people can come to it, not leave it. Of what came `since` a release, some may have left.
    """

    about: tuple
    terms: dict
    k: int
    why: str
    of: dict | None = None
    only_grows: bool = False
    since: bool = False

    def is_answered_by(self, low, high):
        if self.since and None not in (low, high):
            return not (low == high == 0 or low >= self.k or -high >= self.k or high - low >= self.k)
        return not self.since and not leaves_room(low, high, self.k)


def _answered(question, system):
    if system.width_seen(question.terms) >= question.k:
        return False
    low, high = bounds_or_none(system, question.terms)
    if not question.is_answered_by(low, high):
        return False
    if question.of is None or low > 0:
        return True
    _low, whole = bounds_or_none(system, question.of)
    return whole is not None and high < whole


class _Within:
    """A part of a system whose unknowns have names of their own: those of one release."""

    def __init__(self, system, mark):
        self.system, self.mark = system, mark

    def named(self, terms):
        return {(self.mark, name): coefficient for name, coefficient in terms.items()}

    def unknown(self, name, low=0, high=None):
        self.system.unknown((self.mark, name), low, high)
        return name

    def state(self, terms, value):
        self.system.state(self.named(terms), value)

    def state_between(self, terms, low=None, high=None):
        self.system.state_between(self.named(terms), low, high)

    def __contains__(self, name):
        return (self.mark, name) in self.system

    def bounds(self, terms, knowing=None):
        return self.system.bounds(self.named(terms), knowing)

    def width_seen(self, terms):
        return self.system.width_seen(self.named(terms))

    def publish(self, name, value):
        self.system.publish((self.mark, name), value)

    def hide(self, name):
        self.system.hide((self.mark, name))


class Reckoning:
    """The system of one report. What is told is kept by name; the structure is the same whatever is told.

    `shape` = {"sessions": {slug: by invitation or not}, "weeks": [labels], "times": [labels of the table of sessions a person]};
    of the participants `organisers` are known to everybody, and `counted_in` says whether they are among those told.
    """

    def __init__(self, shape, k, k_posting, organisers=0, counted_in=True, system=None, mark="now"):
        self.system, self.told, self.questions = _Within(system or System(), mark), {}, []
        self.answered = set()
        self.between = []  # questions about what came between releases, over the names of the whole system
        self.k, self.k_posting = k, k_posting
        self._invitations()
        self._attendances(shape, organisers, counted_in)
        self._participants(organisers, counted_in)
        self._countries()
        self._weeks(shape["weeks"])
        self._resources()

    def tell(self, figures):
        """Have `figures` {name: number} told; names that are None or that this system does not speak of are left out."""
        figures = {name: value for name, value in figures.items() if value is not None and ("figure", name) in self.system}
        self.told |= figures
        for name, value in figures.items():
            self.system.publish(("figure", name), value)

    def told_unless_answered(self, figures):
        """Tell `figures`, unless that would answer a question: then nothing is told, and that `Question` is given; else None."""
        figures = {name: value for name, value in figures.items() if name not in self.told}
        for name, value in figures.items():
            self.system.publish(("figure", name), value)
        asked = [(question, self.system) for question in self.questions] + [(question, self.system.system) for question in self.between]
        asked.sort(key=lambda pair: pair[0].about not in self.answered)  # what was answered once will soonest be again
        answered = next((question for question, system in asked if _answered(question, system)), None)
        if answered is None:
            self.told |= figures
        else:
            self.answered.add(answered.about)
            for name in figures:
                self.system.hide(("figure", name))
        return answered

    def widths(self, names):
        """How wide the intervals of the figures `names` are left, where they have an end."""
        asked = [question for question in self.questions if question.why == "small" and question.about[1] in names]
        bounds = [bounds_or_none(self.system, question.terms) for question in asked]
        return [high - low for low, high in bounds if high]

    def _figure(self, name, terms, k=None, only_grows=False):
        self.system.state(added(terms, {("figure", name): -1}), 0)
        self._ask(name, {("figure", name): 1}, "small", k, only_grows=only_grows)

    def _ask(self, about, terms, why, k=None, of=None, only_grows=False):
        self.questions.append(Question((why, about), terms, k or self.k, why, of, only_grows))

    # ── The statements ───────────────────────────────────────────────────────────────────────────────────────────────

    def _invitations(self):
        """Who accepted was invited."""
        self._figure("people.invited", {"accepted": 1, "not accepted": 1}, only_grows=True)
        self._figure("people.accepted", {"accepted": 1}, only_grows=True)
        self._ask("people.accepted", {"not accepted": 1}, "complement")

    def _attendances(self, shape, organisers, counted_in):
        """Who was in how many sessions by invitation and in how many others, and on the platform or not.

        With the table of sessions a person the two kinds are kept apart, without it they are one. A class of people is
        (sessions by invitation, others, on the platform); within each, a set of people in p sessions each exists exactly where
        Σ over the sessions is p times its size and no session holds more than all of it.
        """
        split, slugs = bool(shape["times"]), shape["sessions"]
        inner = [slug for slug in slugs if slugs[slug] or not split]
        outer = [slug for slug in slugs if slug not in inner]
        counts = [(p, q) for p in range(len(inner) + 1) for q in range(len(outer) + 1)]
        self.everybody = {("class", p, q, on): 1 for p, q in counts for on in (0, 1) if p or q or on}
        for p, q in counts:
            people = {name: -1 for name in self.everybody if name[1:3] == (p, q)}
            for sessions, times in ((inner, p), (outer, q)):
                members = {("in", slug, p, q): 1 for slug in sessions}
                if members:
                    self.system.state(added(members, people, times), 0)
                for member in members:
                    self.system.state_between({member: 1, **people}, high=0)
        came = {name: 1 for name in self.everybody if name[1] or name[2]}
        attended = {slug: {("in", slug, p, q): 1 for p, q in counts} for slug in slugs}
        for slug, terms in attended.items():
            self._figure(f"live.sessions.{slug}", terms, only_grows=True)
            self._ask(f"live.sessions.{slug}", added(came, terms, -1), "linked")
            if len(attended) > 2:
                self._ask(f"only {slug}", {("in", slug, *((1, 0) if slug in inner else (0, 1))): 1}, "linked")
        together = {name: 1 for terms in attended.values() for name in terms}
        self.system.state(added(together, {("figure", "live.attendances"): -1}), 0)
        counted = came if counted_in else added(came, {self._some(organisers, "live"): 1}, -1)
        self._figure("live.people", counted, only_grows=True)
        if len(attended) > 1:
            self._ask("several sessions", {name: 1 for name in came if name[1] + name[2] > 1}, "linked")
        for label in shape["times"]:
            first, more = int(label.rstrip("+")), label.endswith("+")
            self._figure(f"times.{label}", {name: 1 for name in came if name[1] == first or (more and name[1] > first)})

    def _participants(self, organisers, counted_in):
        """Participants came or logged on; who logged on is registered; organisers are known to everybody."""
        self.on = {name: 1 for name in self.everybody if name[3]}
        self.live_only = {name: 1 for name in self.everybody if not name[3]}
        self.system.state({"organisers": 1}, organisers)
        others = added(self.everybody, {"organisers": 1}, -1)
        logged_on = self.on if counted_in else added(self.on, {self._some(organisers, "on the platform"): 1}, -1)
        self._figure("platform.logged_on", logged_on, only_grows=True)
        self._figure("people.registered", added(logged_on, {"quiet": 1}))
        self._figure("people.participants", self.everybody if counted_in else others, only_grows=True)
        self._figure("people.participants_without_organisers", others)
        self._ask("platform.logged_on", {"quiet": 1}, "complement")
        self._ask("only live", self.live_only, "linked")
        self._ask("only platform", {("class", 0, 0, 1): 1}, "linked")
        self._ask("live and platform", {name: 1 for name in self.on if name[1] or name[2]}, "linked")

    def _some(self, organisers, where):
        """Organisers who were there too, where they are not counted: none to all of them."""
        return self.system.unknown(("organisers", where), high=organisers)

    def _countries(self):
        """Who declared a country, on the platform and beside it; so many countries cannot be declared by fewer people."""
        wholes = {"platform": self.on, "live only": self.live_only}
        for where, whole in wholes.items():
            told, silent = ("country", where, "told"), ("country", where, "silent")
            self.system.state(added({told: 1, silent: 1}, whole, -1), 0)
            self._ask(f"country, {where}", {told: 1}, "linked", self.k_posting, whole)
            self._ask(f"no country, {where}", {silent: 1}, "complement", self.k_posting, whole)
        known = {
            "platform": {("country", "platform", "told"): 1},
            "people": {("country", where, "told"): 1 for where in wholes},
        }
        for part, terms in known.items():
            self._figure(f"{part}.country_known", terms, self.k_posting, only_grows=True)
            self.system.state_between(added({("figure", f"{part}.countries"): 1}, terms, -1), high=0)
        self._ask("no country", {("country", where, "silent"): 1 for where in wholes}, "complement", self.k_posting, self.everybody)

    def _weeks(self, weeks):
        """Who logged on in which week: the weeks overlap, and together they are all who logged on."""
        for week in weeks:
            self._figure(f"weeks.{week}", {("week", week): 1}, only_grows=True)
        if weeks:
            groups = {week: {("week", week): 1} for week in weeks}
            for (reason, label), terms in overlap(self.system, "by week", groups, self.on).items():
                self._ask((reason, "weeks", label), terms, "linked")

    def _resources(self):
        """Who opened a resource is registered."""
        self._figure("resources.opened", {"opened": 1}, only_grows=True)
        self.system.state(added({"opened": 1, "never opened": 1}, added(self.on, {"quiet": 1}), -1), 0)
        self._ask("resources.opened", {"never opened": 1}, "complement")

    # ── Releases before ──────────────────────────────────────────────────────────────────────────────────────────────

    def remember(self, former, then, given):
        """Know what an earlier release told: its own statements, with `then` {name: number} told for good. Nobody leaves what only
        grows, as far as `given`, what is counted now, bears it out; what came since is asked for; and those who were live by then are one
        more group beside the sessions that came since. `former(system, mark)` makes the Reckoning of that release."""
        whole, mark = self.system.system, ("then", len(self.between))
        before = former(whole, mark)
        before.tell(then)
        mine = {question.about: question for question in self.questions}
        for question in before.questions:
            if question.about not in mine:
                continue
            now, name = mine[question.about], question.about[1]
            grown = added(self.system.named(now.terms), before.system.named(question.terms), -1)
            if now.only_grows and (then.get(name) is None or (given.get(name) or 0) >= then[name]):
                whole.state_between(grown, low=0)
            self.between.append(Question(("since", mark, question.about), grown, now.k, "increment", since=True))
            if not _answered(question, before.system):  # what is told now must not answer it either
                of = before.system.named(question.of) if question.of else None
                self.between.append(Question((mark, question.about), before.system.named(question.terms), question.k, "increment", of))
        self._newcomers(before, mark, given)

    def _newcomers(self, before, mark, given):
        """Who was live by then, and who was in the sessions since, are together who was live."""
        names = [name for name in given if name.startswith("live.sessions.")]
        if not names or ("figure", "live.people") not in before.system or (given["live.people"] or 0) < (before.told.get("live.people") or 0):
            return
        if any((before.told.get(name) or 0) > (given[name] or 0) for name in names):
            return  # attendances were corrected since: nothing follows
        whole, place = self.system.system, ("newcomers", mark)
        groups = {"by then": before.system.named({("figure", "live.people"): 1})}
        for name in names:
            old = before.system.named({("figure", name): 1}) if ("figure", name) in before.system else {}
            groups[name] = added(self.system.named({("figure", name): 1}), old, -1)
        for about, terms in overlap(whole, place, groups, self.system.named({("figure", "live.people"): 1})).items():
            self.between.append(Question((place, about), terms, self.k, "increment"))
