"""Message catalogues without gettext on the machine: extracted, updated, checked and compiled by Babel."""

import io
import re
import sys
from copy import deepcopy
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.template import templatize

APPS = ("convening", "participants", "sessions", "forums", "evaluation")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "gettext_noop": None,
}


def _sources():
    for app in APPS:
        for file in sorted((settings.BASE_DIR / app).rglob("*.py")):
            if not {"tests", "migrations"} & set(file.parts):
                yield file, file.read_text()
    for file in sorted((settings.BASE_DIR / "templates").rglob("*")):
        if file.suffix in (".html", ".txt"):
            yield file, templatize(file.read_text(), origin=str(file))


def extracted():
    """A template catalogue of every text for people in the code and the templates."""
    found = Catalog(project="convening", charset="utf-8")
    for file, source in _sources():
        where = file.relative_to(settings.BASE_DIR).as_posix()
        for _line, message, comments, context in extract(
            "python", io.BytesIO(source.encode()), KEYWORDS, comment_tags=("Translators",), options={"encoding": "utf-8"}
        ):
            if message and (message if isinstance(message, str) else message[0]):
                found.add(message, locations=[(where, None)], auto_comments=comments, context=context)
    return found


def path_of(language):
    return settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"


def catalogue(language):
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def gaps(language, wanted):
    """What a catalogue lacks of the texts in `wanted`: [(message, reason)]. Every language but English, which is the source."""
    known, problems = catalogue(language), []
    for message in wanted:
        if not message.id:
            continue
        single = message.id if isinstance(message.id, str) else message.id[0]
        there = known.get(message.id, message.context)
        texts = [] if there is None else [there.string] if isinstance(there.string, str) else list(there.string)
        if there is None or not texts or not all(texts):
            problems.append((single, "missing"))
        elif there.fuzzy:
            problems.append((single, "uncertain"))
        elif language != "en" and texts[0] == single and single not in SAME_IN_ALL.get(language, ()) and _has_words(single):
            problems.append((single, "equal to its source"))
        elif any(set(_places(single)) - set(_places(t)) for t in texts[-1:]):
            problems.append((single, "lost a placeholder"))
    return problems


def _places(text):
    return re.findall(r"%\(\w+\)[sd]|\{\w+\}", text)


def _has_words(text):
    return re.search(r"[A-Za-z]{2,}", re.sub(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>|https?://\S+", "", text)) is not None


# Names and words that are rightly the same as in English.
SAME_IN_ALL: dict[str, set[str]] = {
    "ar": set(),
    "es": {"Beirut", "%(n)s MB", "%(n)s kB", "No", "no"},
    "fr": {"%(n)s MB", "%(n)s kB"},
}


class Command(BaseCommand):
    help = "extract: bring the catalogues up to date with the code; compile: make what Django reads; check: list what is missing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("deed", choices=["extract", "compile", "check"])

    def handle(self, deed, **options):
        getattr(self, deed)()

    def extract(self):
        fresh = extracted()
        for language, _name in settings.LANGUAGES:
            path = path_of(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            known = catalogue(language) if path.exists() else Catalog(locale=language, charset="utf-8", project="convening")
            known.update(deepcopy(fresh), no_fuzzy_matching=True)  # Babel shares the messages it takes over
            known.obsolete.clear()
            known.header_comment = f"# Texts for people: {language}."
            known.last_translator = known.language_team = known.msgid_bugs_address = ""
            known.fuzzy = False
            if language == "en":
                for message in known:
                    if message.id:
                        message.string = message.id if isinstance(message.id, tuple) else message.id
            with path.open("wb") as file:
                write_po(file, known, width=120, omit_header=False, sort_output=True)

    def compile(self):
        for po in sorted((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po")):
            mo = po.with_suffix(".mo")
            if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
                continue
            with po.open("rb") as source:
                known = read_po(source, locale=po.parts[-3])
            fresh = mo.with_suffix(f".{id(self)}.new")
            with fresh.open("wb") as target:
                write_mo(target, known)
            Path(fresh).replace(mo)

    def check(self):
        missing, wanted = 0, extracted()
        for language, _name in settings.LANGUAGES:
            for message, reason in gaps(language, wanted):
                missing += 1
                self.stdout.write(f"{language}: {reason}: {message!r}")
        if missing:
            sys.exit(1)
