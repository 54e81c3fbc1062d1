"""A paper for a session; the last day for papers."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convening.files import FilesField, TakesFiles
from convening.forms import DayField

from ..models import Paper
from .fields import CalmForm


class PaperForm(TakesFiles, CalmForm):
    """`segments` are those for which she may bring papers; `whole` lets her bring them for the whole session, too."""

    title = forms.CharField(
        label=gettext_lazy("What it is"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        help_text=gettext_lazy("It is shown to those who may read it, so write no name that they should not see."),
    )
    files_chosen = FilesField(
        required=False, label=gettext_lazy("A file"),
        help_text=gettext_lazy(
            "8 megabytes at most: JPEG, PNG, WebP, PDF, DOCX, XLSX, PPTX, ODT. Its name, and what it tells of who made it, where and when, "
            "is taken out before anybody sees it. What is written or shown in it stays."
        ),
    )  # fmt: skip
    url = forms.URLField(
        label=gettext_lazy("Or a link"), required=False, assume_scheme="https", max_length=200,
        help_text=gettext_lazy("Whoever opens it leaves this site, and the other site sees that she came."),
        error_messages={"invalid": gettext_lazy("This does not look like a link. It begins with https://.")},
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    segment = forms.ChoiceField(label=gettext_lazy("It belongs to"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Its language"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("Who may read it"), widget=forms.RadioSelect, initial=Paper.Audience.ROLES, choices=[
        (Paper.Audience.ROLES, gettext_lazy("Those who have a role in the session: whoever chairs, speaks, interprets, reports")),
        (Paper.Audience.EVERYBODY, gettext_lazy("Everybody who may come")),
    ])

    def __init__(self, *args, segments=(), whole=True, changing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self._segments = {str(segment.pk): segment for segment in segments}
        choices = [(str(segment.pk), segment.title) for segment in segments]
        self.fields["segment"].choices = [("", _("the whole session")), *choices] if whole else choices
        self.fields["segment"].required = not whole
        self.fields["language"].choices = [("", _("several, or none")), *settings.LANGUAGES]
        self.say_what_is_missing()
        if changing:
            self.fields["files_chosen"].label = _("Another file in its place")
            self.fields["url"].label = _("Or another link")
        self._changing = changing

    def clean(self):
        given = super().clean()
        both = bool(given.get("files_chosen")) + bool(given.get("url"))
        settled = {"files_chosen", "url"} & set(self.errors)
        if not settled and (both == 2 or not both and not self._changing):
            self.add_error("files_chosen", _("Choose a file, or give a link: one of the two."))
        return given

    @property
    def told(self):
        """What the services take, once `take_files` has done its work."""
        given = self.cleaned_data
        return {
            "title": given["title"], "language": given["language"], "audience": given["audience"], "url": given["url"],
            "segment": self._segments.get(given["segment"]), "cleaned": next(iter(given["attachments"]), None),
        }


class PapersDueForm(CalmForm):
    day = DayField(
        label=gettext_lazy("Last day for papers"), required=False,
        help_text=gettext_lazy("Speakers whose segment has no paper are reminded three days before. Leave it empty for no such day."),
    )
