"""Counting facts for a report: how it compares with the best plan in SQL at a million facts, whether it grows with them, what it weighs."""

import random
import subprocess
import sys
from datetime import date, timedelta

import measuring

measuring.begin()

from django.db import connection  # noqa: E402

from convening.testing import new_convening  # noqa: E402
from evaluation.services import facts  # noqa: E402

FACTS = (250_000, 500_000, 1_000_000)
PEOPLE, DAYS, BEGAN = 20_000, 90, date(2021, 5, 1)
ALONE = """
import sys
import measuring
measuring.begin()
from convening.models import Convening
from django.db import connection
from evaluation.services import facts
convening = Convening.objects.get(slug=sys.argv[1])
with connection.cursor() as cursor:
    cursor.execute("SELECT DISTINCT mark FROM evaluation_fact WHERE convening_id = %s", [convening.pk])
    members = {bytes(mark) for (mark,) in cursor.fetchall()}
before = measuring.peak_memory()
facts.told(convening, "logged_on", members)
print(before, measuring.peak_memory())
"""


def fill(convening, count):
    """`count` log-ons of 20,000 people over 90 days, in random order, as the nights write them. Returns the people's marks."""
    dice = random.Random(count)
    marks = [dice.randbytes(16) for _person in range(PEOPLE)]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE evaluation_fact")
        cursor.execute(
            "INSERT INTO evaluation_fact (id, convening_id, verb, mark, day)"
            " SELECT gen_random_uuid(), %s, 'logged_on', mark, day FROM unnest(%s::bytea[]) mark,"
            " generate_series(%s::date, %s::date, '1 day') day ORDER BY random() LIMIT %s",
            [convening.pk, marks, BEGAN, BEGAN + timedelta(days=DAYS - 1), count],
        )
        cursor.execute("VACUUM ANALYZE evaluation_fact")
    return set(marks)


def best_plan(convening, members):
    """The same figures asked of the database in one statement: each person's weeks once, the weeks counted, the people named."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH one AS MATERIALIZED (SELECT mark, (day - '2000-01-03'::date) / 7 AS week FROM evaluation_fact"
            " WHERE convening_id = %s AND verb = 'logged_on' GROUP BY 1, 2)"
            " SELECT NULL::bytea, week, count(*) FROM one WHERE mark = ANY(%s) GROUP BY week"
            " UNION ALL SELECT DISTINCT mark, NULL::int, NULL::bigint FROM one WHERE mark = ANY(%s)",
            [convening.pk, list(members), list(members)],
        )
        rows = cursor.fetchall()
    weeks = {date(2000, 1, 3) + timedelta(weeks=week): people for mark, week, people in rows if mark is None}
    return frozenset(bytes(mark) for mark, _week, _people in rows if mark is not None), weeks


def two_questions(convening, members):
    """The same in two statements, for a planner that does better so; whoever is no member is taken out here."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT mark FROM evaluation_fact WHERE convening_id = %s AND verb = 'logged_on'", [convening.pk])
        marks = frozenset(bytes(mark) for (mark,) in cursor.fetchall()) & members
        cursor.execute(
            "SELECT week, count(*) FROM (SELECT DISTINCT mark, (day - '2000-01-03'::date) / 7 AS week FROM evaluation_fact"
            " WHERE convening_id = %s AND verb = 'logged_on') one GROUP BY week",
            [convening.pk],
        )
        weeks = {date(2000, 1, 3) + timedelta(weeks=week): people for week, people in cursor.fetchall()}
    return marks, weeks


def main():
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '256MB'")  # what the plan in SQL asks for to be at its best
    figures, goals, seconds = {"people": PEOPLE}, {}, {}
    for count in FACTS:
        convening = new_convening(f"bench-{count}")
        members = fill(convening, count)
        ours = facts.told(convening, "logged_on", members)
        assert (ours.marks, ours.weeks) == best_plan(convening, members) == two_questions(convening, members)
        took, ratios = measuring.side_by_side(
            {
                "one statement": lambda convening=convening, members=members: best_plan(convening, members),
                "two statements": lambda convening=convening, members=members: two_questions(convening, members),
                "ours": lambda convening=convening, members=members: facts.told(convening, "logged_on", members),
            },
            rounds=5, times=1,
        )  # fmt: skip
        seconds[count] = took["ours"]
        best = min(("one statement", "two statements"), key=took.get)
        figures |= {f"{count:,} facts, {name}, s": round(took[name], 3) for name in took}
        figures[f"{count:,} facts, ours of the better plan"] = round(ratios["ours"] / ratios[best], 2)
    goals["of the better plan in SQL at 1,000,000 facts"] = figures["1,000,000 facts, ours of the better plan"], 1.5
    goals["1,000,000 facts of 250,000, times"] = round(seconds[1_000_000] / seconds[250_000], 2), 4.4
    told = subprocess.run([sys.executable, "-c", ALONE, "bench-1000000"], capture_output=True, text=True, check=True).stdout.split()
    figures["MB of a process before"] = float(told[0])
    goals["MB of a process at most"] = float(told[1]), 600
    measuring.report("compile", figures, goals)


if __name__ == "__main__":
    main()
