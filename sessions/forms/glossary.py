"""A term of the glossary; a file of many."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening import writing

from ..importers.glossary import LANGUAGES, LONGEST, MOST_LINES
from .fields import CalmForm


class TermForm(CalmForm):
    """`sessions` are those of the convening."""

    def __init__(self, *args, sessions=(), **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        for code in LANGUAGES:
            self.fields[code] = forms.CharField(
                label=names[code], required=False, max_length=LONGEST[code],
                widget=forms.TextInput(attrs={"lang": code, "dir": "rtl" if code == "ar" else "ltr", "autocomplete": "off"}),
            )
        self.fields["note"] = forms.CharField(
            label=_("Note"), required=False, max_length=LONGEST["note"], help_text=_("What is meant by it, or what it must not be mixed up with."),
            widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        )
        self._sessions = {session.slug: session for session in sessions}
        self.fields["session"] = forms.ChoiceField(
            label=_("Where it is used"), required=False,
            choices=[("", _("in the whole convening")), *((session.slug, session.title) for session in sessions)],
        )

    @property
    def told(self):
        given = self.cleaned_data
        return {"texts": {name: given[name] for name in LONGEST}, "session": self._sessions.get(given["session"])}


class GlossaryFileForm(CalmForm):
    file = forms.FileField(
        label=gettext_lazy("A file with terms"),
        help_text=gettext_lazy(
            "CSV, with a first line that names the columns: en, ar, es, fr, note, session. A term that stands already is changed, one that "
            "does not is added, and none is removed. One line that cannot be read refuses the whole file."
        ),
        error_messages={"empty": gettext_lazy("This file is empty. Please choose it again.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv"}),
    )  # fmt: skip

    request_size = 0  # what the request's heading said: a file that is larger than may be sent never arrives

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.say_what_is_missing()

    def clean(self):
        if not self.files and self.request_size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            self.errors.pop("file", None)
            self.add_error("file", _("This file is too large: a glossary has %(most)s terms at most.") % {"most": writing.number_here(MOST_LINES)})
        return super().clean()


class WordsForm(forms.Form):
    """A search: nothing is written."""

    words = forms.CharField(
        label=gettext_lazy("Look for"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search", "dir": "auto"})
    )
