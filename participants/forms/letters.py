"""Letters: is one genuine; to whom and what to write; what came back; the right address; her calendar."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening.errors import Refused
from convening.forms import InLanguages
from convening.once import DeedForm

from ..addresses import clean_address
from ..services import bounces, letters


class GenuineForm(forms.Form):
    """What stands in a letter by which it can be told from a false one."""

    number = forms.CharField(
        label=gettext_lazy("The number in the letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}),
        help_text=gettext_lazy("Eight digits, near the end."),
        error_messages={"required": gettext_lazy("Type the number that stands in the letter.")},
    )
    phrase = forms.CharField(
        label=gettext_lazy("The phrase in the letter"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=gettext_lazy("A few words between quotation marks, if there are any. Leave it empty if there are none."),
    )


class WordsForm(InLanguages):
    """Words in up to four languages; English is what the others fall back on."""

    needed = False

    def clean(self):
        told = super().clean()
        try:
            letters.readable(self.texts("text"), needed=self.needed)
        except Refused as refused:
            for name, sentence in refused.fields.items():
                if name not in self.errors:
                    self.add_error(name, sentence)
        return told


class SegmentForm(WordsForm):
    """To whom, and what. Without words the letter only says that there is something new."""

    TEXTS = {"text": (gettext_lazy("What you want to tell"), None, False)}
    field_order = ["segment"]
    segment = forms.ChoiceField(
        label=gettext_lazy("To whom"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose to whom you write.")},
    )

    def __init__(self, *args, sizes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["segment"].choices = [
            (name, _("%(segment)s: %(size)s") % {"segment": words, "size": size}) for name, words, size in sizes
        ]
        self.fields["text_en"].help_text = _(
            "The letter goes by ordinary mail: write nothing that should not be read by others. Leave all four empty, and the "
            "letter says that there is something new, no more."
        )


class ByHandForm(WordsForm):
    """An urgent notice that somebody sends by hand. She says that she knows the list is shown once."""

    TEXTS = {"text": (gettext_lazy("The notice"), None, True)}
    needed = True
    understood = forms.BooleanField(
        label=gettext_lazy("I can send it now: the list is shown once"),
        error_messages={"required": gettext_lazy("Tick this box when you are ready to send: the list is shown once.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "understood"] + ["understood"])
        self.fields["text_en"].error_messages["required"] = _("Write it in English: that goes to those whose language is missing.")
        self.fields["text_en"].help_text = _("Short and neutral: it is read on a telephone, perhaps by somebody else.")


class NoticeOfDeliveryForm(DeedForm):
    """The message of a mail server that says that a letter could not be delivered."""

    notice = forms.FileField(
        label=gettext_lazy("The message that came back (.eml)"),
        help_text=gettext_lazy("In your mail program: save the message as a file."),
        widget=forms.ClearableFileInput(attrs={"accept": ".eml,message/rfc822"}),
        error_messages={
            "required": gettext_lazy("Choose the file first."),
            "empty": gettext_lazy("This file is empty. Save the message again."),
        },
    )

    def clean_notice(self):
        notice = self.cleaned_data["notice"]
        if notice.size > bounces.MOST_BYTES:
            raise forms.ValidationError(_("This file is too long for a notice of delivery. Choose the notice alone, without others."))
        return notice.read()


class AddressForm(DeedForm):
    """The right address of somebody whose letter went to a wrong one."""

    address = forms.CharField(
        label=gettext_lazy("The right address"),
        max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "dir": "ltr", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the e-mail address: the invitation goes there.")},
    )

    def clean_address(self):
        try:
            return clean_address(self.cleaned_data["address"])
        except Refused as refused:
            raise forms.ValidationError(str(refused.message), code=refused.code) from None


class CalendarForm(DeedForm):
    """She wants the meetings in her calendar."""


class LetterForm(forms.Form):
    """In which language she wants her official letter, and by which name."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"), choices=settings.LANGUAGES)
    name = forms.CharField(
        label=gettext_lazy("Your name as it should stand there"),
        max_length=120,
        help_text=gettext_lazy("As in the document that you will show with it. It is not kept."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": gettext_lazy("Write the name.")},
    )
