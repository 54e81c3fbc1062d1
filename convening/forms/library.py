"""What officers publish beside documents: resources, pictures, who is credited."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .. import writing
from ..files import FilesField, TakesFiles
from ..models import Audience, Organisation, Picture, Resource
from .words import InLanguages

# In which things are read and heard; the four of the house first.
LANGUAGES = ("en", "ar", "es", "fr", "fa", "ku", "pt", "ru", "sw", "zh")
LONGEST_LINE = 400  # characters; what may be longer gets a field of several lines


class InWhichFirst(InLanguages):
    """Texts in four languages, one of which was written first. What everybody has to decide comes first, the translations at the end."""

    language = forms.ChoiceField(
        label=gettext_lazy("Written first in"), choices=settings.LANGUAGES, initial="en",
        help_text=gettext_lazy("The others are its translations. Where one is empty, its readers see the English words."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (_label, longest, _needed) in self.TEXTS.items():
            if longest > LONGEST_LINE:
                for code, _language in settings.LANGUAGES:
                    self.fields[f"{name}_{code}"].widget = forms.Textarea(attrs={"rows": 3, "maxlength": longest, "lang": code, "dir": "auto"})

    def put_in_order(self, first, then):
        """The fields `first`, the English texts, `then`, the first language and the texts in the other three."""
        texts = [f"{name}_{code}" for code, _language in settings.LANGUAGES if code != "en" for name in self.TEXTS]
        self.order_fields([*first, *(f"{name}_en" for name in self.TEXTS), *then, "language", *texts])


class ResourceForm(TakesFiles, InWhichFirst):
    TEXTS = {"title": (gettext_lazy("Title"), 200, True), "note": (gettext_lazy("What it is good for"), 400, False)}
    too_large = gettext_lazy("This file is larger than 8 megabytes. Please choose a smaller one.")

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Resource.Kind.choices)
    author = forms.CharField(
        label=gettext_lazy("Author, as it is to be credited"), max_length=200, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    url = forms.URLField(
        label=gettext_lazy("Its address"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"}),
        help_text=gettext_lazy("Sound and film are not kept here: give the address where they lie."),
    )  # fmt: skip
    files_chosen = FilesField(
        label=gettext_lazy("Or a file"), required=False,
        help_text=gettext_lazy(
            "PDF, DOCX, XLSX, PPTX, ODT, JPEG, PNG or WebP, up to 8 megabytes. It is made anew without what it tells of who made it, where "
            "and with what; afterwards you see what was taken out."
        ),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(label=gettext_lazy("Its languages"), required=False, widget=forms.CheckboxSelectMultiple)
    audience = forms.ChoiceField(label=gettext_lazy("For whom it is"), choices=Audience.choices, widget=forms.RadioSelect)
    room = forms.ChoiceField(label=gettext_lazy("Which room"), required=False, help_text=gettext_lazy("Only for something that is for one room."))
    featured = forms.BooleanField(label=gettext_lazy("Show it first"), required=False)
    inside = forms.BooleanField(
        label=gettext_lazy("It carries what was said or drawn inside, in a session or a room"), required=False,
        help_text=gettext_lazy("A graphic recording always does."),
    )  # fmt: skip
    checked = forms.BooleanField(
        label=gettext_lazy("I looked it over: no name, no likeness, no words of a post that are not cleared"), required=False,
        help_text=gettext_lazy("A graphic recording, and whatever else comes from inside, is shown to nobody before. The day is kept."),
    )  # fmt: skip

    def __init__(self, *args, rooms, has_file=False, **kwargs):
        """`rooms` are [(id, title)]; with `has_file` neither an address nor a file is needed: the one that lies there stays."""
        super().__init__(*args, **kwargs)
        self.has_file = has_file
        self.fields["languages"].choices = [(code, writing.language_name_here(code)) for code in LANGUAGES]
        self.fields["room"].choices = [("", "–"), *((str(pk), title) for pk, title in rooms)]
        if not rooms:
            del self.fields["room"]
            self.fields["audience"].choices = [pair for pair in Audience.choices if pair[0] != Audience.ROOM]
        if has_file:
            self.fields["files_chosen"].label = _("Another file in its place")
        self.put_in_order(["kind"], ["url", "files_chosen", "author", "languages", "audience", "room", "featured", "inside", "checked"])

    def clean(self):
        given = super().clean()
        if not (given.get("url") or given.get("files_chosen") or self.has_file) and not {"url", "files_chosen"} & set(self.errors):
            self.add_error("url", _("Give its address, or choose a file."))
        if given.get("url") and given.get("files_chosen"):
            self.add_error("url", _("Give an address or a file, not both: a reader opens one thing."))
        if given.get("audience") == Audience.ROOM and not given.get("room") and "room" not in self.errors:
            self.add_error("room", _("Choose the room whose members are to have it."))
        return given

    @classmethod
    def of(cls, resource):
        names = [f"{name}_{code}" for name in cls.TEXTS for code, _language in settings.LANGUAGES]
        plain = ("kind", "author", "url", "languages", "audience", "featured", "inside", "language")
        known = {name: getattr(resource, name) for name in (*names, *plain)}
        return known | {"room": str(resource.room or ""), "checked": resource.checked_on is not None}


class PictureForm(TakesFiles, InWhichFirst):
    TEXTS = {
        "words": (gettext_lazy("What it shows, for those who do not see it"), 500, True),
        "caption": (gettext_lazy("Caption"), 500, False),
    }
    too_large = gettext_lazy("This file is larger than 8 megabytes. Please choose a smaller one.")

    purpose = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Picture.Purpose.choices)
    files_chosen = FilesField(
        label=gettext_lazy("The picture"), help_text=gettext_lazy("JPEG, PNG or WebP, up to 8 megabytes. Only its pixels are kept. SVG is not taken.")
    )
    credit = forms.CharField(
        label=gettext_lazy("Credit, exactly as it is to be printed"), max_length=300, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    people = forms.ChoiceField(
        label=gettext_lazy("Who can be recognised"), choices=Picture.People.choices, widget=forms.RadioSelect,
        help_text=gettext_lazy("By a face, a badge, a place, a dress. Until everybody agreed, it is shown to nobody outside."),
    )  # fmt: skip
    consent = forms.CharField(
        label=gettext_lazy("Where their consent is written"), max_length=300, required=False,
        help_text=gettext_lazy("A file or a folder and who keeps it; no names."), widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    checked = forms.BooleanField(
        label=gettext_lazy("I looked it over: no name, no likeness, no words of a post that are not cleared"), required=False,
        help_text=gettext_lazy("A graphic recording is shown to nobody before. The day is kept."),
    )  # fmt: skip
    heads = forms.BooleanField(label=gettext_lazy("It heads the public page"), required=False)

    def __init__(self, *args, has_file=False, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.fields["files_chosen"]
        chosen.required = not has_file
        chosen.error_messages["required"] = _("Choose a picture.")
        chosen.widget.attrs["accept"] = ".jpg,.jpeg,.png,.webp"
        if has_file:
            chosen.label = _("Another picture in its place")
        self.put_in_order(["purpose", "files_chosen"], ["credit", "people", "consent", "checked", "heads"])

    def clean(self):
        given = super().clean()
        if given.get("people") == Picture.People.AGREED and not (given.get("consent") or "").strip():
            self.add_error("consent", _("Say where their consent is written: a file, a folder, a person who keeps it."))
        return given

    @classmethod
    def of(cls, picture):
        names = [f"{name}_{code}" for name in cls.TEXTS for code, _language in settings.LANGUAGES]
        known = {name: getattr(picture, name) for name in (*names, "purpose", "credit", "people", "consent", "language")}
        return known | {"checked": picture.checked_on is not None}


class OrganisationForm(InLanguages):
    TEXTS = {
        "name": (pgettext_lazy("an organisation", "Its name"), 200, True),
        "credit_line": (gettext_lazy("The exact words in which it wants to be named"), 400, True),
    }
    part = forms.ChoiceField(label=gettext_lazy("Its part"), choices=Organisation.Part.choices)
    address = forms.URLField(
        label=gettext_lazy("Its address on the web"), required=False, assume_scheme="https", widget=forms.URLInput(attrs={"dir": "ltr"})
    )
    logo = forms.ChoiceField(
        label=gettext_lazy("Its logo"), required=False, help_text=gettext_lazy("Add it under Pictures first. A logo is set beside the words, never instead of them.")
    )
    signs = forms.BooleanField(
        label=gettext_lazy("It signs documents"), required=False,
        help_text=gettext_lazy("What is published in its name waits until somebody agreed to it on its behalf."),
    )  # fmt: skip

    def __init__(self, *args, logos=(), **kwargs):
        """`logos` are [(id, words)] of the pictures to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["logo"].choices = [("", _("none")), *((str(pk), words) for pk, words in logos)]
        texts = [name for name in self.fields if name.startswith(("name_", "credit_line_"))]
        self.order_fields(["part", *texts, "address", "logo", "signs"])

    @classmethod
    def of(cls, organisation):
        names = [f"{name}_{code}" for name in cls.TEXTS for code, _language in settings.LANGUAGES]
        known = {name: getattr(organisation, name) for name in (*names, "part", "address", "signs")}
        return known | {"logo": str(organisation.logo_id or "")}
