"""Whether somebody may be named for what she said in a session."""

from ..models import Rule, Session


def spoke_on_the_record(session, part):
    """True where the session was on the record, or the segment of it that was hers."""
    if session.rule == Rule.ON_THE_RECORD:
        return True
    return session.rule != Rule.OFF_THE_RECORD and session.segments.filter(speaker__participation=part, on_the_record=True).exists()


def on_the_record_in(convening):
    """A function (session slug, participation id) -> whether she may be named for it today, for all sessions of `convening`. One query."""
    whole, hers = _told_in(convening)
    return lambda slug, part: slug in whole or (slug, part) in hers


def with_somebody_on_the_record(convening):
    """{slug} of the sessions in which somebody may be named for what she says. One query."""
    whole, hers = _told_in(convening)
    return whole | {slug for slug, _part in hers}


def _told_in(convening):
    """({slug of a session that was wholly on the record}, {(slug, participation id) where one part of it was})."""
    whole, hers = set(), set()
    sessions = Session.objects.filter(convening=convening).exclude(rule=Rule.OFF_THE_RECORD).order_by()
    for slug, rule, is_told, part in sessions.values_list("slug", "rule", "segments__on_the_record", "segments__speaker__participation"):
        if rule == Rule.ON_THE_RECORD:
            whole.add(slug)
        elif is_told:
            hers.add((slug, part))
    return whole, hers
