"""The glossary: words that all booths render alike, in the convening or in one session of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import audit, honesty, once, policy, writing
from convening.errors import Refused, beside
from convening.models import Convening

from ..importers.glossary import LANGUAGES, LONGEST, Line, read_glossary
from ..models import Session, Term

MOST_TERMS = 1000
KEEPS = "sessions.keep_glossary"


@transaction.atomic
def add_term(convening, *, texts, session=None, by, key=None):
    """One more term. `texts` is {"en": …, "ar": …, "es": …, "fr": …, "note": …}, at least one language of them.

    With a spent `key` nothing happens, and None is returned.
    """
    policy.require(by, KEEPS, convening)
    if key is not None and not once.first_time(key):
        return None
    _lock(convening)
    _refuse_too_many(Term.objects.filter(convening=convening).count() + 1)
    term = Term(convening=convening)
    _write(term, texts, session)
    term.save(force_insert=True)
    _on_record(convening, by)
    return term


@transaction.atomic
def change_term(term, *, texts, session=None, by):
    """Write it anew, as `add_term` takes it. Refused (`glossary.gone`) once somebody removed it."""
    policy.require(by, KEEPS, term.convening)
    standing = Term.objects.select_for_update(of=("self",)).filter(pk=term.pk).first()
    if standing is None:
        raise Refused("glossary.gone", _("Somebody removed this term meanwhile."))
    _write(standing, texts, session)
    standing.save()
    _on_record(term.convening, by)
    return standing


@transaction.atomic
def remove_term(term, *, by):
    """Take it out of the glossary. Where it is gone already nothing happens."""
    policy.require(by, KEEPS, term.convening)
    if Term.objects.filter(pk=term.pk).delete()[0]:
        _on_record(term.convening, by)


@transaction.atomic
def take_in_glossary(convening, data, *, by):
    """Take in the bytes of a file, whole or not at all: {"added": n, "changed": n, "same": n}. Taken in again, it changes nothing.

    A line whose term stands already changes what else is said of it, in the columns that the file has. Lines that cannot be read refuse the file (`glossary.lines`).
    """
    policy.require(by, KEEPS, convening)
    sessions = {session.slug: session for session in Session.objects.filter(convening=convening)}
    lines, problems = read_glossary(data, sessions)
    if problems:
        raise Refused("glossary.lines", _("Some lines could not be read, and nothing was taken in. Correct them and choose the file again."))
    _lock(convening)
    standing = {}
    for term in Term.objects.filter(convening=convening).select_related("session"):
        standing.setdefault(_as_line(term).key, term)
    counts = {"added": 0, "changed": 0, "same": 0}
    for line in lines:
        term = standing.get(line.key)
        before = _as_line(term).texts if term else {}
        texts = before | line.texts  # what the file has no column for stays
        became = "added" if term is None else "same" if texts == before else "changed"
        counts[became] += 1
        if became != "same":
            term = term or Term(convening=convening)
            _write(term, texts, sessions.get(line.session))
            term.save()
    _refuse_too_many(Term.objects.filter(convening=convening).count())
    if counts["added"] or counts["changed"]:
        audit.record(
            convening, actor=by, verb="sessions.glossary_taken_in", target=convening,
            note="added={added} changed={changed} same={same}".format(**counts),
        )
    return counts


def _as_line(term):
    return Line(0, {name: getattr(term, name) for name in (*LANGUAGES, "note")}, term.session.slug if term.session else "")


def _write(term, texts, session):
    texts = {name: _line(texts.get(name, ""), name, most) for name, most in LONGEST.items()}
    if not any(texts[code] for code in LANGUAGES):
        sentence = _("Write the term in at least one language.")
        raise Refused("glossary.empty", sentence, fields={"en": sentence})
    if session is not None and session.convening_id != term.convening_id:
        raise Refused("glossary.elsewhere", _("This session belongs to another convening."))
    term.session = session
    for name, text in texts.items():
        setattr(term, name, text)


def _line(text, name, most):
    """The text as it is stored; empty where there is none."""
    with beside(name):
        return " ".join(honesty.honest_line(text, most).split()) if text.strip() else ""


def _lock(convening):
    Convening.objects.select_for_update(no_key=True).get(pk=convening.pk)


def _refuse_too_many(count):
    if count > MOST_TERMS:
        raise Refused("glossary.too_many", _("A glossary has %(most)s terms at most. Remove what nobody will say.") % {
            "most": writing.number_here(MOST_TERMS)})


def _on_record(convening, by):
    audit.record(convening, actor=by, verb="sessions.glossary_changed", target=convening)
