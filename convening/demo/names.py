"""Given and family names to draw invented people from, and the invented organisations they belong to.

Arabic names come in both spellings; the pairs of people they make are not portraits of anyone.
"""

from .places import AFRICA, ARAB_STATES, ASIA, EUROPE, LATIN_AMERICA

ARABIC_GIVEN = (
    ("Amal", "أمل"), ("Hanan", "حنان"), ("Salma", "سلمى"), ("Nadia", "نادية"), ("Rim", "ريم"), ("Huda", "هدى"),
    ("Samira", "سميرة"), ("Layla", "ليلى"), ("Mariam", "مريم"), ("Fatima", "فاطمة"), ("Zaynab", "زينب"),
    ("Khadija", "خديجة"), ("Asma", "أسماء"), ("Suad", "سعاد"), ("Widad", "وداد"), ("Ilham", "إلهام"),
    ("Abir", "عبير"),
    ("Maha", "مها"), ("Najla", "نجلاء"), ("Rania", "رانيا"), ("Dalia", "داليا"), ("Ibtisam", "ابتسام"),
    ("Nawal", "نوال"), ("Karima", "كريمة"), ("Lubna", "لبنى"), ("Wafa", "وفاء"), ("Iman", "إيمان"), ("Hind", "هند"),
    ("Sawsan", "سوسن"), ("Ghada", "غادة"), ("Bushra", "بشرى"), ("Intisar", "انتصار"), ("Amina", "أمينة"),
    ("Sumaya", "سمية"),
    ("Rasha", "رشا"), ("Nuha", "نهى"), ("Randa", "رندة"), ("Sahar", "سحر"), ("Yasmin", "ياسمين"),
    ("Zahra", "زهرة"),
    ("Manal", "منال"), ("Thuraya", "ثريا"), ("Shahd", "شهد"), ("Arwa", "أروى"), ("Balqis", "بلقيس"),
    ("Kamal", "كمال"),
    ("Yusuf", "يوسف"), ("Tariq", "طارق"), ("Hasan", "حسن"), ("Samir", "سمير"), ("Khalid", "خالد"),
)
ARABIC_FAMILY = (
    ("al-Najjar", "النجار"), ("al-Khatib", "الخطيب"), ("al-Sabbagh", "الصباغ"), ("al-Attar", "العطار"),
    ("Haddad", "حداد"), ("Darwish", "درويش"), ("al-Rifai", "الرفاعي"), ("Qasim", "قاسم"), ("al-Bakri", "البكري"),
    ("al-Hashimi", "الهاشمي"),
    ("Salim", "سليم"), ("al-Tahir", "الطاهر"), ("Bin Yahya", "بن يحيى"), ("Mansur", "منصور"),
    ("al-Obeidi", "العبيدي"), ("al-Jaziri", "الجزيري"), ("Barakat", "بركات"), ("al-Zahrawi", "الزهراوي"),
    ("Sharif", "شريف"),
    ("al-Nuaimi", "النعيمي"), ("al-Rayyan", "الريان"), ("al-Amri", "العمري"), ("Khalil", "خليل"),
    ("al-Hamdani", "الحمداني"), ("Awad", "عوض"), ("Mubarak", "مبارك"), ("al-Fasi", "الفاسي"), ("Idris", "إدريس"),
    ("al-Najmi", "النجمي"), ("Suleiman", "سليمان"), ("al-Kindi", "الكندي"), ("Nassar", "نصار"), ("Zaydan", "زيدان"),
    ("al-Warraq", "الوراق"), ("Bashir", "بشير"), ("al-Hallaq", "الحلاق"), ("Talib", "طالب"), ("Jabir", "جابر"),
    ("al-Sayyad", "الصياد"), ("Hamdan", "حمدان"),
)

#: (countries, given names, family names): who lives somewhere is drawn a name that one meets there.
_ELSEWHERE = (
    (("ML", "BF", "NE", "CI", "GM", "TD", "CF"),
     ("Awa", "Fatou", "Aminata", "Mariama", "Ramata", "Djeneba", "Kadiatou", "Salimata", "Hawa", "Ibrahim"),
     ("Sangaré", "Diallo", "Keïta", "Sawadogo", "Ouédraogo", "Sowe", "Maïga", "Issoufou", "Koné", "Zoumana")),
    (("CM", "CD", "RW"),
     ("Solange", "Clarisse", "Espérance", "Immaculée", "Béatrice", "Odette", "Joseph", "Chantal"),
     ("Mbarga", "Ngono", "Kabongo", "Tshibanda", "Mukamana", "Essomba", "Ilunga", "Uwera")),
    (("NG", "LR"), ("Adaeze", "Ngozi", "Blessing", "Patience", "Comfort", "Hauwa", "Folake", "Martha"),
     ("Okafor", "Adeyemi", "Bello", "Kpadeh", "Danjuma", "Onwueme", "Flomo", "Ogunbiyi")),
    (("KE", "UG", "MZ"), ("Wanjiru", "Grace", "Esther", "Mercy", "Agnes", "Akinyi", "Zawadi", "Neema", "Moses"),
     ("Wambui", "Otieno", "Kamau", "Nakato", "Namukasa", "Mwangi", "Atieno", "Macuácua")),
    (("SS",),
     ("Nyakuma", "Achol", "Teresa", "Poni", "Keji", "Rebekah"),
     ("Lado", "Wani", "Ladu", "Gatwech", "Lokuju", "Ayuen")),
    (("SO",),
     ("Hodan", "Ifrah", "Halima", "Sagal", "Ubah", "Deqa"),
     ("Abdi", "Warsame", "Jimale", "Farole", "Guled", "Osoble")),
    (("ET",), ("Tigist", "Selam", "Hiwot", "Meron", "Aster"), ("Tesfaye", "Bekele", "Alemu", "Wolde", "Desta")),
    (("FI",),
     ("Liisa", "Päivi", "Mikko", "Anneli", "Kaisa", "Riikka"),
     ("Virtanen", "Korhonen", "Laaksonen", "Mäkelä", "Heino")),
    (("SE", "NO"),
     ("Astrid", "Karin", "Solveig", "Ingrid", "Gunilla", "Daniel"),
     ("Lindqvist", "Bergström", "Hansen", "Aasen", "Holm")),
    (("DE", "CH", "AT"), ("Helga", "Ulrike", "Katharina", "Johanna", "Birgit", "Thomas", "Annette"),
     ("Weber", "Schreiber", "Hoffmann", "Keller", "Gruber", "Lindner", "Rüegg")),
    (("FR", "BE"),
     ("Claire", "Hélène", "Sophie", "Anne-Lise", "Mathilde", "Odette"),
     ("Moreau", "Lefèvre", "Garnier", "Peeters", "Roussel")),
    (("GB", "US", "CA", "IE"),
     ("Margaret", "Eleanor", "Fiona", "Susan", "Rebecca", "Rosalind", "Niamh", "Daniel", "Leah"),
     ("Whitcombe", "Ashdown", "Harper", "Calloway", "Sterling", "Brennan", "Tremblay", "Okonjo-Reed", "Marlowe")),
    (("NL",), ("Marijke", "Saskia", "Anouk", "Femke"), ("de Wit", "van Loon", "Hoekstra", "Verbeek")),
    (("IT",), ("Giulia", "Chiara", "Laura", "Marta"), ("Rossi", "Bianchi", "Colonna", "Ferrante")),
    (("ES",), ("Carmen", "Nuria", "Itziar", "Pilar"), ("Vidal", "Ferrer", "Iriarte", "Casado")),
    (("UA",), ("Oksana", "Iryna", "Halyna", "Lesia"), ("Kovalenko", "Shevchuk", "Bondar", "Tkach")),
    (("CY",), ("Elena", "Despina", "Androulla", "Sevgül"), ("Georgiou", "Christofi", "Pavlides", "Yorgancı")),
    (("AF", "PK"),
     ("Shabnam", "Farida", "Zarghuna", "Parvin", "Rehana", "Mahbouba"),
     ("Rahimi", "Noorzai", "Sultani", "Siddiqui", "Qaderi", "Stanekzai")),
    (("MM",), ("Thiri", "Nandar", "Khin Mar", "Hnin"), ("Win", "Htun", "Aye", "Lwin", "Soe")),
    (("PH", "TL"),
     ("Maricel", "Luzviminda", "Rosalinda", "Filomena", "Bituin"),
     ("Dela Rosa", "Magbanua", "Soares", "Ximenes", "Macapagat")),
    (("NP",), ("Sunita", "Pramila", "Bishnu", "Kamala"), ("Shrestha", "Gurung", "Tamang", "Adhikari")),
    (("LK",), ("Dilrukshi", "Nirmala", "Chandrika", "Selvi"), ("Perera", "Wijesinghe", "Ranasinghe", "Nadarajah")),
    (("BD",), ("Shirin", "Ayesha", "Rokeya"), ("Begum", "Chowdhury", "Sarker")),
    (("ID",), ("Ratna", "Dewi", "Wulan"), ("Hartono", "Lestari", "Siregar")),
    (("FJ",), ("Mere", "Litia", "Salote"), ("Vakacegu", "Tuivaga", "Naisau")),
    (("GT", "HN", "SV"),
     ("Eulalia", "Catarina", "Guadalupe", "Juana", "Nohemí", "Andrés"),
     ("Ixchop", "Tzul", "Funes", "Menjívar", "Zelaya", "Cáceres")),
    (("CO", "MX"),
     ("Luz Marina", "Rosalba", "Ximena", "Patricia", "Yolanda", "Alejandra", "Beatriz", "Marta Lucía"),
     ("Restrepo", "Quintero", "Mosquera", "Caicedo", "Hernández", "Villaseñor", "Robles", "Ocampo")),
    (("AR", "CL", "PE"), ("Soledad", "Milagros", "Consuelo", "Ana Sofía", "Gabriela", "Fernanda"),
     ("Quispe", "Huamán", "Aguirre", "Sepúlveda", "Benavides", "Paredes")),
)
_POOLS = {country: (given, family) for countries, given, family in _ELSEWHERE for country in countries}


def draw_name(country, dice):
    """A name for somebody who lives in `country`: in Latin letters and, where it differs, in its own script."""
    if country in _POOLS:
        given, family = _POOLS[country]
        name = f"{dice.choice(given)} {dice.choice(family)}"
        return name, name
    given, family = dice.choice(ARABIC_GIVEN), dice.choice(ARABIC_FAMILY)
    return f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"


CIVIL_SOCIETY = "civil_society"
POLITICAL = "political"
UN_REGIONAL = "un_regional"
ACADEMIA = "academia"
KINDS = (CIVIL_SOCIETY, POLITICAL, UN_REGIONAL, ACADEMIA)

KIND_NAMES = {
    CIVIL_SOCIETY: {"en": "Civil society", "ar": "المجتمع المدني", "es": "Sociedad civil", "fr": "Société civile"},
    POLITICAL: {"en": "Political actors", "ar": "جهات سياسية", "es": "Actores políticos",
    "fr": "Acteurs politiques"},
    UN_REGIONAL: {"en": "United Nations and regional organizations", "ar": "الأمم المتحدة والمنظمات الإقليمية",
                  "es": "Naciones Unidas y organizaciones regionales",
                  "fr": "Nations Unies et organisations régionales"},
    ACADEMIA: {"en": "Academia and research", "ar": "الأوساط الأكاديمية والبحثية",
    "es": "Mundo académico e investigación",
               "fr": "Monde universitaire et recherche"},
}

#: Invented organisations, with the invented domain of their addresses.
ORGANISATIONS = {
    (ARAB_STATES, CIVIL_SOCIETY): (
        ("Jasmine Bridge Association", "jasminebridge.example"), ("Sawiya Women's Forum", "sawiya.example"),
        ("Hadba Mediation Circle", "hadbacircle.example"), ("Wadi Dialogue Network", "wadidialogue.example"),
        ("Nakhla Community Trust", "nakhlatrust.example"), ("Mizan Legal Aid Society", "mizanlegal.example"),
        ("Barid Radio Women's Desk", "baridradio.example")),
    (ARAB_STATES, POLITICAL): (
        ("Civic Renewal Party, women's bureau", "civicrenewal.example"),
        ("Assembly Alliance", "assemblyalliance.example"),
        ("Independent Councillors' Group", "councillors.example")),
    (ARAB_STATES, UN_REGIONAL): (
        ("Regional Peace Support Office", "peacesupport.example"),
        ("Gulf and Levant Cooperation Desk", "coopdesk.example")),
    (ARAB_STATES, ACADEMIA): (
        ("Institute for Transition Studies", "transitionstudies.example"),
        ("Al-Manar College of Law", "almanarlaw.example")),
    (AFRICA, CIVIL_SOCIETY): (
        ("Baobab Peace Mothers", "baobabpeace.example"), ("Lakeside Women Mediators", "lakesidemediators.example"),
        ("Kora Community Radio", "koraradio.example"), ("Savanna Rights Watch Group", "savannarights.example"),
        ("Umoja Market Women's League", "umojaleague.example")),
    (AFRICA, POLITICAL): (("National Unity Caucus", "unitycaucus.example"),
     ("Women Deputies' Forum", "deputies.example")),
    (AFRICA, UN_REGIONAL): (("Sahel Liaison Mission", "sahelliaison.example"),
     ("Great Lakes Desk", "greatlakes.example")),
    (AFRICA, ACADEMIA): (("Rift Centre for Conflict Research", "riftcentre.example"),
                         ("Niger Bend University", "nigerbend.example")),
    (EUROPE, CIVIL_SOCIETY): (
        ("Northern Lights Mediation Society", "northernlights.example"),
        ("Open Table Initiative", "opentable.example"),
        ("Diaspora Women's House", "diasporahouse.example")),
    (EUROPE, POLITICAL): (("Parliamentary Friends of Peace", "peacefriends.example"),
                          ("Office of a special envoy", "envoyoffice.example")),
    (EUROPE, UN_REGIONAL): (("Mediation Support Secretariat", "mediationdesk.example"),
                            ("Continental Security Forum", "securityforum.example")),
    (EUROPE, ACADEMIA): (("Baltic Peace Research Group", "balticpeace.example"),
                         ("Chair of Negotiation Studies, Alder University", "alder.example")),
    (ASIA, CIVIL_SOCIETY): (("Monsoon Women's Alliance", "monsoonalliance.example"),
                            ("Two Rivers Peace Committee", "tworivers.example")),
    (ASIA, POLITICAL): (("Provincial Women Councillors", "provincial.example"),),
    (ASIA, UN_REGIONAL): (("Indo-Pacific Dialogue Office", "dialogueoffice.example"),),
    (ASIA, ACADEMIA): (("Highland Institute of Peace Studies", "highland.example"),),
    (LATIN_AMERICA, CIVIL_SOCIETY): (("Red Tejedoras de Acuerdos", "tejedoras.example"),
                                     ("Casa de la Palabra", "casapalabra.example")),
    (LATIN_AMERICA, POLITICAL): (("Bancada por el Diálogo", "bancada.example"),),
    (LATIN_AMERICA, UN_REGIONAL): (("Oficina Regional de Verificación", "verificacion.example"),),
    (LATIN_AMERICA, ACADEMIA): (("Universidad de los Llanos Altos", "llanosaltos.example"),),
}
