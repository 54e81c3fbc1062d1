"""Making a poll: the question, and its choices one a line, in each language."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _, gettext_lazy

from ..services.floor import polls
from .fields import CalmForm

MOST_TYPED = 4_000  # of all choices in a language; the service judges each


class PollForm(CalmForm):
    multiple = forms.BooleanField(label=gettext_lazy("People may choose several"), required=False)
    named = forms.ChoiceField(label=gettext_lazy("Who sees what somebody chose?"), widget=forms.RadioSelect, initial="no")

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        languages = dict(settings.LANGUAGES)
        self.codes = ["en", *(code for code in session.convening.languages if code in languages and code != "en")]
        names = []
        for code in self.codes:
            attributes = {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}
            told = {"language": languages[code]}
            self.fields[f"question_{code}"] = forms.CharField(
                label=_("Question in %(language)s") % told, max_length=4 * polls.LONGEST_QUESTION, required=code == "en",
                widget=forms.TextInput(attrs=attributes),
            )
            self.fields[f"choices_{code}"] = forms.CharField(
                label=_("Choices in %(language)s, each on a line of its own") % told, max_length=MOST_TYPED, required=code == "en",
                widget=forms.Textarea(attrs={"rows": 4, **attributes}),
                help_text=_("Two to eight.") if code == "en" else _("As many lines as in English, in the same order; or none."),
            )
            names += [f"question_{code}", f"choices_{code}"]
        self.fields["named"].choices = [("no", _("Nobody: the poll is secret, and no vote can be traced to anybody once it is closed"))]
        if polls.may_be_by_name(session):
            self.fields["named"].choices += [("yes", _("Everybody in the session: it is by name. The names are gone with the session"))]
        else:
            del self.fields["named"]
        self.order_fields([*names, "multiple", "named"])
        self.say_what_is_missing()

    def clean(self):
        given = super().clean()
        for code in self.codes:
            given[f"choices_{code}"] = [line for line in given.get(f"choices_{code}", "").splitlines() if line.strip()]
            if code != "en" and given[f"choices_{code}"] and len(given[f"choices_{code}"]) != len(given["choices_en"]):
                self.add_error(f"choices_{code}", _("Write as many lines as there are in English, or none."))
        return given

    def poll(self):
        """What the service takes."""
        given = self.cleaned_data
        return {
            "question": {code: given[f"question_{code}"] for code in self.codes},
            "choices": [
                {code: given[f"choices_{code}"][place] for code in self.codes if given[f"choices_{code}"]} for place in range(len(given["choices_en"]))
            ],
            "multiple": given["multiple"], "named": given.get("named") == "yes", "key": given["client_key"],
        }
