"""Writing news: words in four languages, who reads them, whether members hear of it by letter."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ..models import Audience
from .words import InLanguages, Warned


class UpdateForm(Warned, InLanguages):
    """`texts("title")`, `texts("body")`; `language` is the one that was written first. Corrected, it asks neither for whom nor for letters."""

    TEXTS = {"title": (_("Heading"), 200, True), "body": (_("Text"), None, False)}

    audience = forms.ChoiceField(
        label=_("Who reads it"),
        choices=[
            (Audience.PUBLIC, _("Everybody: it stands on the public page and in the feed")),
            (Audience.MEMBERS, _("Members alone, after they have signed in")),
        ],
        widget=forms.RadioSelect,
        initial=Audience.PUBLIC,
        error_messages={"required": _("Choose who is to read it.")},
    )
    letters = forms.BooleanField(
        label=_("Write to members that there is something new"),
        help_text=_("The letter says nothing of what it is about. It leaves after ten minutes; until then you can stop it."),
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Written first in"),
        choices=settings.LANGUAGES,
        initial="en",
        help_text=_("The others are its translations. When this text changes, they are shown as older until somebody brings them up to date."),
    )
    despite = forms.CharField(
        label=_("I have read this, and want to publish it as it is"), required=False, widget=forms.CheckboxInput,
    )  # fmt: skip

    @classmethod
    def of(cls, update):
        names = [f"{name}_{code}" for name in cls.TEXTS for code, _language in settings.LANGUAGES]
        return {"language": update.language} | {name: getattr(update, name) or "" for name in names}

    def __init__(self, *args, correcting=False, **kwargs):
        super().__init__(*args, **kwargs)
        if correcting:
            del self.fields["audience"], self.fields["letters"]
        codes = sorted((code for code, _language in settings.LANGUAGES), key=lambda code: code != "en")
        words = [f"{name}_{code}" for code in codes for name in self.TEXTS]  # a language at a time
        self.order_fields(["audience", "language", *words, "letters", "despite"])

    def clean(self):
        told = super().clean()
        first = told.get("language")
        if first and not (self.data.get(f"title_{first}") or "").strip():
            self.add_error(f"title_{first}", _("Write the heading in this language first, or choose another one as the first."))
        return told
