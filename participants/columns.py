"""The columns of a list of nominations: what they are called in four languages, and how much a cell may hold.

The same columns are read from files that offices bring and written into those that they take away.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import pgettext_lazy

from .addresses import visible
from .selectors.spellings import folded


@dataclass(frozen=True)
class Column:
    """`headings` are further ways to call it, beside its label in each language; `longest` counts letters."""

    key: str
    label: str
    longest: int
    headings: tuple


COLUMNS = (
    Column("name", pgettext_lazy("column", "Name"), 120, (
        "full name", "name in latin letters", "participant", "nominee", "الاسم", "الاسم الكامل", "الاسم بالأحرف اللاتينية", "nombre", "nombre completo",
        "nombre y apellidos", "nom", "nom complet", "nom et prénom", "prénom et nom", "nom en lettres latines",
    )),
    Column("name_original", pgettext_lazy("column", "Name in its own letters"), 120, (
        "original name", "name (original)", "name in original script", "native name", "arabic name", "name in arabic", "الاسم بالعربية",
        "الاسم باللغة العربية", "الاسم بلغته الأصلية", "الاسم بحروفه الأصلية", "nombre original", "nombre en su alfabeto", "nombre en alfabeto original",
        "nombre en árabe", "nom original", "nom dans son alphabet", "nom en écriture originale", "nom en arabe",
    )),
    Column("honorific", pgettext_lazy("column", "Form of address"), 40, (
        "honorific", "salutation", "mr/ms", "اللقب", "لقب المخاطبة", "tratamiento", "título", "titre", "civilité",
    )),
    Column("email", pgettext_lazy("column", "E-mail address"), 320, (
        "email", "e-mail", "email address", "mail", "contact email", "البريد الإلكتروني", "عنوان البريد الإلكتروني", "الإيميل", "correo",
        "correo electrónico", "correo-e", "dirección de correo", "dirección de correo electrónico", "courriel", "adresse électronique",
        "adresse e-mail", "adresse mail", "adresse courriel", "mél",
    )),
    Column("reach", pgettext_lazy("column", "Whose mailbox"), 60, (
        "whose mailbox it is", "mailbox", "kind of mailbox", "لمن صندوق البريد", "صاحب البريد", "de quién es el correo", "buzón", "à qui est la boîte",
        "boîte aux lettres", "boîte de qui",
    )),
    Column("safe_channel", pgettext_lazy("column", "Safe channel"), 200, (
        "how to reach safely", "safe way", "القناة الآمنة", "وسيلة التواصل الآمنة", "canal seguro", "vía segura", "canal sûr", "moyen sûr",
    )),
    Column("language", pgettext_lazy("column", "Language to write in"), 40, (
        "language", "preferred language", "working language", "اللغة", "لغة المراسلة", "idioma", "lengua", "idioma de las cartas", "langue", "langue de correspondance",
    )),
    Column("affiliation", pgettext_lazy("column", "Organisation"), 200, (
        "organization", "affiliation", "institution", "المؤسسة", "المنظمة", "الانتماء المؤسسي", "الجهة", "organización", "institución", "afiliación",
        "entidad", "organisme", "affiliation", "structure",
    )),
    Column("capacity", pgettext_lazy("column", "Capacity"), 60, (
        "in which capacity", "الصفة", "بأي صفة", "calidad", "en calidad de", "capacidad", "qualité", "en quelle qualité", "à quel titre",
    )),
    Column("kind_of_actor", pgettext_lazy("column", "Kind of actor"), 120, (
        "actor", "type of actor", "sector", "نوع الجهة الفاعلة", "فئة الجهة الفاعلة", "tipo de actor", "sector", "type d’acteur", "type d'acteur", "catégorie d'acteur",
    )),
    Column("region", pgettext_lazy("column", "Region"), 80, ("المنطقة", "الإقليم", "región", "région")),
    Column("country", pgettext_lazy("column", "Country of residence"), 80, (
        "country", "residence", "country or territory", "lives in", "البلد", "بلد الإقامة", "país", "país de residencia", "residencia", "pays", "pays de résidence", "résidence",
    )),
    Column("origin", pgettext_lazy("column", "Country of origin"), 80, (
        "origin", "nationality", "بلد الأصل", "بلد المنشأ", "الجنسية", "país de origen", "origen", "nacionalidad", "pays d’origine", "pays d'origine", "origine", "nationalité",
    )),
    Column("works_in", pgettext_lazy("column", "Country of work"), 80, (
        "works in", "works on", "work on", "بلد العمل", "país de trabajo", "trabaja en", "pays de travail", "travaille sur", "travaille en",
    )),
    Column("gender", pgettext_lazy("column", "Gender"), 60, ("sex", "النوع الاجتماعي", "الجنس", "género", "sexo", "genre", "sexe")),
    Column("first_timer", pgettext_lazy("column", "First convening of this kind"), 40, (
        "first timer", "first-timer", "first convening", "first time", "المشاركة الأولى", "أول مشاركة", "primera vez", "primer encuentro", "première fois", "première rencontre",
    )),
    Column("sign_language", pgettext_lazy("column", "Sign language"), 80, ("لغة الإشارة", "lengua de señas", "lengua de signos", "langue des signes")),
    Column("captions", pgettext_lazy("column", "Captions"), 40, ("subtitles", "الشرح النصي", "تسميات توضيحية", "subtítulos", "sous-titres", "sous-titrage")),
    Column("carer", pgettext_lazy("column", "Comes with a carer"), 40, (
        "carer", "personal assistant", "support person", "مرافق", "مرافقة", "مرافق/ة", "persona de apoyo", "asistente personal", "cuidador", "accompagnement", "accompagnant", "aidant",
    )),
    Column("access_needs", pgettext_lazy("column", "Other access needs"), 400, (
        "access needs", "accessibility", "احتياجات الوصول", "متطلبات إمكانية الوصول", "necesidades de accesibilidad", "accesibilidad", "besoins d’accessibilité",
        "besoins d'accessibilité", "accessibilité",
    )),
    Column("reason", pgettext_lazy("column", "Reason"), 1000, (
        "why", "justification", "motivation", "السبب", "سبب الترشيح", "المبررات", "motivo", "razón", "justificación", "raison", "motif", "pourquoi",
    )),
    Column("risk_note", pgettext_lazy("column", "Risk note"), 1000, (
        "risk", "risks", "security note", "المخاطر", "ملاحظة عن المخاطر", "riesgo", "riesgos", "nota de riesgo", "risque", "risques", "note de risque",
    )),
    Column("knows_and_agrees", pgettext_lazy("column", "Knows and agrees"), 40, (
        "knows", "agrees", "consent", "has agreed", "تعلم وتوافق", "يعلم ويوافق", "موافقة", "الموافقة", "على علم وموافقة", "sabe y acepta", "acepta", "consentimiento", "de acuerdo",
        "sait et accepte", "est d’accord", "est d'accord", "accord", "consentement",
    )),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
NEEDED = ("name", "email", "knows_and_agrees")


def plain(text):
    """A heading or a value as it is looked up: without accents, capitals, dots and lines."""
    return " ".join(folded(visible(text)).replace("_", " ").replace("-", " ").replace("*", " ").strip(" .:؛:").split())


@lru_cache(maxsize=1)
def _by_heading():
    found = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            for column in COLUMNS:
                found.setdefault(plain(str(column.label)), column.key)
    for column in COLUMNS:
        for heading in (column.key, *column.headings):
            found.setdefault(plain(heading), column.key)
    return found


def column_called(heading):
    """The key of the column with this heading, in any of the four languages, or None."""
    return _by_heading().get(plain(heading))


def label_of(key):
    return str(BY_KEY[key].label)

