"""Words by which a text tells of one person among few: a country or a house beside somebody, a title before a name. Pure.

Found by their shape alone, in four languages, and never by asking how many members are so: whoever typed one combination after another
would learn from the answers who takes part. What is told of "a judge from Mali" is therefore the same whether ten of them are here
or none.
"""

import re
from dataclasses import dataclass

from . import folding, passages, phrases

BETWEEN = 3  # words between somebody and where she comes from, at most


@dataclass(frozen=True)
class Narrow:
    """`kind` is "group" (somebody and a country, a region or an organisation) or "person" (a title and a name); `words` as written."""

    kind: str
    words: str


def narrow_in(text):
    """The `Narrow`s of `text`, in their order, each once."""
    found = []
    for line in passages.sentences(text):
        for sentence in line:
            found += _groups_in(sentence)
            found += [Narrow("person", match[0].strip(" ,.;:")) for match in _TITLED.finditer(sentence)]
    return list(dict.fromkeys(found))


def _groups_in(sentence):
    """One person's noun in the singular, and within a few words a country, a region or an organisation that a particle ties to it."""
    words = folding.words(sentence)
    places = [*phrases.countries_in(sentence), *_regions_in(words)]
    for begin, end in sorted(places):
        for place in range(max(0, begin - BETWEEN - 1), begin):
            if _is_one_person(words, place) and _are_tied(words, place, begin):
                yield Narrow("group", sentence[words[_first(words, place)].start : words[end - 1].end])
                break


def _is_one_person(words, place):
    """Whether the word is a noun for one person, and said of one: "a judge", "una jueza", Arabic without the article."""
    plain = words[place].plain
    if folding.is_arabic(plain):
        return bool(({plain} | {plain[1:] if plain[0] in "وفل" else plain}) & _ARABIC_PERSONS)
    return plain in _PERSONS and any(one.plain in _ONE for one in words[max(0, place - 3) : place])


def _first(words, place):
    """Where "a" stands before the noun, or the noun itself."""
    before = [other for other in range(max(0, place - 3), place) if words[other].plain in _ONE]
    return before[-1] if before else place


def _are_tied(words, place, begin):
    between = [word.plain for word in words[place + 1 : begin]]
    return bool(set(between) & _TIES) and len(between) <= BETWEEN or (folding.is_arabic(words[begin].plain) and between == [])


def _regions_in(words):
    plain = [word.plain for word in words]
    for name in _REGIONS:
        for begin in range(len(plain) - len(name) + 1):
            if plain[begin : begin + len(name)] == name:
                yield begin, begin + len(name)


def _folded(text):
    return frozenset(folding.fold(word) for word in text.split())


_ONE = _folded("a an one another single only un una uno une seul seule sola solo")
_TIES = _folded("from of at in working based living de del desde en du des d au aux venue venu من في لدى")
_PERSONS = _folded(
    "judge lawyer minister mediator activist woman man participant delegate member mp senator parliamentarian ambassador officer professor "
    "researcher scholar journalist leader representative negotiator colleague speaker official student doctor teacher nurse refugee survivor "
    "widow mother diplomat envoy general colonel mayor governor adviser advisor expert practitioner director founder organiser organizer "
    "jueza juez abogada abogado ministra ministro mediadora mediador activista mujer hombre participante delegada delegado miembro senadora "
    "senador diputada diputado embajadora embajador oficial profesora profesor investigadora investigador periodista lideresa lider "
    "representante negociadora negociador funcionaria funcionario estudiante maestra maestro refugiada refugiado viuda diplomatica experta "
    "experto directora director fundadora alcaldesa asesora "
    "juge avocate avocat ministre mediatrice mediateur militante militant femme homme participante participant deleguee delegue membre "
    "senatrice senateur deputee depute ambassadrice ambassadeur officier professeure professeur chercheuse chercheur journaliste dirigeante "
    "dirigeant representante representant negociatrice negociateur fonctionnaire etudiante etudiant enseignante refugiee refugie veuve "
    "diplomate experte expert directrice directeur fondatrice mairesse conseillere"
)
_ARABIC_PERSONS = _folded(
    "قاض قاضٍ قاضي قاضية محام محامي محامية وزير وزيرة وسيط وسيطة ناشط ناشطة امرأة مشارك مشاركة مندوب مندوبة عضو عضوة نائب نائبة سفير سفيرة ضابط ضابطة أستاذ "
    "أستاذة باحث باحثة صحفي صحفية صحافي صحافية زعيم زعيمة قائدة ممثل ممثلة مفاوض مفاوضة زميل زميلة موظف موظفة طالب طالبة طبيب طبيبة معلم معلمة لاجئ لاجئة أرملة "
    "دبلوماسي دبلوماسية خبير خبيرة مدير مديرة مؤسسة مستشار مستشارة"
)
_REGIONS = [
    [word.plain for word in folding.words(name)]
    for name in (
        "Arab States", "Arab region", "Sub-Saharan Africa", "Horn of Africa", "the Sahel", "Western Balkans", "South Asia", "Central Asia",
        "the Levant", "the Maghreb", "the Gulf", "the Caucasus", "the Pacific", "the Caribbean", "Latin America",
        "Estados Árabes", "región árabe", "Cuerno de África", "el Sahel", "Balcanes Occidentales", "América Latina", "el Caribe", "Cáucaso", "el Magreb",
        "États arabes", "Corne de l’Afrique", "du Sahel", "Balkans occidentaux", "Amérique latine", "Caraïbes", "Caucase", "du Maghreb",
        "الدول العربية", "المنطقة العربية", "القرن الأفريقي", "الساحل", "البلقان", "أمريكا اللاتينية", "الخليج", "المغرب العربي", "القوقاز", "المشرق",
    )
]  # fmt: skip
_TITLED = re.compile(
    r"(?<!\w)(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Ambassador|Judge|Minister|Senator|General|Colonel|H\.E|Sheikh|Sheikha|Hon|"
    r"Sra|Sr|Srta|Dra|Doña|Don|Embajadora|Embajador|Ministra|Ministro|Jueza|Juez|Profesora|Profesor|Senadora|Senador|"
    r"Mme|Mlle|Madame|Monsieur|Ambassadrice|Ambassadeur|Ministre|Professeure|Professeur|Maître)\.? +(?:[A-ZÀ-ÝŒ][\w’'.-]+)(?: +[A-ZÀ-ÝŒ][\w’'-]+){0,2}"
    r"|(?:[وفبل]|لل)?(?:ال)?(?:سيد|سيدة|آنسة|دكتور|دكتورة|أستاذ|أستاذة|سفير|سفيرة|شيخ|شيخة|قاضية|وزيرة|وزير|عميد|لواء|عقيد) (?!ال)[\u0621-\u064a]{3,}(?: [\u0621-\u064a]{3,})?)"
)
