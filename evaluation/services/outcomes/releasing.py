"""Release, once: what is missing is said before; then what is printed is written down for good, with its digest."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Subquery
from django.utils.translation import gettext as _, ngettext

from convening import audit, clock, limits, outbox, writing
from convening.errors import Refused
from convening.models import Audience, Organisation
from convening.selectors import credits
from forums import record

from ... import notifications
from ...models import Document, OnTheRecord, Piece, Remark, Report, Revision, Signature, Signer
from . import checking, texts
from .freezing import content_of, digest_of
from .keeping import taken_up

RIGHT = "evaluation.release_document"
REFUSED_A_DAY, HERS_A_DAY = 10, 20  # editions with words of a room: of one document, and of one officer's
Kind = Piece.Kind


@dataclass(frozen=True)
class Missing:
    """What stands in the way of a release (`stops`), or what should be known before it. `piece` is where, if it is in one place."""

    code: str
    sentence: str
    stops: bool = True
    piece: Piece | None = None


@transaction.atomic
def release_document(document, *, by):
    """Print it for good: `content` is what every file is made from, for ever. Refused as long as anything stops it.

    A released document does not change; a mistake is mended by a new one that supersedes it.
    """
    document = taken_up(document, by, RIGHT)
    in_the_way = [one for one in missing(document, by=by) if one.stops]
    if in_the_way:
        raise Refused(f"evaluation.{in_the_way[0].code}", in_the_way[0].sentence)
    content = content_of(document)
    _what_was_signed_is_released(document, digest_of(content))
    document.state, document.content, document.sha256 = Document.State.RELEASED, content, digest_of(content)
    document.released_on = clock.today(document.convening.zone)
    document.save(update_fields=["state", "content", "sha256", "released_on"])
    _forget_what_was_not_cleared(document)
    if document.audience == Audience.PUBLIC:  # so that its first reader need not wait for the files
        outbox.enqueue_task("evaluation.tasks.make_files", document_id=str(document.pk))
    for person in _who_worked_on(document, by):
        notifications.document_released(document, person)
    audit.record(document.convening, actor=by if by.pk else None, verb="evaluation.document_released", target=document, note=f"sha256={document.sha256}")
    return document


def missing(document, *, by):
    """[Missing] before a release, what stops it first. A number of queries that no number of pieces changes.

    Its words are compared with every room, also with those that she does not read. Once `REFUSED_A_DAY` editions of it, or `HERS_A_DAY` of
    hers, were found to carry words of a room, nothing is compared until the day is over, so that nobody finds out by trying what was said
    there. Looking at what carries none, or again at the same edition, is not counted.
    """
    counted = _count_look(document, by)
    pieces = list(Piece.objects.filter(document=document).select_related("picture").defer("picture__content", "picture__small").order_by("position"))
    organisations = list(_organisations(document, by))
    problems = checking.problems_of(document, pieces)
    if not any(kind == checking.OF_A_ROOM for _piece, kind, _sentence in problems):
        for one in counted:
            limits.forgive(*one)
    found = [*_unsigned(document, organisations), *_empty(document, pieces), *_of_words(problems), *_of_figures(document, pieces)]
    found += [*_of_pictures(document, pieces, organisations), *_of_languages(document, pieces), *_of_people_and_remarks(document, pieces, by)]
    return sorted(found, key=lambda one: not one.stops)


def _count_look(document, by):
    """The counters that this look was counted by; none where she has seen this edition."""
    seen = "edition looked at before its release", f"{document.pk}:{document.edition}:{by.pk}"
    if by.pk is None or limits.reached(*seen, most=1):
        return []
    counters = {("releases looked at", document.pk): REFUSED_A_DAY, ("releases looked at", by.pk): HERS_A_DAY}
    for counter, most in counters.items():
        if not limits.counts(*counter, most=most, seconds=limits.DAY):
            raise Refused(
                "evaluation.many_checks",
                _("Words of a room were found in it very often today. You can look again at what is missing, and release, %(soon)s.") % {"soon": limits.when_the_day_ends()},
            )
    limits.counts(*seen, most=1, seconds=limits.DAY)
    return list(counters)


def _organisations(document, by):
    """Those of the convening, each with `.has_signed` the document as it stands, `.was_asked` to and not spared since, `.by_her_alone` spared."""
    asked = Signer.objects.filter(document=document, organisation=OuterRef("pk"))
    given = Signature.objects.filter(document=document, edition=document.edition, organisation=OuterRef("pk"))
    named = Organisation.objects.filter(convening=document.convening_id).annotate(
        has_signed=Exists(given), was_asked=Exists(asked.filter(spared_on=None)), by_her_alone=Exists(asked.filter(spared_on__isnull=False, spared_by=by.pk or 0)),
    )  # fmt: skip
    return named.select_related("logo").defer("logo__content", "logo__small").order_by("position", "pk")


def _unsigned(document, organisations):
    signing = [one for one in organisations if one.signs or one.was_asked]
    for organisation in signing:
        if not organisation.has_signed:
            yield Missing("not_signed", _("%(organisation)s has not signed the document as it stands.") % {"organisation": organisation.name})
    for organisation in organisations:
        if organisation.by_her_alone and not organisation.has_signed and not organisation.signs:
            yield Missing(
                "spared_by_herself",
                _("You agreed that no signature of %(organisation)s is needed, so a colleague releases this document.") % {"organisation": organisation.name},
            )
    if document.state != Document.State.SIGNING and signing:
        yield Missing("not_sent", _("It was not sent to the conveners yet."))


def _what_was_signed_is_released(document, digest):
    """What is drawn from rooms and sessions can change without a piece changing: then nobody has signed this."""
    for signature in Signature.objects.filter(document=document, edition=document.edition).select_related("organisation"):
        if signature.sha256 != digest:
            raise Refused(
                "evaluation.drawn_otherwise",
                _("What this document draws on has changed since %(organisation)s signed it. Read it again, and have it signed anew.")
                % {"organisation": signature.organisation.name},
            )


def _forget_what_was_not_cleared(document):
    """Words of a room that stood in it for a while, and were taken out again, are in no history of it any more, nor in what was said of it."""
    revisions = {one.pk: one for one in Revision.objects.filter(document=document)}
    drafts = {
        (one.pk, name, code): words for one in revisions.values() for name in ("title", "text", "subtitle", "imprint")
        for code, words in one.was.get(name, {}).items()
    }  # fmt: skip
    drafts |= {("remark", pk, ""): text for pk, text in Remark.objects.filter(document=document).values_list("pk", "text")}
    found = record.uncleared(document.convening, drafts, {passage for one in revisions.values() for passage in one.was.get("borrowed", ())})
    Remark.objects.filter(pk__in=[place[1] for place in found if place[0] == "remark"]).delete()
    found = [place for place in found if place[0] != "remark"]
    for pk, name, code in found:
        del revisions[pk].was[name][code]
        revisions[pk].was["borrowed"] = []
    Revision.objects.bulk_update([revisions[pk] for pk in {place[0] for place in found}], ["was"])


def _empty(document, pieces):
    if not pieces:
        yield Missing("empty_document", _("There is nothing in this document yet."))
    for piece, following in zip(pieces, [*pieces[1:], None], strict=False):  # of an empty document there is neither
        if checking.needs_words(piece) and not texts.words_of(piece, checking.main_field(piece), piece.language):
            yield Missing("no_words", _("“%(piece)s” has no words yet.") % {"piece": checking.name_of(piece)}, piece=piece)
        elif piece.kind == Kind.TEXT and not texts.words_of(piece, "text", piece.language) and (following is None or following.level <= piece.level):
            told = _("“%(piece)s” is a heading with nothing beneath it.") % {"piece": checking.name_of(piece)}
            yield Missing("heading_alone", told, stops=False, piece=piece)


def _of_words(problems):
    for piece, kind, sentence in problems:
        told = _("“%(piece)s”: %(problem)s") % {"piece": checking.name_of(piece) if piece else _("the cover"), "problem": sentence}
        stops = kind != checking.TO_LOOK_AT
        yield Missing("problem_in_words" if stops else "words_to_look_at", told, stops=stops, piece=piece)


def _of_figures(document, pieces):
    if not checking.quotes_figures(pieces):
        return
    if document.report is None:
        yield Missing("no_report", _("It quotes figures, and no report of the evaluation is chosen for them."))
    elif document.report.state != Report.State.RELEASED:
        yield Missing("report_not_released", _("The report whose figures it quotes is not released yet."))
    elif document.audience == Audience.PUBLIC and document.report.stage != Report.Stage.FINAL:
        yield Missing("report_not_final", _("The figures that it quotes are for those inside: their report is an interim one, and this document is for everybody."))


def _of_pictures(document, pieces, organisations):
    shown = [(piece.picture, piece) for piece in pieces if piece.picture] + ([(document.cover, None)] if document.cover_id else [])
    for picture, piece in shown:
        if not picture.may_be_published:
            yield Missing("picture_not_free", _("A picture shows somebody who has not agreed to be printed: %(picture)s.") % {"picture": picture.words or picture.caption}, piece=piece)
    for piece in pieces:
        if piece.kind == Kind.PICTURE and piece.picture is None:
            yield Missing("no_picture", _("“%(piece)s” has no picture yet.") % {"piece": checking.name_of(piece)}, piece=piece)
    if any(piece.kind == Kind.CREDITS for piece in pieces):
        for organisation in organisations:
            if organisation.logo is None or organisation.logo.may_be_published:
                continue
            yield Missing("picture_not_free", _("The logo of %(organisation)s may not be printed yet.") % {"organisation": organisation.name})


def _of_languages(document, pieces):
    for code in document.languages:
        states = [texts.state_of(thing, code) for thing in (document, *pieces)]
        missing, behind = states.count("missing"), states.count("behind")
        if missing:
            sentence = ngettext(
                "%(language)s: %(number)s text is not translated. Readers are shown the one written first, and told so.",
                "%(language)s: %(number)s texts are not translated. Readers are shown those written first, and told so.", missing,
            )  # fmt: skip
            yield Missing("translations_missing", _counted(sentence, code, missing), stops=False)
        if behind:
            sentence = ngettext(
                "%(language)s: %(number)s text is older than the one it translates. Readers are shown the one written first, and told so.",
                "%(language)s: %(number)s texts are older than those they translate. Readers are shown those written first, and told so.", behind,
            )  # fmt: skip
            yield Missing("translations_behind", _counted(sentence, code, behind), stops=False)


def _counted(sentence, code, number):
    return sentence % {"language": writing.language_name_here(code), "number": writing.number_here(number)}


def _of_people_and_remarks(document, pieces, by):
    """Both counted, and her own decisions looked for, in one query. Whoever decides that an organisation signs no documents, or is credited no
    more, does not release any by that decision."""
    waiting = OnTheRecord.objects.filter(convening=document.convening_id).exclude(answer=OnTheRecord.Answer.AGREED).exclude(sealed=b"").order_by().values("convening")
    open_ones = Remark.objects.filter(document=document, settled=False).order_by().values("document")
    people, remarks, decided = Document.objects.values_list(
        Subquery(waiting.annotate(number=Count("pk")).values("number")), Subquery(open_ones.annotate(number=Count("pk")).values("number")),
        Exists(credits.decided_that_nobody_signs(document.convening, by)),
    ).get(pk=document.pk)  # fmt: skip
    if decided and by.pk is not None:
        yield Missing(
            "decided_by_herself",
            _("You decided that an organisation no longer signs documents of this convening, so a colleague releases this document."),
        )
    if people and any(piece.kind == Kind.PEOPLE for piece in pieces):
        told = {"number": writing.number_here(people)}
        yield Missing("people_not_agreed", _("Asked whether they may be named, and not named as long as they have not said yes: %(number)s.") % told, stops=False)
    if remarks:
        yield Missing("remarks_open", _("Remarks that are not settled: %(number)s.") % {"number": writing.number_here(remarks)}, stops=False)


def _who_worked_on(document, by):
    """Those who signed: they are told that it is out. Whoever released it knows."""
    signed = Signature.objects.filter(document=document, edition=document.edition).select_related("signer").order_by("pk")
    return [one.signer for one in signed if one.signer and one.signer.is_active and one.signer_id != by.pk]


