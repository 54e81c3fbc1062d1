"""The frame of a starting point."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils import translation

PLACES = 12  # at each table, to begin with


@dataclass(frozen=True)
class StartingPoint:
    """`note` is ((heading, text), …) in Markdown, with footnotes at its end; `questions` are ((type, text), …). All texts are lazy."""

    code: str
    title: object
    note: tuple
    questions: tuple
    sub_themes: tuple = field(default=())

    def in_languages(self):
        """{"title": {language: text}, "background": …, "questions": [(type, {language: text})], "sub_themes": [{language: text}]}.

        A language in which something is missing has none of it: nobody finds two languages mixed.
        """
        return {
            "title": said(self.title),
            "background": _whole([said(part) for one in self.note for part in one], _as_note),
            "questions": [(kind, said(text)) for kind, text in self.questions],
            "sub_themes": [said(title) for title in self.sub_themes],
        }


def said(text):
    """{language: text} of a lazy text; without the languages that it is not translated into."""
    found = {}
    for code, _name in (("en", ""), *settings.LANGUAGES):
        with translation.override(code):
            words = str(text)
        if code == "en" or words != found["en"]:
            found[code] = words
    return found


def _whole(parts, join):
    return {code: join([part[code] for part in parts]) for code, _name in settings.LANGUAGES if all(code in part for part in parts)}


def _as_note(parts):
    return "\n\n".join(f"## {part}" if index % 2 == 0 else part for index, part in enumerate(parts))
