"""How the values of a list are written in four languages, and what is stored of them.

Each reader takes a cell's words and gives what is stored ("" or None where nothing is written), or refuses with what could
stand there. What `written` makes of a stored value, in any language, is read back as the same value.
"""

from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django_countries import countries as iso_countries

from convening import geography
from convening.errors import Refused

from .columns import label_of, plain
from .models import KindOfActor, Region

YES, NO = pgettext_lazy("in a list", "yes"), pgettext_lazy("in a list", "no")

# value -> (label, further ways to write it)
REACH = {
    "own": (gettext_lazy("the person’s own"), ("own", "her own", "his own", "their own", "personal", "private", "بريدها", "بريده", "خاص", "شخصي", "propio", "propia", "suyo", "personal", "à elle", "à lui", "personnelle", "personnel", "la sienne")),
    "shared": (gettext_lazy("shared with others"), ("shared", "common", "office", "مشترك", "compartido", "compartida", "común", "partagée", "partagé", "commune")),
    "assistant": (gettext_lazy("an assistant’s"), ("assistant", "an assistants", "secretary", "مساعد", "مساعدة", "بريد المساعدة", "asistente", "de asistente", "assistante", "dun assistant")),
    "slow": (gettext_lazy("slow or watched"), ("slow", "watched", "monitored", "بطيء", "مراقب", "بطيء أو مراقب", "lento", "vigilado", "lento o vigilado", "lente", "surveillée", "lente ou surveillée")),
    "none": (gettext_lazy("no e-mail"), ("none", "no", "no email", "without", "لا يوجد", "بلا بريد", "لا بريد", "ninguno", "ninguna", "sin correo", "aucune", "aucun", "sans courriel", "pas de courriel")),
}  # fmt: skip
CAPACITY = {
    "individual": (gettext_lazy("as an individual"), ("individual", "personal", "personal capacity", "in a personal capacity", "بصفة شخصية", "شخصية", "فرد", "a título personal", "individual", "personal", "à titre personnel", "à titre individuel", "individuelle")),
    "institution": (gettext_lazy("for an institution"), ("institution", "institutional", "organisation", "organization", "representative", "بصفة مؤسسية", "مؤسسية", "عن مؤسسة", "institución", "institucional", "en representación", "institutionnelle", "pour une institution", "au nom dune institution")),
}  # fmt: skip
GENDER = {
    "woman": (gettext_lazy("woman"), ("f", "female", "w", "women", "امرأة", "أنثى", "سيدة", "mujer", "femenino", "femme", "féminin")),
    "man": (gettext_lazy("man"), ("m", "male", "men", "رجل", "ذكر", "hombre", "masculino", "h", "homme", "masculin")),
    "non-binary": (gettext_lazy("non-binary"), ("nonbinary", "nb", "x", "غير ثنائي", "no binario", "no binaria", "no binarie", "non binaire")),
}  # fmt: skip
_LANGUAGES = {
    "ar": ("arabic", "عربي", "العربية", "عربية", "árabe", "arabe"),
    "en": ("english", "إنجليزي", "الإنجليزية", "الانكليزية", "إنكليزية", "inglés", "anglais"),
    "es": ("spanish", "إسباني", "الإسبانية", "español", "castellano", "espagnol"),
    "fr": ("french", "فرنسي", "الفرنسية", "francés", "français"),
}
_YES = ("yes", "y", "true", "1", "x", "ok", "نعم", "sí", "s", "verdadero", "oui", "o", "vrai", "✓", "✔")
_NO = ("no", "n", "false", "0", "لا", "كلا", "falso", "non", "faux")
_REGIONS = {
    Region.ARAB_STATES: ("arab region", "mena", "middle east and north africa", "الدول العربية", "المنطقة العربية", "estados árabes", "états arabes"),
    Region.AFRICA: ("sub-saharan africa", "أفريقيا", "إفريقيا", "áfrica", "afrique"),
    Region.EUROPE: ("europe", "europe & north america", "north america", "أوروبا وأمريكا الشمالية", "أوروبا", "europa y américa del norte", "europa", "europe et amérique du nord"),
    Region.ASIA: ("asia", "asia and the pacific", "asia pacific", "آسيا والمحيط الهادئ", "آسيا", "asia y el pacífico", "asia-pacífico", "asie-pacifique", "asie et pacifique", "asie"),
    Region.LATIN_AMERICA: ("latin america", "latin america & the caribbean", "lac", "أمريكا اللاتينية ومنطقة البحر الكاريبي", "أمريكا اللاتينية والكاريبي", "أمريكا اللاتينية", "américa latina y el caribe", "américa latina", "amérique latine et caraïbes", "amérique latine"),
}  # fmt: skip
_KINDS = {
    KindOfActor.CIVIL_SOCIETY: ("cso", "ngo", "المجتمع المدني", "sociedad civil", "ong", "société civile"),
    KindOfActor.POLITICAL: ("political", "politics", "political actor", "government", "الجهات السياسية", "الأطراف السياسية", "سياسي", "actores políticos", "político", "acteurs politiques", "politique"),
    KindOfActor.UN_REGIONAL: ("un", "united nations", "un and regional", "regional organization", "الأمم المتحدة", "الأمم المتحدة والمنظمات الإقليمية", "naciones unidas", "onu", "naciones unidas y organizaciones regionales", "nations unies", "nations unies et organisations régionales"),
    KindOfActor.ACADEMIA: ("academia", "research", "academic", "university", "الأوساط الأكاديمية والبحثية", "الأوساط الأكاديمية", "أكاديمي", "academia e investigación", "universidad", "milieux universitaires et recherche", "universités et recherche", "recherche", "université"),
}  # fmt: skip
# Names in use beside those of the standard, in whatever language.
_COUNTRIES = {
    "GB": ("uk", "great britain", "britain", "england", "scotland", "wales", "northern ireland", "united kingdom of great britain and northern ireland", "بريطانيا", "gran bretaña", "inglaterra", "grande bretagne", "angleterre"),
    "XK": ("kosovo", "kosova", "xkx"),
    "EH": ("western sahara", "sahara", "sahrawi arab democratic republic", "الصحراء الغربية"),
    "PS": ("palestine", "state of palestine", "palestinian territory", "occupied palestinian territory", "opt", "gaza", "west bank", "فلسطين", "دولة فلسطين", "palestina", "estado de palestina", "état de palestine"),
    "US": ("usa", "us", "u.s.", "u.s.a.", "united states of america", "america", "الولايات المتحدة الأمريكية", "أمريكا", "eeuu", "ee uu", "ee. uu.", "estados unidos de américa", "états unis damérique"),
    "TR": ("turkey", "turquía", "turkiye"), "SY": ("syrian arab republic", "الجمهورية العربية السورية", "سورية"), "IR": ("islamic republic of iran", "iran (islamic republic of)", "persia"),
    "CD": ("drc", "dr congo", "democratic republic of the congo", "rdc", "congo kinshasa", "جمهورية الكونغو الديمقراطية", "république démocratique du congo"),
    "CG": ("republic of the congo", "congo", "congo brazzaville", "république du congo"), "CI": ("ivory coast", "costa de marfil"), "CZ": ("czech republic",),
    "KR": ("republic of korea", "korea", "south korea"), "KP": ("dprk", "democratic peoples republic of korea"), "LA": ("laos", "lao pdr"), "MM": ("burma", "myanmar", "birmanie"),
    "MK": ("macedonia",), "MD": ("republic of moldova",), "RU": ("russian federation", "الاتحاد الروسي", "fédération de russie"), "TZ": ("united republic of tanzania",), "VE": ("venezuela (bolivarian republic of)",),
    "BO": ("bolivia (plurinational state of)",), "VN": ("viet nam",), "AE": ("uae", "emirates", "الإمارات", "emiratos", "émirats"), "SA": ("ksa", "saudi"), "CV": ("cape verde",), "SZ": ("swaziland",), "TL": ("east timor",),
    "VA": ("holy see",), "CF": ("car", "central african republic"),
}  # fmt: skip


def _lookup(stored):
    """{a way to write it: value} from {value: (label, further ways)}; the label counts in every language."""
    ways = {}
    for value, (label, _further) in stored.items():
        ways.setdefault(plain(str(value)), value)
        for code, _language in settings.LANGUAGES:
            with translation.override(code):
                ways.setdefault(plain(str(label)), value)
    for value, (_label, further) in stored.items():
        for way in further:
            ways.setdefault(plain(way), value)
    return ways


@lru_cache(maxsize=16)
def _ways(key):
    match key:
        case "reach" | "capacity" | "gender":
            return _lookup({"reach": REACH, "capacity": CAPACITY, "gender": GENDER}[key])
        case "region" | "kind_of_actor":
            choices, further = {"region": (Region, _REGIONS), "kind_of_actor": (KindOfActor, _KINDS)}[key]
            ways = _lookup({member.value: (member.label, further[member]) for member in choices})
            return ways | {plain(member.name): member.value for member in choices}
        case "language":
            return _lookup({code: (name, _LANGUAGES[code]) for code, name in settings.LANGUAGES})
        case _:
            return _lookup({True: (YES, _YES), False: (NO, _NO)})


@lru_cache(maxsize=1)
def _country_ways():
    ways = {}
    for code, name in (*iso_countries, ("XK", "Kosovo")):
        for way in (code, str(name), iso_countries.alpha3(code) or "", *_COUNTRIES.get(code, ())):
            ways.setdefault(plain(way), code)
        for language, _name in settings.LANGUAGES:
            ways.setdefault(plain(geography.country(code, language)), code)
    ways.pop("", None)
    return ways


def country(text, key):
    """The code of a country or territory, by its code or its name in one of the four languages."""
    if not text:
        return ""
    code = _country_ways().get(plain(text))
    if code is None:
        raise Refused(
            "nomination.unknown_country",
            _("“%(word)s” is not a country or territory that is known here. Write its name in one of the four languages, or its "
              "two letters, or leave “%(column)s” empty.") % {"word": text, "column": label_of(key)},
        )
    return code


def choice(text, key):
    """What is stored for a word of a column with few choices; "" where nothing is written."""
    if not text:
        return ""
    value = _ways(key).get(plain(text))
    if value is None:
        raise Refused(
            "nomination.unknown_choice",
            _("“%(word)s” is not known under “%(column)s”. Write one of: %(choices)s; or leave it empty.")
            % {"word": text, "column": label_of(key), "choices": get_text_list([str(label) for label in _labels(key)], _("or"))},
        )
    return value


def language(text):
    value = _ways("language").get(plain(text)) if text else ""
    if value is None:
        raise Refused("nomination.language", _("Letters are written in Arabic, English, French or Spanish. Choose one of them."))
    return value


def gender(text):
    """One of those offered, or what is written."""
    return _ways("gender").get(plain(text), text) if text else ""


def yes_or_no(text, key):
    """True, False, or None where nothing is written."""
    if not text:
        return None
    value = _ways("yes_or_no").get(plain(text))
    if value is None:
        raise Refused("nomination.yes_or_no", _("Write “yes” or “no” under “%(column)s”.") % {"column": label_of(key)})
    return value


def _labels(key):
    match key:
        case "region":
            return Region.labels
        case "kind_of_actor":
            return KindOfActor.labels
    return [label for label, _further in {"reach": REACH, "capacity": CAPACITY}[key].values()]


def written(key, value, reader):
    """A stored value as it stands in a list for a reader of this language."""
    if value in ("", None):
        return ""
    match key:
        case "country" | "origin" | "works_in":
            return geography.country(value, reader)
        case "language":
            return str(dict(settings.LANGUAGES).get(value, value))
        case "reach" | "capacity" | "gender":
            return str({"reach": REACH, "capacity": CAPACITY, "gender": GENDER}[key].get(value, (value,))[0])
        case "region":
            return str(dict(Region.choices).get(value, value))
        case "kind_of_actor":
            return str(dict(KindOfActor.choices).get(value, value))
    if isinstance(value, bool):
        return str(YES if value else NO)
    return str(value)
