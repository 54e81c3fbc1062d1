"""The frame of a template: its questions in English, and how each gets its texts in every language of the house."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from ....models import DONT_KNOW, STEPS, Item

I_DO_NOT_KNOW = gettext_noop("I do not know")
READ_FIRST = gettext_noop("Somebody reads this before it is used, and takes out whatever could point to a person.")

SATISFIED = (
    gettext_noop("very dissatisfied"), gettext_noop("dissatisfied"), gettext_noop("neither satisfied nor dissatisfied"),
    gettext_noop("satisfied"), gettext_noop("very satisfied"),
)  # fmt: skip
HOW_MUCH = (gettext_noop("nothing"), gettext_noop("a little"), gettext_noop("something"), gettext_noop("much"), gettext_noop("very much"))
AGREE = (
    gettext_noop("I do not agree at all"), gettext_noop("I rather do not agree"), gettext_noop("I neither agree nor disagree"),
    gettext_noop("I rather agree"), gettext_noop("I fully agree"),
)  # fmt: skip
HOW_FAR = (
    gettext_noop("not begun, and not planned any more"), gettext_noop("not begun yet"), gettext_noop("begun"),
    gettext_noop("well under way"), gettext_noop("done"),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One question. `steps` are the five words of a scale or matrix; `options` and `rows` are ((code, text), …); `dont_know` are the
    words of the option that is counted apart, "" where there is none. All texts are in English, marked for the catalogues."""

    code: str
    kind: str
    question: str
    section: str = ""
    help: str = ""
    steps: tuple = ()
    options: tuple = ()
    rows: tuple = ()
    dont_know: str = ""
    least: int | None = None
    most: int | None = None
    required: bool = False
    shown_if: dict = field(default_factory=dict)
    feeds: str = Item.Feeds.NOTHING

    def as_columns(self):
        """What an `Item` is made with: texts as {language: text}, the rest as it stands in its columns."""
        options = [*zip(STEPS, self.steps, strict=False), *self.options, *([(DONT_KNOW, self.dont_know)] if self.dont_know else [])]
        return {
            "code": self.code, "kind": self.kind, "least": self.least, "most": self.most, "required": self.required,
            "shown_if": dict(self.shown_if), "feeds": self.feeds, "options": _with_texts(options), "rows": _with_texts(self.rows),
            "section": said(self.section), "question": said(self.question), "help": said(self.help),
        }  # fmt: skip


@dataclass(frozen=True)
class Template:
    """A questionnaire to begin with. `title` may have a place for the name of a session."""

    kind: str
    title: str
    introduction: str
    items: tuple


def said(text, **names):
    """{language: text} in every language of the house; what is not translated yet stands in English. `names` are {language: value}."""
    found = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found[code] = gettext(text) if text else ""
        if names and text:
            found[code] %= {name: texts.get(code) or texts.get("en", "") for name, texts in names.items()}
    return found


def _with_texts(pairs):
    return [{"code": code, "texts": said(text)} for code, text in pairs]
