"""The words of a piece, and those on the cover."""

from django.db import transaction
from django.utils.translation import gettext as _

from convening import policy
from convening.errors import Refused
from convening.models import Audience, Convening

from ...models import Report, Revision
from . import texts
from .checking import remember_borrowed
from .keeping import as_it_was, changed, piece_taken_up, taken_up


@transaction.atomic
def write_piece(piece, title=None, text=None, *, by, edition=None, language=None):
    """Set its `title` and `text`, each {language: words}; languages that are not named stay as they are.

    `edition` is the document's when she began to write: refused (`evaluation.changed_meanwhile`) where somebody has written other words
    into this piece since. `language` is the one written first. Words with a problem of attribution are kept; the release refuses them.
    """
    document, piece = piece_taken_up(piece, by)
    if edition is not None and _written_since(piece, edition):
        raise Refused(
            "evaluation.changed_meanwhile",
            _("Somebody has changed this piece while you were writing. Nothing of yours is lost: both stand here. Put them together and keep them again."),
        )
    was = as_it_was(piece)
    if not texts.write(piece, {"title": title, "text": text}, language):
        return piece
    remember_borrowed(piece)
    piece.save()
    changed(document, piece, was, by=by, verb="evaluation.piece_written")
    return piece


@transaction.atomic
def still_right(piece, language, *, by):
    """The words in `language` still say what those written first say, although those were changed later."""
    document, piece = piece_taken_up(piece, by)
    if language not in piece.behind:
        return piece
    was = as_it_was(piece)
    piece.behind = [code for code in piece.behind if code != language]
    piece.save(update_fields=["behind"])
    changed(document, piece, was, by=by, verb="evaluation.translation_confirmed")
    return piece


@transaction.atomic
def cover_still_right(document, language, *, by):
    """The same of what stands on the cover."""
    document = taken_up(document, by)
    if language not in document.behind:
        return document
    was = as_it_was(document)
    document.behind = [code for code in document.behind if code != language]
    document.save(update_fields=["behind"])
    changed(document, document, was, by=by, verb="evaluation.translation_confirmed")
    return document


@transaction.atomic
def describe_document(
    document, *, by, title=None, subtitle=None, imprint=None, language=None, languages=None, audience=None, cover=Ellipsis, report=Ellipsis
):
    """What stands on the cover, in which languages it is to appear and for whom; what is left out stays.

    `cover` is a Picture of its convening that may be published, `report` the one whose figures it quotes, either None.
    """
    document = taken_up(document, by)
    was = as_it_was(document)
    if texts.write(document, {"title": title, "subtitle": subtitle, "imprint": imprint}, language):
        remember_borrowed(document)
    if languages is not None:
        document.languages = appearing_in(languages)
    if audience is not None:
        document.audience = _for_whom(audience)
    if cover is not Ellipsis:
        document.cover = may_be_printed(document.convening, cover, "cover")
    if report is not Ellipsis:
        document.report = _of_its_convening(document, report, by)
    if document.language not in document.languages:
        sentence = _("It appears at least in the language in which it is written first.")
        raise Refused("evaluation.first_language_left_out", sentence, fields={"languages": sentence})
    if as_it_was(document) == was:
        return document
    document.save()
    changed(document, document, was, by=by, verb="evaluation.document_described")
    return document


def appearing_in(languages):
    """The languages in the order in which the house names them."""
    wanted = [code for code in texts.LANGUAGES if code in set(languages)]
    if not wanted or set(languages) - set(wanted):
        sentence = _("Choose at least one language.")
        raise Refused("evaluation.no_language", sentence, fields={"languages": sentence})
    return wanted


def may_be_printed(convening, picture, field):
    """The picture, if it is of this convening and everybody who can be recognised has agreed; None stays None."""
    if picture is None:
        return None
    if picture.convening_id != convening.pk or not picture.may_be_published:
        sentence = _("This picture cannot be printed: somebody who can be recognised has not agreed yet.")
        raise Refused("evaluation.picture_not_free", sentence, fields={field: sentence})
    return picture


def _for_whom(audience):
    if audience not in (Audience.PUBLIC, Audience.MEMBERS):
        sentence = _("A document is for everybody or for members.")
        raise Refused("evaluation.unknown_audience", sentence, fields={"audience": sentence})
    return audience


def _of_its_convening(document, report, by):
    """The report, if its figures are for those who write: whoever reads a draft of this document reads them."""
    if report is not None and report.pk != document.report_id and not _can_be_quoted(document.convening, report, by):
        sentence = _("Choose one of the reports of this convening that can be read.")
        raise Refused("evaluation.no_such_report", sentence, fields={"report": sentence})
    return report


def _can_be_quoted(convening, report, by):
    is_draft = report.state == Report.State.DRAFT and convening.state == Convening.State.CLOSED  # before the close it is a live number
    mine = report.convening_id == convening.pk and policy.allows(by, "evaluation.view_report", report)
    return mine and (is_draft or report.state == Report.State.RELEASED)


def _written_since(piece, edition):
    """Whether other words stood in this piece at that edition, or since, than stand in it now."""
    now = as_it_was(piece)
    for was in Revision.objects.filter(document=piece.document_id, piece=piece.pk, edition__gte=edition).values_list("was", flat=True):
        if any(was.get(name) != now[name] for name in ("title", "text", "language")):
            return True
    return False


