"""Letters of this app: one function each. Neutral outside, one recipient; they name no convening, no session and quote nothing."""

from django.conf import settings
from django.urls import reverse

from convening import mail, writing


def survey_opens(survey, person, *, mark):
    """There are questions to answer. Once for each survey and person: `mark` is hers in this survey."""
    _of_a_survey("evaluation/emails/survey_opens.txt", survey, person, purpose=f"survey:{survey.pk}:{mark}")


def survey_ends(survey, person):
    """A reminder before the last day. Whoever calls sees to it that it is written once: no row says to whom."""
    _of_a_survey("evaluation/emails/survey_ends.txt", survey, person, purpose=None)


def _of_a_survey(template, survey, person, *, purpose):
    language = person.profile.language or settings.LANGUAGE_CODE
    context = {"link": settings.SITE_URL + reverse("my_part"), "last_day": writing.day(survey.closes_on, language, "plain")}
    mail.write(template, to=person, context=context, purpose=purpose, language=language, in_turn=True)


def document_waits(document, person):
    """Something was laid before the conveners, for whoever may sign. Once for each edition."""
    _of_a_document("evaluation/emails/document_waits.txt", person, purpose=f"document-waits:{document.pk}:{document.edition}:{person.pk.hex}")


def signature_is_void(signature):
    """What she signed was changed since."""
    _of_a_document("evaluation/emails/signature_is_void.txt", signature.signer, purpose=f"signature-void:{signature.pk}")


def document_released(document, person):
    """What she signed is out."""
    _of_a_document("evaluation/emails/document_released.txt", person, purpose=f"document-released:{document.pk}:{person.pk.hex}")


def document_withdrawn(document, person):
    """What she signed was taken out of sight."""
    _of_a_document("evaluation/emails/document_withdrawn.txt", person, purpose=f"document-withdrawn:{document.pk}:{person.pk.hex}")


def asked_to_be_named(named, person, *, day):
    """There is a question for her. Once a day, however often its words are put right."""
    _of_a_document("evaluation/emails/asked_to_be_named.txt", person, purpose=f"asked-to-be-named:{named.pk}:{day}")


def _of_a_document(template, person, *, purpose):
    mail.write(template, to=person, context={"link": settings.SITE_URL + reverse("my_part")}, purpose=purpose)
