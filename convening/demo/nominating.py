"""What offices say of the people whom they name, who stands on the roster, and how people get in."""

import random
from datetime import date

from .places import LATIN_AMERICA

PHRASE = "quiet river"
SEATS_RELEASED_ON = date(2021, 6, 8)
REMINDER_DAYS = [7, 2]
OFFICER = "help_desk_two"  # hears of incidents

_REASONS = {
    "en": (
        "Has mediated between two districts for nine years and is trusted by both.",
        "Speaks for a network of local committees that no convening has heard so far.",
        "Sat at the table of the last round and can say why its promises were not kept.",
        "Works with displaced families, and knows what a ceasefire means for them.",
    ),
    "ar": (
        "تتوسط منذ تسع سنوات بين مديريتين، ويثق بها الطرفان.",
        "تتحدث باسم شبكة من اللجان المحلية لم يستمع إليها أي لقاء حتى الآن.",
        "شاركت في الجولة الأخيرة، وتستطيع أن تبيّن لماذا لم تُنفَّذ الوعود.",
    ),
    "es": (
        "Media desde hace nueve años entre dos municipios y cuenta con la confianza de ambos.",
        "Habla por una red de comités locales que ningún encuentro ha escuchado hasta ahora.",
        "Estuvo en la mesa de la última ronda y puede explicar por qué no se cumplió lo acordado.",
    ),
    "fr": (
        "Assure depuis neuf ans une médiation entre deux districts et a la confiance des deux.",
        "Parle au nom d’un réseau de comités locaux qu’aucune rencontre n’a encore entendu.",
        "A participé au dernier cycle de négociations et peut dire pourquoi les promesses n’ont pas été tenues.",
    ),
}
_RISK = "Her travel has drawn questions from the authorities. Please do not name her in any document."


def said_of(person):
    """The particulars beyond what `Person` holds, always the same for the same person."""
    dice = random.Random(f"gipp-2021: said of {person.email}")
    said = {"reason": dice.choice(_REASONS[person.language or "en"]) if dice.random() < 0.8 else ""}
    said["gender"] = dice.choices(("woman", "man", ""), (80, 3, 17))[0]
    said["capacity"] = dice.choice(("individual", "institution", "institution"))
    if dice.random() < 0.04:
        said[dice.choice(("captions", "sign_language"))] = True
    if dice.random() < 0.03:
        said["risk_note"] = _RISK
    return said


#: Members who want to be found: key -> what they show, for which purposes, for how many months.
ROSTER = {
    "participant_ar": {
        "expertise": "الوساطة المحلية، وقف إطلاق النار، إشراك الشباب", "languages": ["ar", "en"], "region": "Arab States",
        "countries": ["YE"], "tracks": ["1.5", "2"], "about": "أعمل مع لجان الأحياء على فتح الطرق وتبادل المحتجزين.",
        "purposes": ["members", "conveners", "offices"], "months": 12,
    },
    "participant_es": {
        "expertise": "Género y justicia transicional, acuerdos territoriales", "languages": ["es"], "region": LATIN_AMERICA,
        "countries": ["CO"], "tracks": ["2", "3"], "about": "Acompaño a mesas locales de mujeres en zonas rurales.",
        "purposes": ["members", "conveners"], "months": 24,
    },
    "participant_fr": {
        "expertise": "Radios communautaires, dialogue intercommunautaire", "languages": ["fr", "en"], "region": "Africa",
        "countries": ["ML"], "tracks": ["3"], "about": "Je forme des équipes de radio à relater les pourparlers sans attiser les tensions.",
        "purposes": ["conveners", "offices"], "months": 12,
    },
    "participant_en": {
        "expertise": "Ceasefire monitoring, land and water disputes", "languages": ["en", "ar"], "region": "Africa",
        "countries": ["SS"], "tracks": ["2", "3"], "about": "I bring herders and farmers to one table before the rains.",
        "purposes": ["members", "conveners", "offices"], "months": 24,
    },
    "speaker_four": {
        "expertise": "Negotiation research, constituency building", "languages": ["es", "en"], "region": LATIN_AMERICA,
        "countries": ["CO", "EC"], "tracks": ["1", "1.5"], "about": "Investigo cómo se incluye a la sociedad civil en procesos formales.",
        "purposes": ["conveners"], "months": 24,
    },
}  # fmt: skip
