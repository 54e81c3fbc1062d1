"""Files in a form: several at once, never under their own names, cleaned when everything else in the form is right."""

from time import monotonic

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy

from convening import cleaning, writing
from convening.errors import Refused

from .. import wording
from ..services.attaching import MOST

LONGEST_DESCRIPTION = 300
SECONDS_FOR_ALL = 16  # after which no further file of the same form is begun
TAKEN = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.odt"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """The files that were chosen, as bytes. Sizes are judged before anything is read."""

    widget = SeveralFiles(attrs={"accept": TAKEN})

    def clean(self, sent):
        sent = [one for one in sent or () if one]
        if len(sent) > MOST:
            told = {"count": writing.number_here(len(sent)), "most": writing.number_here(MOST)}
            raise ValidationError(_("You chose %(count)s files, and a post takes %(most)s at most.") % told)
        for number, one in enumerate(sent, 1):
            if one.size > cleaning.MOST_BYTES or not one.size:
                raise ValidationError(_named(number, len(sent), cleaning.sentence_on("too_large" if one.size else "empty")))
        return [one.read() for one in sent]


def _named(number, of, sentence):
    return _("File %(number)s: %(what)s") % {"number": writing.number_here(number), "what": sentence} if of > 1 else sentence


def _described(line):
    words = " ".join("".join(line).split())
    return wording.honest(words)[:LONGEST_DESCRIPTION] if words else ""


class WithFiles(forms.Form):
    """A form to which files may be added. Once everything else in it is right, `take_files` cleans them.

    `request_size` is what the request's heading said: files of one that is larger than all that may be sent never arrive.
    """

    files_chosen = FilesField(
        required=False, label=gettext_lazy("Pictures or documents"),
        help_text=gettext_lazy(
            "Three at most, 8 megabytes each: JPEG, PNG, WebP, PDF, DOCX, XLSX, PPTX, ODT. Their names, and what they tell of who made them, "
            "where and when, are taken out before anybody sees them. What is written or shown in them stays."
        ),
    )  # fmt: skip
    shown = forms.CharField(
        required=False, max_length=(LONGEST_DESCRIPTION + 2) * MOST, label=gettext_lazy("What the pictures show"),
        help_text=gettext_lazy("For those who do not see them: one line for each file."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    request_size = 0

    def clean(self):
        told = super().clean()
        if not self.files and self.request_size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.add_error("files_chosen", _("These files are too large together. Please send them with several posts."))
        return told

    def take_files(self):
        """The cleaned files in `cleaned_data["attachments"]`; False if one of them is not taken, and the form says why."""
        chosen, lines = self.cleaned_data["files_chosen"], self.cleaned_data["shown"].splitlines()
        made = self.cleaned_data["attachments"] = []
        refusals, begun = [], monotonic()
        for number, data in enumerate(chosen, 1):
            try:
                if monotonic() - begun > SECONDS_FOR_ALL:
                    raise cleaning.refused("busy")
                one = cleaning.clean(data)
                one.description = _described(lines[number - 1 : number])
            except Refused as refused:
                refusals.append(_named(number, len(chosen), refused.message))
            else:
                made.append(one)
        for sentence in refusals:
            self.add_error("files_chosen", sentence)
        return not refusals

    def ask_for_files_again(self):
        """A browser does not choose them by itself when the form comes back, so she is told."""
        if self.files and self.files.getlist("files_chosen"):
            self.add_error("files_chosen", _("Please choose your files again: a form that comes back does not hold them."))
