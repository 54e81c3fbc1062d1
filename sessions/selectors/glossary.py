"""The glossary as one reader finds it."""

from django.db.models import Q
from django.http import Http404

from convening import policy, tabular
from convening.models import Convening

from ..importers.glossary import COLUMNS, LANGUAGES
from ..models import Session, Term

AT_ONCE = 100  # terms on one page
ON_PAPER = 300  # and in what is printed


def glossary_convening(asker, slug):
    """The convening whose glossary she may read, or 404."""
    return policy.access(asker, "sessions.read_glossary", Convening.objects.all(), slug=slug)


def terms_for(convening, asker, *, session=None, words=""):
    """The terms that are hers to read: of the convening, and of the sessions whose papers she reads; to those who keep it, all.

    `session`: only those that help in this session, its own and the convening's, for who has a role in it. `words`: only those with these letters in them.
    """
    terms = Term.objects.filter(convening=convening).select_related("session")
    if session is not None and policy.allows(asker, "sessions.read_papers", session):
        terms = terms.filter(Q(session=None) | Q(session=session))
    elif session is not None or not policy.allows(asker, "sessions.read_glossary", convening):
        return Term.objects.none()
    elif not policy.allows(asker, "sessions.keep_glossary", convening):
        hers = Session.objects.filter(policy.among(asker, "sessions.read_papers"))
        terms = terms.filter(Q(session=None) | Q(session__in=hers.values("pk")))
    for word in words.split()[:5]:
        terms = terms.filter(Q(en__icontains=word) | Q(ar__icontains=word) | Q(es__icontains=word) | Q(fr__icontains=word) | Q(note__icontains=word))
    return terms


def term_for(convening, term_id):
    term = Term.objects.filter(convening=convening, pk=term_id).select_related("session").first()
    if term is None:
        raise Http404
    term.convening = convening
    return term


def as_csv(terms):
    """The terms as a table for a spreadsheet, which runs nothing of it; `take_in_glossary` reads it back."""
    rows = [[*(getattr(term, name) for name in (*LANGUAGES, "note")), term.session.slug if term.session else ""] for term in terms]
    return tabular.write_csv([COLUMNS, *rows]).encode("utf-8-sig")
