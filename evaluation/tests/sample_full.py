"""The report of the reference convening with everything in it: surveys, weeks, languages, words of staff, earlier figures.

Its figures are protected already, as they stand in a report; the people are nobody.
"""

from evaluation import indicators

from .sample import sample_report

SATISFIED = ("Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied")


def full_report():
    report = sample_report()
    report["people"] |= {"organisers": 9, "participants_without_organisers": 315, "named_places": ["CO", "LB", "KE"]}
    report["meta"]["places"] = {"en": "Countries and territories of origin"}
    report["resources"] = {"published": 5, "opened": 85}
    for session, (q1, q3, stayed) in zip(
        report["live"]["sessions"], ((60, 88, 0.7126), (51, 86, 0.6522), (90, 140, 0.641), (88, 139, 0.6471), (66, 87, 0.7479)), strict=True
    ):
        session |= {"q1": q1, "q3": q3, "stay_share": stayed}
    report["activity"] = {
        "weeks": [
            {"starts": "2021-06-28", "log_ons": 61, "posts": 12, "rooms": [{"slug": "wg1", "posts": None}, {"slug": "wg2", "posts": None}]},
            {"starts": "2021-07-05", "log_ons": 92, "posts": 31, "rooms": [{"slug": "wg1", "posts": 18}, {"slug": "wg2", "posts": 13}]},
            {"starts": "2021-07-12", "log_ons": 88, "posts": 29, "rooms": [{"slug": "wg1", "posts": 17}, {"slug": "wg2", "posts": 12}]},
            {"starts": "2021-07-19", "log_ons": 44, "posts": None, "rooms": [{"slug": "wg1", "posts": None}, {"slug": "wg2", "posts": None}]},
            {"starts": "2021-07-26", "log_ons": 57, "posts": None, "rooms": [{"slug": "wg1", "posts": None}, {"slug": "wg2", "posts": None}]},
        ]
    }
    report["rooms"]["curve"] = [[0.0, 0.0], [0.48, 0.24], [1.0, 1.0]]
    report["dialogue"]["depth"] = 3
    report["moderation"] |= {"withdrawn": 0, "muted": 0}
    report["tables"] += [
        _table("participants_by_region", {"arab_states": 143, "africa": 72, "europe": 83, "elsewhere": 26}),
        _table("participants_by_experience", {"Here for the first time": 201, "Took part before": 88, "Not told": 35}),
        _table("sessions_per_person", {"1": 61, "2": 20, "3 or more": 6}),
        _table("languages_of_people", {"ar": 96, "en": 151, "es": 60, "fr": 17}),
        _table("languages_of_posts", {"ar": 24, "en": 49, "es": 17}),
    ]
    report["equity"] = [
        {
            "slug": "working-group-1",
            "channels": {"ar": 14, "es": None},
            "tables": [
                {
                    "attribute": "region", "title": {"en": "Region", "ar": "المنطقة"},
                    "rows": [[{"en": "Arab States", "ar": "الدول العربية"}, 0.6, 0.5], [{"en": "all others", "ar": "الآخرون"}, 0.4, 0.5]],
                }
            ],
        }
    ]  # fmt: skip
    report["survey"] = _surveys()
    report["narrative"] = {
        "purpose": {"en": "This evaluation is owed to those who took part.", "ar": "هذا التقييم حق لمن شاركوا."},
        "lessons": {"en": "Rooms that opened early were used more.\n\nFour weeks were too short."},
        "response": {"en": "The convener accepts the findings."},
    }
    report["earlier_figures"] = [
        {"indicator": "activation", "value": 120, "whole": 300, "stated": 43.0, "source": "the report of 2019, page 4"},
        {"indicator": "participants", "value": 210, "whole": None, "stated": None, "source": "the report of 2019, page 1"},
        {"indicator": "posters", "value": 30, "whole": None, "stated": 12.5, "source": "the report of 2019, page 6"},
    ]
    report["disclosure"]["auditor"] = {"cells": {"small": 2}, "narrowest": 6, "stacked_on": 1}
    return indicators.compared(report)


def _table(name, rows):
    cells = [[count] for count in rows.values()]
    total = sum(rows.values())
    return {
        "name": name, "rows": [*rows], "columns": ["people"], "cells": cells, "row_totals": [line[0] for line in cells], "column_totals": [total],
        "total": total, "withheld": False, "reasons": [], "kind": "people", "k": 5,
        "title": {"en": name.replace("_", " ").capitalize()}, "labels": {"people": {"en": "People", "ar": "الأشخاص"}},
    }  # fmt: skip


def _surveys():
    after = {
        "kind": "post_conference", "session": None, "title": {"en": "How was it for you?", "ar": "كيف كان اللقاء؟"}, "opens": "2021-07-28",
        "closes": "2021-08-01", "eligible": 307, "completed": 71, "completed_by_link": 12, "partial": 6, "rate": 0.2313,
        "items": [
            scale("overall", "satisfaction", "How satisfied are you with the convening as a whole?", [0, 0, 11, 38, 22], 0, (0.7463, 0.9101)),
            {
                **scale("aspects.platform", "satisfaction", "And how satisfied are you with these parts of it?", [5, 8, 14, 26, 12], 6, (0.4803, 0.6872)),
                "kind": "matrix", "row": {"en": "The rooms for written discussion"},
            },
            {**scale("aspects.letters", "satisfaction", "And how satisfied are you with these parts of it?", [None] * 5, 0, None), "n": None,
             "kind": "matrix", "row": {"en": "The letters"}, "top2": None, "share": None},
            scale("learned", "outcomes", "How much did you learn that you can use?", [0, 6, 15, 30, 20], 0, (0.6, 0.8), how_much=True),
            item("met", "number", "outcomes", "With how many people do you want to stay in touch?", n=64) | {"median": 6, "quartiles": [3, 11]},
            chosen("intended", "choices", "outcomes", "What do you intend to do?", {"Tell my organization": 51, "Train others": 17, "Nothing": None}, 70),
            chosen("mattered", "ranking", "outcomes", "What mattered most?", {"The sessions": 31, "The groups": 24, "The people": 12}, 67)
            | {"order": ["the_groups", "the_sessions", "the_people"], "places": {"the_groups": 1.6, "the_sessions": 1.8, "the_people": 2.6}},
            chosen("problems", "choices", "problems", "What got in your way?", {"My connection": 33, "The hours": 21}, 68),
            chosen("connection", "choice", "access", "Did your connection hold?", {"always": 25, "mostly": 30, "seldom": 13}, 68),
            item("nobody", "number", "access", "How many hours did you travel?", n=0) | {"median": None, "quartiles": None},
            item("words", "text", "satisfaction", "What else should we know?", n=23)
            | {"words": ["I would have liked a summary halfway.", "كانت الترجمة ممتازة في الجلسات."]},
        ],
    }  # fmt: skip
    few = {
        **after, "kind": "session", "title": {"en": "The first working group"}, "eligible": 39, "completed": 8, "completed_by_link": 0, "partial": 0,
        "rate": 0.2051, "items": [{**scale("s", "satisfaction", "How satisfied are you with this session?", [None] * 5, 0, None), "n": 8, "top2": None, "share": None}],
    }  # fmt: skip
    return {name: after[name] for name in ("eligible", "completed", "partial", "rate", "items")} | {"surveys": [after, few]}


def item(code, kind, feeds, question, n):
    return {
        "code": code, "kind": kind, "feeds": feeds, "question": {"en": question}, "n": n, "dont_know": 0, "distribution": None, "top2": None,
        "share": None, "interval": None, "words": [],
    }  # fmt: skip


def scale(code, feeds, question, counts, dont_know, interval, how_much=False):
    names = ("Nothing", "Little", "Some", "Much", "Very much") if how_much else SATISFIED
    n = sum(count or 0 for count in counts)
    best = None if None in counts else counts[3] + counts[4]
    return item(code, "scale", feeds, question, n) | {
        "dont_know": dont_know, "distribution": [{"code": str(place), "text": {"en": name}, "count": count} for place, (name, count) in enumerate(zip(names, counts), 1)],
        "top2": best, "share": None if best is None else round(best / n, 4), "interval": interval and list(interval),
    }  # fmt: skip


def chosen(code, kind, feeds, question, answers, n):
    shares = {} if kind == "ranking" else {name: {"share": None if count is None else round(count / n, 4)} for name, count in answers.items()}
    told = [{"code": name.lower().replace(" ", "_"), "text": {"en": name}, "count": count, **shares.get(name, {})} for name, count in answers.items()]
    return item(code, kind, feeds, question, n) | {"distribution": told}
