"""People who may be named: for the secretariat that asks them, for herself, and for whoever makes a document."""

from django.db.models import Exists, OuterRef

from convening import keyring, policy, vault
from convening.models import Convening
from sessions import selectors as sessions
from sessions.selectors.order import parts_with_a_role

from ...models import Document, OnTheRecord, Signature, Signer

AGREED = OnTheRecord.Answer.AGREED


def convening_to_name_in(asker, slug):
    """The convening in which she asks people whether they may be named, or 404."""
    return policy.access(asker, "evaluation.name_on_the_record", Convening.objects.all(), slug=slug)


def people_on_the_record(convening):
    """[{"id", "session", "position"}] of those who agree today, in their order: ids of rows, no names. Two queries."""
    return [{"id": str(one.pk), "session": one.session, "position": one.position} for one in _agreed(convening)]


def names_on_the_record(convening):
    """{id: {language: {"honorific", "name", "function"}}} of those who agree today, for the moment in which a document is made. Whoever took
    back her yes, or was erased, is not in it."""
    told = {str(one.pk): words_of(one) for one in _agreed(convening)}
    return {pk: words for pk, words in told.items() if words}


def words_of(named):
    """{language: {"honorific", "name", "function"}} as the secretariat wrote them; {} once her key is gone."""
    try:
        return vault.unseal(keyring.read("person", named.participation.person_id), named.sealed, place=named.place)
    except (keyring.KeyGone, vault.Unreadable):
        return {}


def asked_in(convening):
    """[OnTheRecord] of all that were asked, each with `.words` and `.may_be_named`: whether she declined or has not answered is not told."""
    found = list(OnTheRecord.objects.filter(convening=convening).select_related("participation__person"))
    for one in found:
        one.convening, one.words, one.may_be_named = convening, words_of(one), one.answer == AGREED
    return [one for one in found if one.words]


def people_to_ask(convening, session):
    """[Participation] of those who have a role in this session and may be asked, with their people."""
    may_be_named = sessions.on_the_record_in(convening)
    return [part for part in parts_with_a_role(session) if may_be_named(session.slug, part.pk)]


def naming_for(asker, slug, named_id):
    """What she is asked herself, or 404; for the secretariat use `asked_in`."""
    rows = OnTheRecord.objects.exclude(sealed=b"").select_related("convening", "participation")
    return policy.access(asker, "evaluation.answer_on_the_record", rows, convening__slug=slug, pk=named_id)


def on_my_part(asker, convening):
    """For her own page: {"named": what she is asked about being named, or has answered, "to_sign": documents that wait for a signature and have
    none of hers}, what there is of both. One query, and for whoever may sign another."""
    standing = policy.standing(asker)
    part = standing.part_in(convening.pk)
    if part is None or not standing.knows_her_voice:
        return {}
    named = list(OnTheRecord.objects.filter(participation=part).exclude(sealed=b"").order_by("position", "pk"))
    to_sign = list(_unsigned(convening, asker))
    return {name: rows for name, rows in (("named", named), ("to_sign", to_sign)) if rows}


def _unsigned(convening, asker):
    given = Signature.objects.filter(document=OuterRef("document"), organisation=OuterRef("organisation"), edition=OuterRef("document__edition"))
    missing = Signer.objects.filter(~Exists(given), document=OuterRef("pk"), spared_on=None)
    hers = Signature.objects.filter(document=OuterRef("pk"), edition=OuterRef("edition"), signer=asker)
    before_her = Document.objects.filter(policy.among(asker, "evaluation.sign_document"), convening=convening, state=Document.State.SIGNING)
    return before_her.filter(Exists(missing), ~Exists(hers)).defer("content").order_by("slug")


def namings_of(person):
    """Every row about her, with its convening: for her request for everything that is held."""
    rows = OnTheRecord.objects.filter(participation__person=person).select_related("convening", "participation")
    return list(rows.order_by("convening__starts_on", "position", "pk"))


def _agreed(convening):
    """Those who agree today to what was on the record: a session that was put under the Rule since names nobody."""
    rows = OnTheRecord.objects.filter(convening=convening, answer=AGREED, participation__person__is_active=True)
    found = list(rows.select_related("participation"))
    may_be_named = sessions.on_the_record_in(convening) if found else None
    return [one for one in found if may_be_named(one.session, one.participation_id)]
