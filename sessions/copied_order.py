"""What a new convening takes over of how its sessions were prepared: running orders without speakers, booths without interpreters, and words.

No paper: those were of people. No rehearsal: its hour is over.
"""

from convening.structure import in_all_languages

from .importers.glossary import LANGUAGES
from .models import Booth, Segment, Term


def order_copied(session, twin):
    """The running order and the booths of `session`, for `twin`, its copy."""
    Segment.objects.bulk_create(
        Segment(session=twin, position=one.position, minutes=one.minutes, **in_all_languages(one, "title"))
        for one in Segment.objects.filter(session=session)
    )
    Booth.objects.bulk_create(
        Booth(session=twin, language=one.language, relay_from=one.relay_from) for one in Booth.objects.filter(session=session)
    )


def terms_copied(source, copy, twins):
    """The glossary; `twins` is {id of a session: its copy}. The words of a session that was not copied stay behind."""
    terms = Term.objects.filter(convening=source)
    Term.objects.bulk_create(
        Term(convening=copy, session=twins.get(one.session_id), **{name: getattr(one, name) for name in (*LANGUAGES, "note")})
        for one in terms if one.session_id is None or one.session_id in twins
    )  # fmt: skip
