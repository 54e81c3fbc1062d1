"""Figures of surveys, protected as they are made: what is returned may be published, and nothing else of the answers leaves here.

Members' answers are counted, and those that came by a public link apart: a link is nobody's, and one device may have sent twice.

Of one item: n answers, "don't know" apart. Every cell of a distribution, and every part of it that a reader can work out, is 0 or at
least k; the two best of five, and the three others, too. No share and no distribution under n = 10; whole percents under n = 30.
Where fewer than k are among the others, "share_over" says only that the best are more than so many: the others are then anything from
none to k + 1, also to one of them. That some left a question out is no attribute of anybody; that nearly everybody who was asked did answer would tell of each that she
did: then counts are withheld and shares told in whole percents. The interval is Wilson's at 95% with the finite population of those
asked; it says nothing of those who did not answer.
"""

from collections import Counter
from math import floor
from statistics import quantiles

from django.conf import settings

from convening import keyring, vault

from ... import attribution, disclosure, indicators, questionnaire
from ...disclosure.distribution import protect_distribution, protect_halves
from ...models import Answer, Item, Survey
from ...models.surveys import DONT_KNOW
from ...selectors import answering as asked
from .branching import keep_back

FEWEST = 10  # answers, for a share, a distribution, a median
FEW = 30  # answers, under which percents are whole
BEST, OTHERS = ("4", "5"), ("1", "2", "3")
Kind, State = Item.Kind, Answer.State
READ = (State.CLEARED, State.REDACTED)


def figures(convening):
    """The part "survey" of a report on `convening`: its surveys that are over, and once more the figures of the post-conference one.

    A survey that can still be answered is left out: two reports would tell what was sent between them.
    """
    over = [figures_of(survey) for survey in convening.surveys.filter(ready=True).prefetch_related("items")]
    surveys = [entry for entry in over if entry is not None]
    first = next((entry for entry in surveys if entry["kind"] == Survey.Kind.POST_CONFERENCE), None)
    if first is None:
        return {"eligible": 0, "completed": 0, "partial": 0, "rate": None, "items": [], "surveys": surveys}
    return {name: first[name] for name in ("eligible", "completed", "partial", "rate", "items")} | {"surveys": surveys}


def figures_of(survey):
    """The figures of one survey that is over, None while it is not. Once they are frozen, what was frozen."""
    if survey.frozen is not None:
        return survey.frozen
    if asked.stage_of(survey) != Survey.Stage.CLOSED:
        return None
    return count(survey)


def count(survey):
    """Open all answers, count them, protect the figures, forget the answers.

    Where the survey's key is lost (it was not in the backup) nobody can open them: how many answered is told, and nothing of what.
    """
    k = survey.convening.threshold_people
    eligible = survey.eligible if survey.eligible is not None else len(asked.eligible_people(survey))
    eligible = max(eligible, survey.completed)
    completed = disclosure.protect_count(survey.completed, k, of=eligible)
    entry = {
        "kind": survey.kind,
        "session": str(survey.session) if survey.session else None,
        "title": texts_of(survey, "title"),
        "opens": survey.opens_on.isoformat(),
        "closes": survey.closes_on.isoformat(),
        "eligible": disclosure.protect_count(eligible, k),
        "completed": completed,
        "completed_by_link": disclosure.protect_count(survey.completed_by_link, k),
        "partial": disclosure.protect_count(survey.partial or 0, k),
        "rate": _rate(completed, eligible),
        "items": [],
        "items_by_link": [],
    }
    if not keyring.holds("survey", survey.pk):
        return entry
    key, items, opened = attribution.survey_key(survey), list(survey.items.all()), {False: {}, True: {}}
    for answer in Answer.objects.filter(survey=survey).order_by("pk"):
        opened[answer.by_link].setdefault(answer.item_id, []).append(answer)
    everybody = eligible if completed is None and survey.completed >= k else None
    members = _Asked(survey, key, k, population=eligible, nearly=everybody)
    entry["items"] = members.all_told(items, opened[False])
    if survey.completed_by_link:
        entry["items_by_link"] = _Asked(survey, key, k, population=None, nearly=None).all_told(items, opened[True])
    return entry


def texts_of(thing, name):
    """{language: text} of a translated field, without the languages in which nothing was written."""
    told = {code: getattr(thing, f"{name}_{code}") for code, _language in settings.LANGUAGES}
    return {code: text for code, text in told.items() if text}


class _Asked:
    """The answers of one circle of people. `population` is how many were asked, None where nobody knows; `nearly` is the same number
    where nearly all of them answered, and nothing may say so."""

    def __init__(self, survey, key, k, *, population, nearly):
        self.survey, self.key, self.k, self.population, self.nearly = survey, key, k, population, nearly

    def all_told(self, items, answers):
        """The entries of all `items`, given {id of an item: answers}, none of which tells what another one hides."""
        values = {item.code: self._values(item, answers.get(item.pk, [])) for item in items}
        entries = [told for item in items for told in self.told(item, values[item.code])]
        keep_back(items, entries, values, self.k)
        return entries

    def _values(self, item, answers):
        """What was answered; free words stay sealed until they are to be shown."""
        if item.kind == Kind.TEXT:
            return answers
        return [attribution.open_answer(self.key, self.survey, answer.sealed) for answer in answers]

    def told(self, item, values):
        """The entries of one item: one, or of a matrix one for each row."""
        if item.kind == Kind.TEXT:
            return [self._words(item, values)]
        if item.kind != Kind.MATRIX:
            return [_COUNTED[item.kind](self, item, values)]
        return [self._row(item, row, [value["code"] for value in values if value["row"] == row["code"]]) for row in item.rows]

    def _entry(self, item, n, dont_know=0):
        hidden = self.nearly is not None and n and self.nearly - n < self.k
        return {
            "code": item.code, "kind": item.kind, "feeds": item.feeds, "section": texts_of(item, "section"), "question": texts_of(item, "question"),
            "n": None if hidden else disclosure.protect_count(n, self.k), "dont_know": disclosure.protect_count(dont_know, self.k),
            "distribution": None, "top2": None, "share": None, "share_over": None, "interval": None, "words": [],
        }  # fmt: skip

    def _scale(self, item, values):
        known = [value for value in values if value != DONT_KNOW]
        entry, n, counts = self._entry(item, len(known), len(values) - len(known)), len(known), Counter(known)
        options = [option for option in item.options if option["code"] != DONT_KNOW]
        if not self._enough(entry, n):
            return entry | {"distribution": _distribution(options, {})}
        sums, told = protect_halves([[counts[code] for code in half] for half in (BEST, OTHERS)], self.k, self._ties((*BEST, *OTHERS)))
        if entry["n"] is not None:
            entry["distribution"] = _distribution(options, dict(zip((*BEST, *OTHERS), told[0] + told[1], strict=True)))
        else:
            entry["distribution"] = _distribution(options, {})
        if sums is not None:
            low, high = indicators.wilson(sums[0], n, self._population(n))
            entry |= {"top2": sums[0] if entry["n"] is not None else None, "share": self._percent(sums[0] / n, n, entry)}
            entry["interval"] = [self._percent(low, n, entry), self._percent(high, n, entry)]
        elif n >= FEW and sum(counts[code] for code in OTHERS) < self.k:
            entry["share_over"] = floor(100 * (n - self.k - 1) / n) / 100
        return entry

    def _row(self, item, row, values):
        return self._scale(item, values) | {"code": f"{item.code}.{row['code']}", "row": row["texts"]}

    def _choice(self, item, values):
        known = [value for value in values if value != DONT_KNOW]
        entry, counts = self._entry(item, len(known), len(values) - len(known)), Counter(known)
        options = [option for option in item.options if option["code"] != DONT_KNOW]
        shown = self._apart({code: counts[code] for code in questionnaire.codes(options)}) if self._enough(entry) else {}
        return entry | {"distribution": _distribution(options, shown, entry["n"])}

    def _choices(self, item, values):
        known = [value for value in values if DONT_KNOW not in value]
        entry, counts = self._entry(item, len(known), len(values) - len(known)), Counter(code for value in known for code in value)
        options = [option for option in item.options if option["code"] != DONT_KNOW]
        shown = {}
        if self._enough(entry):
            shown = {code: disclosure.protect_count(counts[code], self.k, of=len(known)) for code in questionnaire.codes(options)}
        return entry | {"distribution": _distribution(options, shown, entry["n"])}

    def _ranking(self, item, values):
        """First choices, the order of all by their mean place, and the mean places where no first choice is withheld: of two things the
        mean would tell it. What somebody did not place has, in the mean, the places that she left."""
        entry, options = self._entry(item, len(values)), questionnaire.codes(item.options)
        entry |= {"order": None, "places": None}
        shown = {}
        if self._enough(entry):
            firsts = Counter(value[0] for value in values)
            shown = self._apart({code: firsts[code] for code in options})
            means = _mean_places(options, values)
            entry["order"] = sorted(options, key=lambda code: (round(means[code], 1), options.index(code)))
            if None not in shown.values():
                entry["places"] = {code: round(means[code], 1) for code in options}
        return entry | {"distribution": _distribution(item.options, shown)}

    def _number(self, item, values):
        entry = self._entry(item, len(values)) | {"median": None, "quartiles": None}
        if self._enough(entry):
            first, middle, third = quantiles(values, n=4, method="inclusive")
            entry |= {"median": round(middle), "quartiles": [round(first), round(third)]}
        return entry

    def _words(self, item, answers):
        """What reviewers let out, in an order that only the survey's key knows: neither that of arrival nor that of anything else."""
        read = [answer for answer in answers if answer.state in READ]
        texts = [
            attribution.open_answer(self.key, self.survey, answer.sealed if answer.sealed_words is None else answer.sealed_words) for answer in read
        ]
        return self._entry(item, len(answers)) | {"words": sorted(texts, key=lambda text: vault.digest(self.key, "order of words", text))}

    def _apart(self, counts):
        """{code: count as it may be published} of {code: count} that add up to a number every reader knows."""
        shown = protect_distribution(list(counts.values()), self.k, self._ties(counts))
        return dict(zip(counts, shown, strict=True))

    def _ties(self, codes):
        return [vault.digest(self.key, "ties", code) for code in codes]

    def _enough(self, entry, n=None):
        """Whether a share may be told; where n is kept back since nearly everybody answered, it may."""
        return (n if n is not None else entry["n"] or 0) >= FEWEST

    def _population(self, n):
        return self.population if self.population is not None and self.population >= n else None

    def _percent(self, share, n, entry):
        return round(share, 2 if n < FEW or entry["n"] is None else 4)


def _distribution(options, shown, n=None):
    """The options in their order; with the share of each where `n` is known and large enough."""
    told = [{"code": option["code"], "text": option["texts"], "count": shown.get(option["code"])} for option in options]
    if n is not None:
        for one in told:
            enough = one["count"] is not None and n >= FEWEST
            one["share"] = round(one["count"] / n, 2 if n < FEW else 4) if enough else None
    return told


def _mean_places(options, values):
    """{code: mean place}: of each who ranked, what she did not place shares the places that she left."""
    sums = Counter()
    for value in values:
        left = [code for code in options if code not in value]
        between = (len(value) + 1 + len(options)) / 2
        sums.update({code: place for place, code in enumerate(value, 1)})
        sums.update(dict.fromkeys(left, between))
    return {code: sums[code] / len(values) for code in options}


def _rate(completed, eligible):
    if completed is None or eligible < FEWEST:
        return None
    return round(completed / eligible, 2 if eligible < FEW else 4)


_COUNTED = {Kind.SCALE: _Asked._scale, Kind.CHOICE: _Asked._choice, Kind.CHOICES: _Asked._choices, Kind.RANKING: _Asked._ranking, Kind.NUMBER: _Asked._number}
