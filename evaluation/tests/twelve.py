"""A closed convening in which twelve people logged on and told where they come from, and some did not: enough for figures, quickly made."""

from convening import clock, engagement
from convening.services import convenings
from convening.testing import MID_JULY, cast_of, new_convening, person_in
from evaluation import services


def twelve(cast, *, close=True):
    """`cast` with `.person`, one of the twelve."""
    come(cast, 10)
    for number in range(2):  # too few to be told
        engagement.note_log_on(cast.convening, person_in(cast.convening, "participant", name=f"Far {number}", region="Asia-Pacific"))
    for number in range(6):  # so that those who stayed away are not few
        person_in(cast.convening, "participant", name=f"Quiet {number}")
    if close:
        convenings.move_to(cast.convening, "closed", by=cast.secretariat)
    return cast


def come(cast, people):
    """So many more, who take part and log on."""
    for number in range(people):
        place = {"country": "LB", "region": "Arab States"} if number % 2 else {"country": "KE", "region": "Africa"}
        cast.person = person_in(cast.convening, "participant", name=f"Person {number}", kind_of_actor="Civil society", **place)
        engagement.note_log_on(cast.convening, cast.person)


def compiled(convening, by):
    """A new report: a draft, if nothing went wrong."""
    report = services.request_compile(convening, by=by)
    services.compile_report(report.pk)
    report.refresh_from_db()
    return report


def drafted():
    """All of it from nothing, for a world that tests share: with `.draft`."""
    clock.set_to(MID_JULY)
    cast = twelve(cast_of(new_convening()))
    cast.draft = compiled(cast.convening, cast.evaluator)
    return cast


def released():
    """As `drafted`, and released: with `.final`."""
    cast = drafted()
    cast.final = services.release_report(cast.draft, by=cast.evaluator)
    return cast
