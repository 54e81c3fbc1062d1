"""The people whom a newcomer to the demo meets first, and the staff: named, constant, one or more for every role.

`KNOWN_MEMBERS` have access to the private space, `APPOINTED` do their work without it. `SHOWCASE` lists the keys in
the order in which the page of the cast shows them. `SESSION_PARTS` says who has a role in which session.
"""

from .names import ACADEMIA, CIVIL_SOCIETY, POLITICAL, UN_REGIONAL
from .offices import HEADQUARTERS, PARTNER
from .places import AFRICA, ARAB_STATES, EUROPE, LATIN_AMERICA

SHOWCASE = (
    "secretariat", "nominator", "participant_ar", "participant_es", "participant_fr", "participant_en", "moderator_wg1",
    "moderator_wg2", "chair", "chair_two", "speaker", "interpreter", "rapporteur", "rapporteur_two", "evaluator", "custodian", "help_desk", "donor",
)

OFFICE_OF_NOMINATORS = {}  # email of the nominator -> slug of her office; filled below


def _member(key, name, email, affiliation, country, region, kind, language, zone, roles=("participant",), original="",
            office=HEADQUARTERS, first_timer=False):
    return {"key": key, "name": name, "name_original": original or name, "email": email, "affiliation": affiliation,
            "country": country, "region": region, "kind_of_actor": kind, "language": language, "zone": zone,
            "roles": roles, "office": office, "first_timer": first_timer}


KNOWN_MEMBERS = (
    _member("participant_ar", "Shahrazad Bin Nasir", "shahrazad@jasminebridge.example", "Jasmine Bridge Association",
            "YE", ARAB_STATES, CIVIL_SOCIETY, "ar", "Asia/Aden", original="شهرزاد بن ناصر", office="arabian-peninsula",
            first_timer=True),
    _member("participant_es", "Marisol Quiñonero", "marisol@tejedoras.example", "Red Tejedoras de Acuerdos",
            "CO", LATIN_AMERICA, CIVIL_SOCIETY, "es", "America/Bogota", office="americas-and-the-caribbean",
            first_timer=True),
    _member("participant_fr", "Aïssata Roy-Coulibaly", "aissata@koraradio.example", "Kora Community Radio",
            "ML", AFRICA, CIVIL_SOCIETY, "fr", "Africa/Bamako", office="west-and-central-africa"),
    _member("participant_en", "Nyabol Lualdit", "nyabol@lakesidemediators.example", "Lakeside Women Mediators",
            "SS", AFRICA, CIVIL_SOCIETY, "en", "Africa/Juba", office="east-and-southern-africa", first_timer=True),
    _member("moderator_wg1", "Odile Marchetti", "odile@opentable.example", "Open Table Initiative",
            "FR", EUROPE, CIVIL_SOCIETY, "en", "Europe/Paris", roles=("moderator",)),
    _member("co_moderator_wg1", "Bilal Sarraf", "bilal@wadidialogue.example", "Wadi Dialogue Network",
            "", ARAB_STATES, CIVIL_SOCIETY, "ar", "Asia/Beirut", roles=("moderator",), original="بلال الصراف"),
    _member("moderator_wg2", "Henrike Falkenrath", "henrike@alder.example",
            "Chair of Negotiation Studies, Alder University", "DE", EUROPE, ACADEMIA, "en", "Europe/Berlin",
            roles=("moderator",)),
    _member("co_moderator_wg2", "Inés Arrieta Luna", "ines@casapalabra.example", "Casa de la Palabra",
            "MX", LATIN_AMERICA, CIVIL_SOCIETY, "es", "America/Mexico_City", roles=("moderator",)),
    _member("organiser", "Tarja Ylinen", "tarja@gipp-secretariat.example", "Secretariat of the convening",
            "FI", EUROPE, UN_REGIONAL, "en", "Europe/Helsinki", roles=("secretariat", "participant"), office=PARTNER),
    _member("chair", "Josephine Akwara", "josephine@deputies.example", "Women Deputies' Forum",
            "UG", AFRICA, POLITICAL, "en", "Africa/Kampala", roles=("participant", "chair")),
    _member("speaker", "Hala Murjan", "hala@assemblyalliance.example", "Assembly Alliance",
            "LY", ARAB_STATES, POLITICAL, "ar", "Africa/Tripoli", roles=("participant", "speaker"),
            original="هالة مرجان", office="north-africa"),
    _member("speaker_two", "Matilda Ekström-Rey", "matilda@mediationdesk.example", "Mediation Support Secretariat",
            "SE", EUROPE, UN_REGIONAL, "en", "Europe/Stockholm", roles=("participant", "speaker"), office=PARTNER),
    _member("speaker_three", "Wisal Abu Zayd", "wisal@transitionstudies.example", "Institute for Transition Studies",
            "SD", ARAB_STATES, ACADEMIA, "ar", "Africa/Khartoum", roles=("participant", "speaker"),
            original="وصال أبو زيد", office="arab-states"),
    _member("speaker_four", "Catalina Urrego", "catalina@llanosaltos.example", "Universidad de los Llanos Altos",
            "CO", LATIN_AMERICA, ACADEMIA, "es", "America/Bogota", roles=("participant", "speaker"),
            office="americas-and-the-caribbean"),
    _member("chair_two", "Sirkka Ahonpää", "sirkka@northernlights.example", "Northern Lights Mediation Society",
            "FI", EUROPE, CIVIL_SOCIETY, "en", "Europe/Helsinki", roles=("participant", "chair"), office=PARTNER),
    _member("rapporteur", "Benedikta Lorenz", "benedikta@balticpeace.example", "Baltic Peace Research Group",
            "DE", EUROPE, ACADEMIA, "en", "Europe/Berlin", roles=("rapporteur",)),
    _member("rapporteur_two", "Dunya Sabri", "dunya@almanarlaw.example", "Al-Manar College of Law",
            "", ARAB_STATES, ACADEMIA, "ar", "Asia/Amman", roles=("rapporteur",), original="دنيا صبري"),
)


def _appointed(key, name, email, affiliation, role, language="en", zone="America/New_York", original=""):
    return {"key": key, "name": name, "name_original": original or name, "email": email, "affiliation": affiliation,
            "roles": (role,), "language": language, "zone": zone}


def _nominator(key, name, email, office, language="en", zone="America/New_York", original=""):
    OFFICE_OF_NOMINATORS[email] = office
    return _appointed(key, name, email, "Nominating office", "nominator", language, zone, original)


_SECRETARIAT = "Secretariat of the convening"
_BOOTH = "Three Booths Interpreters"

APPOINTED = (
    _appointed("secretariat", "Margit Solheim-Osei", "margit@gipp-secretariat.example", _SECRETARIAT, "secretariat"),
    _appointed("secretariat_two", "Ghassan Nimr", "ghassan@gipp-secretariat.example", _SECRETARIAT, "secretariat",
               "ar", "Africa/Cairo", "غسان نمر"),
    _appointed("evaluator", "Priyanka Senadheera", "priyanka@evaluation.example", "Independent evaluation", "evaluator"),
    _appointed("help_desk", "Femi Adebanjo", "femi@helpdesk.example", "Help desk", "help_desk", zone="Africa/Lagos"),
    _appointed("help_desk_two", "Lucía Barrenechea", "lucia@helpdesk.example", "Help desk", "help_desk", "es",
               "America/Lima"),
    _appointed("custodian", "Aurelio Pinto de Sá", "aurelio@custodians.example", "Custodian, ombudsperson", "custodian",
               "es", "Europe/Lisbon"),
    _appointed("custodian_two", "Gudrun Eiríksdóttir", "gudrun@custodians.example", "Custodian, ethics office",
               "custodian", zone="Atlantic/Reykjavik"),
    _appointed("custodian_three", "Nazik Rahhal", "nazik@custodians.example", "Custodian, legal counsel", "custodian",
               "ar", "Asia/Amman", "نازك رحال"),
    _appointed("donor", "Gerlinde Hauser", "gerlinde@donordesk.example", "Donor desk for peace and security", "donor",
               zone="Europe/Berlin"),
    _appointed("interpreter", "Karim Tawil", "karim@threebooths.example", _BOOTH, "interpreter", "ar", "Europe/Paris",
               "كريم طويل"),
    _appointed("interpreter_ar", "Jumana Shaar", "jumana@threebooths.example", _BOOTH, "interpreter", "ar",
               "Asia/Beirut", "جمانة الشعار"),
    _appointed("interpreter_en", "Desmond Farrow", "desmond@threebooths.example", _BOOTH, "interpreter", "en",
               "Europe/London"),
    _appointed("interpreter_en_two", "Philippa Marsh", "philippa@threebooths.example", _BOOTH, "interpreter", "en",
               "Europe/London"),
    _appointed("interpreter_es", "Rocío Valdivieso", "rocio@threebooths.example", _BOOTH, "interpreter", "es",
               "Europe/Madrid"),
    _appointed("interpreter_es_two", "Tomás Echegaray", "tomas@threebooths.example", _BOOTH, "interpreter", "es",
               "America/Bogota"),
    _nominator("nominator", "Rawan Dabbas", "rawan@office-arab-states.example", "arab-states", "ar", "Africa/Cairo",
               "روان دباس"),
    _nominator("nominator_hq", "Constance Abernethy", "constance@office-headquarters.example", HEADQUARTERS),
    _nominator("nominator_levant", "Faten Shami", "faten@office-levant.example", "levant", "ar", "Asia/Amman",
               "فاتن شامي"),
    _nominator("nominator_peninsula", "Afaf Jarallah", "afaf@office-peninsula.example", "arabian-peninsula", "ar",
               "Asia/Aden", "عفاف جارالله"),
    _nominator("nominator_north", "Meriem Zitouni", "meriem@office-north-africa.example", "north-africa", "fr",
               "Africa/Tunis", "مريم زيتوني"),
    _nominator("nominator_east", "Wangari Njeru", "wangari@office-east.example", "east-and-southern-africa", "en",
               "Africa/Nairobi"),
    _nominator("nominator_west", "Ndèye Sarr", "ndeye@office-west.example", "west-and-central-africa", "fr",
               "Africa/Dakar"),
    _nominator("nominator_europe", "Danuta Zielińska", "danuta@office-europe.example", "europe-and-central-asia", "en",
               "Europe/Istanbul"),
    _nominator("nominator_asia", "Suda Chaiyaporn", "suda@office-asia.example", "asia-and-the-pacific", "en",
               "Asia/Bangkok"),
    _nominator("nominator_americas", "Graciela Montes de Oca", "graciela@office-americas.example",
               "americas-and-the-caribbean", "es", "America/Panama"),
    _nominator("nominator_partner", "Outi Rantala", "outi@office-partner.example", PARTNER, "en", "Europe/Helsinki"),
    _nominator("nominator_partner_two", "Ville Kettunen", "ville@office-partner.example", PARTNER, "en",
               "Europe/Helsinki"),
)

#: Who does what in which session, by key. Interpreters work in all five; each has her language.
INTERPRETERS = {"interpreter": "ar", "interpreter_ar": "ar", "interpreter_en": "en", "interpreter_en_two": "en",
                "interpreter_es": "es", "interpreter_es_two": "es"}
SESSION_PARTS = {
    "opening": {"chair": ("chair",), "speaker": ("speaker", "speaker_two", "speaker_four")},
    "key-topics": {"chair": ("chair_two",), "speaker": ("speaker_three",)},
    "working-group-1": {"chair": ("chair",), "speaker": ("speaker", "speaker_four"), "rapporteur": ("rapporteur",)},
    "working-group-2": {"chair": ("chair_two",), "speaker": ("speaker_two", "speaker_three"),
                        "rapporteur": ("rapporteur_two",)},
    "closing": {"chair": ("chair",), "speaker": ("speaker", "speaker_three")},
}
ROOM_MODERATORS = {"wg1": ("moderator_wg1", "co_moderator_wg1"), "wg2": ("moderator_wg2", "co_moderator_wg2")}
