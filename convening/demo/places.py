"""Where the invented people come from: countries by region, with a zone and the languages spoken there to the secretariat.

The regions are the convener's own. `LOGGED_ON_FROM` are the 43 countries declared by those who logged on; with
`OTHER_COUNTRIES` they are the 70 declared among all who took part.
"""

ARAB_STATES = "Arab States"
AFRICA = "Africa"
EUROPE = "Europe and North America"
ASIA = "Asia-Pacific"
LATIN_AMERICA = "Latin America and the Caribbean"
REGIONS = (ARAB_STATES, AFRICA, EUROPE, ASIA, LATIN_AMERICA)

REGION_NAMES = {
    ARAB_STATES: {"en": "Arab States", "ar": "الدول العربية", "es": "Estados Árabes", "fr": "États arabes"},
    AFRICA: {"en": "Africa", "ar": "أفريقيا", "es": "África", "fr": "Afrique"},
    EUROPE: {"en": "Europe and North America", "ar": "أوروبا وأمريكا الشمالية", "es": "Europa y América del Norte",
             "fr": "Europe et Amérique du Nord"},
    ASIA: {"en": "Asia-Pacific", "ar": "آسيا والمحيط الهادئ", "es": "Asia y el Pacífico", "fr": "Asie-Pacifique"},
    LATIN_AMERICA: {"en": "Latin America and the Caribbean", "ar": "أمريكا اللاتينية ومنطقة البحر الكاريبي",
                    "es": "América Latina y el Caribe", "fr": "Amérique latine et Caraïbes"},
}

LOGGED_ON_FROM = {
    ARAB_STATES: ("YE", "SY", "IQ", "LY", "SD", "LB", "JO", "PS", "EG", "TN", "MA", "DZ", "SA", "MR"),
    AFRICA: ("SS", "KE", "ML", "NG", "CM", "SO", "UG", "ET", "CD", "BF"),
    EUROPE: ("US", "FI", "DE", "CH", "GB", "SE", "FR", "ES", "UA", "CY", "NL"),
    ASIA: ("AF", "MM", "PH", "NP", "LK"),
    LATIN_AMERICA: ("CO", "GT", "MX"),
}

OTHER_COUNTRIES = {
    ARAB_STATES: ("BH", "KW", "OM"),
    AFRICA: ("CF", "TD", "CI", "GM", "LR", "MZ", "NE", "RW"),
    EUROPE: ("AT", "BE", "CA", "IE", "IT", "NO"),
    ASIA: ("BD", "FJ", "ID", "PK", "TL"),
    LATIN_AMERICA: ("AR", "CL", "HN", "PE", "SV"),
}

ZONES = {
    "YE": "Asia/Aden", "SY": "Asia/Damascus", "IQ": "Asia/Baghdad", "LY": "Africa/Tripoli", "SD": "Africa/Khartoum",
    "LB": "Asia/Beirut", "JO": "Asia/Amman", "PS": "Asia/Hebron", "EG": "Africa/Cairo", "TN": "Africa/Tunis",
    "MA": "Africa/Casablanca", "DZ": "Africa/Algiers", "SA": "Asia/Riyadh", "MR": "Africa/Nouakchott",
    "BH": "Asia/Bahrain", "KW": "Asia/Kuwait", "OM": "Asia/Muscat",
    "SS": "Africa/Juba", "KE": "Africa/Nairobi", "ML": "Africa/Bamako", "NG": "Africa/Lagos", "CM": "Africa/Douala",
    "SO": "Africa/Mogadishu", "UG": "Africa/Kampala", "ET": "Africa/Addis_Ababa", "CD": "Africa/Kinshasa",
    "BF": "Africa/Ouagadougou", "CF": "Africa/Bangui", "TD": "Africa/Ndjamena", "CI": "Africa/Abidjan",
    "GM": "Africa/Banjul", "LR": "Africa/Monrovia", "MZ": "Africa/Maputo", "NE": "Africa/Niamey", "RW": "Africa/Kigali",
    "US": "America/New_York", "FI": "Europe/Helsinki", "DE": "Europe/Berlin", "CH": "Europe/Zurich",
    "GB": "Europe/London", "SE": "Europe/Stockholm", "FR": "Europe/Paris", "ES": "Europe/Madrid", "UA": "Europe/Kyiv",
    "CY": "Asia/Nicosia", "NL": "Europe/Amsterdam", "AT": "Europe/Vienna", "BE": "Europe/Brussels",
    "CA": "America/Toronto", "IE": "Europe/Dublin", "IT": "Europe/Rome", "NO": "Europe/Oslo",
    "AF": "Asia/Kabul", "MM": "Asia/Yangon", "PH": "Asia/Manila", "NP": "Asia/Kathmandu", "LK": "Asia/Colombo",
    "BD": "Asia/Dhaka", "FJ": "Pacific/Fiji", "ID": "Asia/Jakarta", "PK": "Asia/Karachi", "TL": "Asia/Dili",
    "CO": "America/Bogota", "GT": "America/Guatemala", "MX": "America/Mexico_City",
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago", "HN": "America/Tegucigalpa", "PE": "America/Lima",
    "SV": "America/El_Salvador",
}

#: In which language the secretariat writes to somebody from there; of two, the first is the more usual.
LANGUAGES = {
    **dict.fromkeys(LOGGED_ON_FROM[ARAB_STATES] + OTHER_COUNTRIES[ARAB_STATES], ("ar", "ar", "ar", "en")),
    **dict.fromkeys(("TN", "MA", "DZ", "LB", "MR"), ("ar", "ar", "fr")),
    **dict.fromkeys(("ML", "CM", "CD", "BF", "CF", "CI", "NE", "TD", "FR", "BE", "CH", "RW"), ("fr", "fr", "en")),
    **dict.fromkeys(LOGGED_ON_FROM[LATIN_AMERICA] + OTHER_COUNTRIES[LATIN_AMERICA] + ("ES",), ("es", "es", "es", "en")),
}


def countries_of(region):
    """All countries of `region` from which somebody took part."""
    return LOGGED_ON_FROM[region] + OTHER_COUNTRIES[region]


def languages_of(country):
    """The languages from which to draw one for somebody of `country`; repeated by frequency."""
    return LANGUAGES.get(country, ("en",))
