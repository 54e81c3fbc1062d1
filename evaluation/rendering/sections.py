"""The twelve sections of Annex B, in its order. Each takes the report and a language and gives (title, blocks).

A section whose source was not collected says which one, and nothing else: nothing is invented.
"""

from django.utils.translation import gettext as _, ngettext

from evaluation import charts, prose
from evaluation.indicators import INDICATORS

from . import blocks
from .blocks import count, missing, note, paragraph, row, share, table
from .texts import DOORS, RULES, in_language, titles_by_slug, withheld_names


def purpose(report, language):
    meta = report["meta"]
    made = [
        paragraph(
            _(
                "This annex says what came of the convening: who took part, what its live sessions and discussion rooms "
                "counted, and how far these figures can be trusted."
            )
        ),
        paragraph(
            _(
                "All figures were compiled on %(day)s from one frozen snapshot. What anybody changes about herself "
                "afterwards does not change them."
            )
            % {"day": prose.day(meta["compiled_on"])}
        ),
        paragraph(
            _(
                "Attendance was read from the attendance lists of the sessions. Log-ons were kept by day, never by the "
                "hour. Posts were counted by the record of the rooms, which gives out counts and never names."
            )
        ),
        note(
            _(
                "Percentages are rounded to whole numbers in sentences and to one decimal in tables. In sentences, "
                "figures from 20 are said in round numbers: “more than” the round number below, “around” one that is "
                "round, “fewer than” one that is just missed. The tables give the exact figures."
            )
        ),
    ]
    return _("Purpose and method"), made


def definitions(report, language):
    made = [
        blocks.definitions(INDICATORS.values()),
        paragraph(
            _(
                "Attendances are not people: somebody who came to three sessions counts three times among the "
                "attendances and once among the participants."
            )
        ),
        paragraph(_("Countries and territories are those that people declared. Nobody's was guessed.")),
    ]
    unmatched = report["people"].get("unmatched")
    if unmatched:
        made.append(
            paragraph(
                ngettext(
                    "%(number)s guest could not be matched to anybody and is not among the participants.",
                    "%(number)s guests could not be matched to anybody and are not among the participants.",
                    unmatched,
                )
                % {"number": prose.number(unmatched)}
            )
        )
    return _("Definitions, sources and limits"), made


def funnel(report, language):
    people, live, platform, rooms = report["people"], report["live"], report["platform"], report["rooms"]
    steps = [
        (_("Invited"), people["invited"], None),
        (_("Accepted"), people["accepted"], people["invited"]),
        (_("Registered"), people["registered"], people["accepted"]),
        (_("Attended live"), live["people"], None),
        (_("Logged on"), platform["logged_on"], people["registered"]),
        (_("Posted"), rooms["posters"], platform["logged_on"]),
    ]
    of = [_("invited"), _("accepted"), _("registered")]
    wholes = {1: of[0], 2: of[1], 4: of[2], 5: _("logged on")}
    rows = [
        row(
            label,
            [
                count(value),
                share(value, whole) if place in wholes else blocks.none(),
                blocks.text(wholes[place]) if place in wholes else blocks.none(),
            ],
        )
        for place, (label, value, whole) in enumerate(steps)
    ]
    rows.append(row(_("Responded"), [blocks.none()] * 3))
    made = [paragraph(prose.people_took_part(people["participants"]))]
    if platform["share"] is not None:
        made.append(paragraph(prose.share_logged_on(platform["logged_on"], people["registered"])))
    made += [
        blocks.chart(
            charts.Chart(
                "funnel",
                _("From invitation to participation, people"),
                tuple(charts.Bar(label, value) for label, value, whole in steps),
            )
        ),
        table(
            "funnel",
            _("From invitation to participation"),
            [_("Step"), _("People"), _("Share"), _("Out of")],
            rows,
            notes=[
                _(
                    "Public sessions are open without registration, so that those who attended live are not a part of "
                    "those registered, and have no share."
                )
            ],
        ),
    ]
    if not report["survey"]["eligible"]:
        made.append(
            missing(_("No answers to a survey were collected, so that nobody is counted as having responded."))
        )
    return _("From invitation to participation"), made


def live_sessions(report, language):
    live = report["live"]
    if not live["sessions"]:
        return _("Live sessions"), [missing(_("There were no live sessions."))]
    meta = {session["slug"]: session for session in report["meta"]["sessions"]}
    titles = titles_by_slug(report["meta"]["sessions"], language)
    rows = [
        row(
            titles[session["slug"]],
            [
                count(session["attendances"]),
                count(session["peak"]),
                count(session["median_minutes"]),
                _rate(session, meta[session["slug"]]),
            ],
            detail=_when(meta[session["slug"]]),
        )
        for session in live["sessions"]
    ]
    totals = row(_("All sessions"), [count(live["attendances"]), *[blocks.none()] * 3])
    made = [paragraph(prose.attendances_counted(live["attendances"]))]
    if live["people"] is not None:
        made.append(
            paragraph(
                ngettext(
                    "They are those of %(number)s person, each counted once in a session.",
                    "They are those of %(number)s people, each counted once in a session.",
                    live["people"],
                )
                % {"number": prose.number(live["people"])}
            )
        )
    made += [
        blocks.chart(
            charts.Chart(
                "attendances",
                _("Attendances by session"),
                tuple(charts.Bar(titles[session["slug"]], session["attendances"]) for session in live["sessions"]),
            )
        ),
        table(
            "live_sessions",
            _("Live sessions"),
            [_("Session"), _("Attendances"), _("Peak"), _("Median minutes"), _("Attended, of expected")],
            rows,
            totals,
            notes=[_("Public sessions have no rate: nobody is expected by name.")],
        ),
    ]
    return _("Live sessions"), made


def _when(session):
    """Day, clock at the convening's city and in UTC, door and rule of one session, in one line."""
    local, day = prose.clock_span(session["starts_at"], session["minutes"], session["zone"])
    utc, utc_day = prose.clock_span(session["starts_at"], session["minutes"], "UTC")
    return _("%(day)s, %(local)s in %(city)s (%(utc)s UTC); %(door)s, %(rule)s") % {
        "day": prose.day(day),
        "local": local,
        "city": prose.city(session["zone"]),
        "utc": utc,
        "door": DOORS[session["door"]],
        "rule": RULES[session["rule"]],
    }


def _rate(session, meta):
    if meta["door"] == "public":
        return blocks.none()
    if session["rate"] is None or session.get("expected") is None:
        return count(None)
    text = _("%(percent)s of %(whole)s") % {
        "percent": prose.percent(session["rate"], 1),
        "whole": prose.number(session["expected"]),
    }
    return {"text": text, "value": session["rate"], "state": "shown"}


def discussion_rooms(report, language):
    rooms = report["rooms"]
    if not rooms["rooms"]:
        return _("Discussion rooms"), [missing(_("There were no discussion rooms."))]
    meta = {room["slug"]: room for room in report["meta"]["rooms"]}
    titles = titles_by_slug(report["meta"]["rooms"], language)
    made = []
    if rooms["posters"] is not None:
        made.append(
            paragraph(
                " ".join(
                    [prose.people_posted(rooms["posters"])]
                    + ([prose.posters_in_role(rooms["posters_staff"])] if rooms["posters_staff"] else [])
                )
            )
        )
    if rooms["posts"] is not None:
        made.append(paragraph(prose.posts_published(rooms["posts"])))
    made += [
        blocks.chart(
            charts.Chart(
                "posts",
                _("Posts by room"),
                tuple(charts.Bar(titles[room["slug"]], room["posts"]) for room in rooms["rooms"]),
                accent=charts.CLAY,
            )
        ),
        table(
            "rooms",
            _("Posts and people who posted, by room"),
            [_("Room"), _("Posts"), _("People who posted")],
            [
                row(
                    titles[room["slug"]],
                    [count(room["posts"]), count(room["posters"])],
                    detail=_window(meta[room["slug"]]),
                )
                for room in rooms["rooms"]
            ],
            row(_("All rooms"), [count(rooms["posts"]), count(rooms["posters"])]),
            notes=[_("People who posted in more than one room count once in all rooms.")],
        ),
    ]
    if any(room["posters"] is None for room in rooms["rooms"]) and rooms["posters"] is not None:
        made.append(
            note(
                _(
                    "The people who posted are given for all rooms together. By room, their numbers would show how many "
                    "posted in one room only, or in both."
                )
            )
        )
    return _("Discussion rooms"), made + _exchange(report)


def _window(room):
    return _("%(first)s to %(last)s; %(rule)s") % {
        "first": prose.day(room["opens"]),
        "last": prose.day(room["closes"]),
        "rule": RULES[room["rule"]],
    }


def _exchange(report):
    """How evenly people posted and how much they answered one another, as far as it may be told."""
    rooms, dialogue = report["rooms"], report.get("dialogue")
    measures = [
        (
            _("Posts per person, mean"),
            rooms.get("mean_posts"),
            1,
            _("people who posted, without organisers and moderators"),
        ),
        (
            _("Posts per person, median"),
            rooms.get("median_posts"),
            1,
            _("people who posted, without organisers and moderators"),
        ),
        (_("Gini coefficient among those who posted"), rooms.get("gini"), 2, _("0 where all post alike")),
        (
            _("Gini coefficient among those who logged on"),
            rooms.get("gini_logged_on"),
            2,
            _("silent people count as zero"),
        ),
        (
            _("Effective contributors"),
            rooms.get("effective_contributors"),
            1,
            _("people posting alike, as concentrated"),
        ),
    ]
    rows = [
        row(name, [count(value, decimals)], detail=remark)
        for name, value, decimals, remark in measures
        if value is not None
    ]
    if dialogue:
        rows.append(row(_("Replies"), [count(dialogue["replies"])], detail=_("posts that answer a post")))
        if dialogue["share"] is not None:
            rows.append(row(_("Replies, of all posts"), [share(dialogue["replies"], rooms["posts"])]))
        rows.append(
            row(
                _("Guiding questions that three people or more answered"),
                [count(dialogue["questions_with_3_posters"])],
                detail=ngettext("of %(number)s question", "of %(number)s questions", dialogue["questions"])
                % {"number": prose.number(dialogue["questions"])},
            )
        )
    return [table("exchange", _("How people exchanged"), [_("Measure"), _("Figure")], rows)] if rows else []


def composition(report, language):
    people, platform = report["people"], report["platform"]
    made = []
    for counts, said, whole in (
        (people, prose.countries_declared, people["participants"]),
        (platform, prose.countries_of_logged_on, platform["logged_on"]),
    ):
        if counts["countries"] is not None:
            sentences = [said(counts["countries"])]
            if counts["country_known"] is not None and whole is not None:
                sentences.append(prose.coverage(counts["country_known"], whole))
            made.append(paragraph(" ".join(sentences)))
    made += [_protected(entry, language) for entry in report["tables"]]
    if not report["tables"]:
        made.append(missing(_("No tables of regions or kinds of actor belong to this release.")))
    return _("Who took part"), made


def _protected(entry, language):
    labels = entry.get("labels", {})
    columns = [in_language(labels.get(label), language, label) for label in entry["columns"]]
    title = in_language(entry.get("title"), language, entry["name"])
    several = len(columns) > 1
    if entry["withheld"]:
        total = (
            []
            if entry["total"] is None
            else [_("All of it together is %(number)s.") % {"number": prose.number(entry["total"])}]
        )
        return note(
            " ".join(
                [
                    _(
                        "%(table)s: the whole table is withheld, because one of its figures could tell something about somebody."
                    )
                    % {"table": title},
                    *total,
                ]
            )
        )
    rows = [
        row(
            in_language(labels.get(label), language, label),
            [count(x) for x in line] + ([count(sum_)] if several else []),
        )
        for label, line, sum_ in zip(entry["rows"], entry["cells"], entry["row_totals"])
    ]
    totals = row(_("All"), [count(x) for x in entry["column_totals"]] + ([count(entry["total"])] if several else []))
    return table(entry["name"], title, [_("Group"), *columns] + ([_("All")] if several else []), rows, totals)


def satisfaction(report, language):
    return _("How satisfied people were"), [
        missing(_("No survey was collected, so that nothing can be said about satisfaction."))
    ]


def learning(report, language):
    return _("Learning, networking and intended follow-up"), [
        missing(_("No survey was collected, so that nothing can be said about learning, networking or follow-up."))
    ]


def problems(report, language):
    moderation = report.get("moderation")
    made = []
    if moderation:
        made.append(
            table(
                "moderation",
                _("Decisions of moderators, by delay"),
                [_("Delay"), _("Decisions")],
                [row(_DELAYS[name](), [count(value)]) for name, value in moderation["buckets"].items()],
                row(_("All decisions"), [count(moderation["decisions"])]),
                notes=[_("Delays are counted in steps. The hour of a decision is never kept.")],
            )
        )
        made.append(
            table(
                "declined",
                _("Posts that were not published"),
                [_("State"), _("Posts")],
                [row(_("Declined"), [count(moderation["declined"])]), row(_("Held"), [count(moderation["held"])])],
            )
        )
    made.append(missing(_("Requests to the help desk and technical faults were not collected.")))
    return _("Problems met"), made


_DELAYS = {
    "1h": lambda: _("within 1 hour"),
    "6h": lambda: _("within 6 hours"),
    "24h": lambda: _("within 24 hours"),
    "more": lambda: _("later"),
}


def access(report, language):
    return _("Access and equity"), [
        missing(_("Languages of interpretation and of the interface, and needs of access, were not collected."))
    ]


def lessons(report, language):
    return _("Lessons and management response"), [
        missing(_("No lessons and no management response were recorded with this release."))
    ]


def disclosure(report, language):
    meta, k, k_posting = report["meta"], report["disclosure"]["k"], report["meta"]["k_posting"]
    made = [
        paragraph(_rule_statement(meta)),
        paragraph(
            _(
                "Figures of attendance and of log-ons are withheld where they are smaller than %(k)s, those of posting and of "
                "countries where they are smaller than %(k_posting)s. So are figures from which such a one could be found by "
                "subtracting. A table with any such figure is withheld whole. A rate is withheld with either of its parts."
            )
            % {"k": prose.number(k), "k_posting": prose.number(k_posting)}
        ),
    ]
    names = withheld_names(report, language)
    made.append(
        {"kind": "list", "intro": _("Withheld in this release:"), "items": names}
        if names
        else paragraph(_("Nothing was withheld in this release."))
    )
    lifted = meta["veils_lifted"]
    made += [
        blocks.figures([blocks.figure(count(lifted), _("veils lifted"))]),
        note(
            _(
                "A veil is lifted when two custodians allow a named officer to learn who wrote a post. The number is printed "
                "also when it is zero."
            )
        ),
        missing(_("No survey was collected: there is no instrument to print, and non-response cannot be judged.")),
        note(
            _("Fingerprint of the figures from which this report was compiled (SHA-256): %(hash)s")
            % {"hash": meta["input_sha256"]}
        ),
    ]
    return _("Instrument, non-response and disclosure"), made


def _rule_statement(meta):
    held = {entry["rule"] for entry in [*meta["sessions"], *meta["rooms"]]}
    if held == {"chatham_house"}:
        return _(
            "All sessions and all rooms were held under the Chatham House Rule: what was said may be used; neither who "
            "said it nor anyone's affiliation, nor who took part, may be revealed. This report names nobody."
        )
    if "chatham_house" in held:
        return _(
            "Sessions and rooms were held under different rules, shown with each. Where it was the Chatham House Rule, "
            "what was said may be used; neither who said it nor anyone's affiliation, nor who took part, may be revealed. "
            "This report names nobody."
        )
    return _("The rule of each session and room is shown with it. This report names nobody.")


SECTIONS = (
    purpose,
    definitions,
    funnel,
    live_sessions,
    discussion_rooms,
    composition,
    satisfaction,
    learning,
    problems,
    access,
    lessons,
    disclosure,
)
