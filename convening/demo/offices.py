"""The offices that nominate, their seats, and which of them nominates somebody from where.

Two of them name more people than they have seats: those stand in reserve until seats are released.
"""

from dataclasses import dataclass

from .places import AFRICA, ARAB_STATES, ASIA, EUROPE, LATIN_AMERICA


@dataclass(frozen=True, slots=True)
class Office:
    """An office with the right to nominate up to `seats` people; `name` in four languages by language code."""

    slug: str
    seats: int
    name: dict


HEADQUARTERS = "headquarters"
PARTNER = "partner"

OFFICES = (
    Office(HEADQUARTERS, 30, {
        "en": "Headquarters, Peace and Security", "ar": "المقر الرئيسي، السلام والأمن",
        "es": "Sede, Paz y Seguridad", "fr": "Siège, Paix et sécurité"}),
    Office("arab-states", 40, {
        "en": "Regional Office for Arab States", "ar": "المكتب الإقليمي للدول العربية",
        "es": "Oficina Regional para los Estados Árabes", "fr": "Bureau régional pour les États arabes"}),
    Office("levant", 38, {
        "en": "Country offices in the Levant", "ar": "المكاتب القُطرية في بلاد الشام",
        "es": "Oficinas en los países del Levante", "fr": "Bureaux de pays au Levant"}),
    Office("arabian-peninsula", 8, {
        "en": "Country offices in the Arabian Peninsula", "ar": "المكاتب القُطرية في شبه الجزيرة العربية",
        "es": "Oficinas en los países de la Península Arábiga", "fr": "Bureaux de pays dans la péninsule Arabique"}),
    Office("north-africa", 40, {
        "en": "Country offices in North Africa", "ar": "المكاتب القُطرية في شمال أفريقيا",
        "es": "Oficinas en los países de África del Norte", "fr": "Bureaux de pays en Afrique du Nord"}),
    Office("east-and-southern-africa", 36, {
        "en": "Regional Office for East and Southern Africa", "ar": "المكتب الإقليمي لشرق أفريقيا والجنوب الأفريقي",
        "es": "Oficina Regional para África Oriental y Meridional",
        "fr": "Bureau régional pour l’Afrique de l’Est et australe"}),
    Office("west-and-central-africa", 38, {
        "en": "Regional Office for West and Central Africa", "ar": "المكتب الإقليمي لغرب أفريقيا ووسطها",
        "es": "Oficina Regional para África Occidental y Central",
        "fr": "Bureau régional pour l’Afrique de l’Ouest et du Centre"}),
    Office("europe-and-central-asia", 48, {
        "en": "Regional Office for Europe and Central Asia", "ar": "المكتب الإقليمي لأوروبا وآسيا الوسطى",
        "es": "Oficina Regional para Europa y Asia Central", "fr": "Bureau régional pour l’Europe et l’Asie centrale"}),
    Office("asia-and-the-pacific", 40, {
        "en": "Regional Office for Asia and the Pacific", "ar": "المكتب الإقليمي لآسيا والمحيط الهادئ",
        "es": "Oficina Regional para Asia y el Pacífico", "fr": "Bureau régional pour l’Asie et le Pacifique"}),
    Office("americas-and-the-caribbean", 40, {
        "en": "Regional Office for the Americas and the Caribbean",
        "ar": "المكتب الإقليمي للأمريكتين ومنطقة البحر الكاريبي",
        "es": "Oficina Regional para las Américas y el Caribe",
        "fr": "Bureau régional pour les Amériques et les Caraïbes"}),
    Office(PARTNER, 60, {
        "en": "CMI – Martti Ahtisaari Peace Foundation, Women in Peacemaking",
        "ar": "مؤسسة مارتي أهتيساري للسلام (CMI)، المرأة في صنع السلام",
        "es": "CMI – Fundación Martti Ahtisaari para la Paz, Mujeres en la Construcción de la Paz",
        "fr": "CMI – Fondation Martti Ahtisaari pour la paix, Femmes et rétablissement de la paix"}),
)

_BY_COUNTRY = {
    **dict.fromkeys(("SY", "LB", "JO", "PS", "IQ"), "levant"),
    **dict.fromkeys(("YE", "SA", "BH", "KW", "OM"), "arabian-peninsula"),
    **dict.fromkeys(("LY", "EG", "TN", "MA", "DZ", "MR"), "north-africa"),
    **dict.fromkeys(("SS", "KE", "SO", "UG", "ET", "MZ", "RW"), "east-and-southern-africa"),
}
_BY_REGION = {
    ARAB_STATES: "arab-states", AFRICA: "west-and-central-africa", EUROPE: "europe-and-central-asia",
    ASIA: "asia-and-the-pacific", LATIN_AMERICA: "americas-and-the-caribbean",
}


def office_for(region, country, dice):
    """The slug of the office that nominates somebody of `region` and `country`; the partner and headquarters take a share."""
    draw = dice.random()
    if region == EUROPE and draw < 0.45:
        return PARTNER if draw < 0.25 else HEADQUARTERS
    if region in (ARAB_STATES, AFRICA) and draw < 0.15:
        return PARTNER
    if region == ARAB_STATES and draw < 0.3:
        return "arab-states"
    return _BY_COUNTRY.get(country, _BY_REGION[region])
