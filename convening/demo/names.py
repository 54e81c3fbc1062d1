"""Given and family names to draw invented people from, and the invented organisations they belong to.

Arabic names come in both spellings; the pairs of people they make are not portraits of anyone.
"""

from .places import AFRICA, ARAB_STATES, ASIA, EUROPE, LATIN_AMERICA

ARABIC_GIVEN = (
    ("Amal", "أمل"), ("Hanan", "حنان"), ("Salma", "سلمى"), ("Nadia", "نادية"), ("Rim", "ريم"), ("Huda", "هدى"),
    ("Samira", "سميرة"), ("Layla", "ليلى"), ("Mariam", "مريم"), ("Fatima", "فاطمة"), ("Zaynab", "زينب"),
    ("Khadija", "خديجة"), ("Asma", "أسماء"), ("Suad", "سعاد"), ("Widad", "وداد"), ("Ilham", "إلهام"),
    ("Abir", "عبير"), ("Maha", "مها"), ("Najla", "نجلاء"), ("Rania", "رانيا"), ("Dalia", "داليا"), ("Ibtisam", "ابتسام"),
    ("Nawal", "نوال"), ("Karima", "كريمة"), ("Lubna", "لبنى"), ("Wafa", "وفاء"), ("Iman", "إيمان"), ("Hind", "هند"),
    ("Sawsan", "سوسن"), ("Ghada", "غادة"), ("Bushra", "بشرى"), ("Intisar", "انتصار"), ("Amina", "أمينة"),
    ("Sumaya", "سمية"), ("Rasha", "رشا"), ("Nuha", "نهى"), ("Randa", "رندة"), ("Sahar", "سحر"), ("Yasmin", "ياسمين"),
    ("Zahra", "زهرة"), ("Manal", "منال"), ("Thuraya", "ثريا"), ("Shahd", "شهد"), ("Arwa", "أروى"), ("Balqis", "بلقيس"),
    ("Kamal", "كمال"), ("Yusuf", "يوسف"), ("Tariq", "طارق"), ("Hasan", "حسن"), ("Samir", "سمير"), ("Khalid", "خالد"),
)
ARABIC_FAMILY = (
    ("al-Najjar", "النجار"), ("al-Khatib", "الخطيب"), ("al-Sabbagh", "الصباغ"), ("al-Attar", "العطار"),
    ("Haddad", "حداد"), ("Darwish", "درويش"), ("al-Rifai", "الرفاعي"), ("Qasim", "قاسم"), ("al-Bakri", "البكري"),
    ("al-Hashimi", "الهاشمي"), ("Salim", "سليم"), ("al-Tahir", "الطاهر"), ("Bin Yahya", "بن يحيى"), ("Mansur", "منصور"),
    ("al-Obeidi", "العبيدي"), ("al-Jaziri", "الجزيري"), ("Barakat", "بركات"), ("al-Zahrawi", "الزهراوي"),
    ("Sharif", "شريف"), ("al-Nuaimi", "النعيمي"), ("Ramadan", "رمضان"), ("al-Amri", "العمري"), ("Khalil", "خليل"),
    ("al-Hamdani", "الحمداني"), ("Awad", "عوض"), ("Mubarak", "مبارك"), ("al-Fasi", "الفاسي"), ("Idris", "إدريس"),
    ("al-Mahdi", "المهدي"), ("Suleiman", "سليمان"), ("al-Kindi", "الكندي"), ("Nasser", "ناصر"), ("Zaydan", "زيدان"),
    ("al-Warraq", "الوراق"), ("Bashir", "بشير"), ("al-Hallaq", "الحلاق"), ("Talib", "طالب"), ("Jabir", "جابر"),
    ("al-Sayyad", "الصياد"), ("Hamdan", "حمدان"),
)

GIVEN = {
    AFRICA: ("Awa", "Fatou", "Aminata", "Mariama", "Grace", "Esther", "Wanjiru", "Adaeze", "Ngozi", "Nyandeng", "Achol",
             "Hodan", "Halima", "Tigist", "Selam", "Beatrice", "Solange", "Clarisse", "Espérance", "Immaculée", "Rokia",
             "Djeneba", "Kadiatou", "Patience", "Blessing", "Martha", "Teresa", "Ifrah", "Zawadi", "Neema", "Moses",
             "Ibrahim", "Joseph", "Mercy", "Agnes", "Salimata"),
    EUROPE: ("Anna", "Liisa", "Päivi", "Ingrid", "Astrid", "Karin", "Helga", "Ulrike", "Claire", "Hélène", "Sophie",
             "Margaret", "Eleanor", "Fiona", "Susan", "Rebecca", "Laura", "Giulia", "Chiara", "Oksana", "Iryna", "Elena",
             "Despina", "Marijke", "Saskia", "Niamh", "Solveig", "Birgit", "Carmen", "Nuria", "Thomas", "Mikko", "Daniel",
             "Katharina", "Johanna", "Rosalind"),
    ASIA: ("Shabnam", "Farida", "Zarghuna", "Thiri", "Nandar", "Maricel", "Luzviminda", "Sunita", "Pramila", "Dilrukshi",
           "Nirmala", "Shirin", "Rehana", "Ayesha", "Ratna", "Dewi", "Filomena", "Mere", "Litia", "Parvin", "Hkawn",
           "Rosalinda"),
    LATIN_AMERICA: ("Luz Marina", "Rosalba", "Ximena", "Patricia", "Yolanda", "Marta Lucía", "Eulalia", "Catarina",
                    "Guadalupe", "Alejandra", "Beatriz", "Soledad", "Milagros", "Consuelo", "Ana Sofía", "Gabriela",
                    "Juana", "Nohemí", "Andrés", "Fernanda"),
}
FAMILY = {
    AFRICA: ("Traoré", "Diallo", "Keïta", "Sawadogo", "Ouédraogo", "Mbarga", "Ngono", "Okafor", "Adeyemi", "Bello",
             "Wambui", "Otieno", "Kamau", "Nakato", "Namukasa", "Deng", "Garang", "Abdi", "Warsame", "Tesfaye", "Bekele",
             "Mukamana", "Kabongo", "Tshibanda", "Kpadeh", "Jallow", "Macuácua", "Maïga", "Issoufou", "Koné", "Zoumana",
             "Mwangi"),
    EUROPE: ("Virtanen", "Korhonen", "Lindqvist", "Bergström", "Hansen", "Aasen", "Weber", "Schreiber", "Hoffmann",
             "Keller", "Moreau", "Lefèvre", "Garnier", "Whitcombe", "Ashdown", "Harper", "Calloway", "Sterling", "Rossi",
             "Bianchi", "Kovalenko", "Shevchuk", "Georgiou", "de Wit", "van Loon", "Brennan", "Peeters", "Gruber",
             "Tremblay", "Vidal", "Ferrer", "Holm"),
    ASIA: ("Rahimi", "Noorzai", "Sultani", "Win", "Htun", "Dela Rosa", "Magbanua", "Shrestha", "Gurung", "Perera",
           "Wijesinghe", "Begum", "Chowdhury", "Siddiqui", "Hartono", "Lestari", "Soares", "Ximenes", "Vakacegu",
           "Tuivaga"),
    LATIN_AMERICA: ("Restrepo", "Quintero", "Mosquera", "Caicedo", "Ixchop", "Tzul", "Hernández", "Villaseñor", "Robles",
                    "Paredes", "Quispe", "Huamán", "Aguirre", "Sepúlveda", "Funes", "Menjívar", "Zelaya", "Cáceres",
                    "Benavides", "Ocampo"),
}

CIVIL_SOCIETY = "civil_society"
POLITICAL = "political"
UN_REGIONAL = "un_regional"
ACADEMIA = "academia"
KINDS = (CIVIL_SOCIETY, POLITICAL, UN_REGIONAL, ACADEMIA)

KIND_NAMES = {
    CIVIL_SOCIETY: {"en": "Civil society", "ar": "المجتمع المدني", "es": "Sociedad civil", "fr": "Société civile"},
    POLITICAL: {"en": "Political actors", "ar": "جهات سياسية", "es": "Actores políticos", "fr": "Acteurs politiques"},
    UN_REGIONAL: {"en": "United Nations and regional organizations", "ar": "الأمم المتحدة والمنظمات الإقليمية",
                  "es": "Naciones Unidas y organizaciones regionales",
                  "fr": "Nations Unies et organisations régionales"},
    ACADEMIA: {"en": "Academia and research", "ar": "الأوساط الأكاديمية والبحثية", "es": "Mundo académico e investigación",
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
        ("Civic Renewal Party, women's bureau", "civicrenewal.example"), ("Assembly Alliance", "assemblyalliance.example"),
        ("Independent Councillors' Group", "councillors.example")),
    (ARAB_STATES, UN_REGIONAL): (
        ("Regional Peace Support Office", "peacesupport.example"), ("Gulf and Levant Cooperation Desk", "coopdesk.example")),
    (ARAB_STATES, ACADEMIA): (
        ("Institute for Transition Studies", "transitionstudies.example"), ("Al-Manar College of Law", "almanarlaw.example")),
    (AFRICA, CIVIL_SOCIETY): (
        ("Baobab Peace Mothers", "baobabpeace.example"), ("Lakeside Women Mediators", "lakesidemediators.example"),
        ("Kora Community Radio", "koraradio.example"), ("Savanna Rights Watch Group", "savannarights.example"),
        ("Umoja Market Women's League", "umojaleague.example")),
    (AFRICA, POLITICAL): (("National Unity Caucus", "unitycaucus.example"), ("Women Deputies' Forum", "deputies.example")),
    (AFRICA, UN_REGIONAL): (("Sahel Liaison Mission", "sahelliaison.example"), ("Great Lakes Desk", "greatlakes.example")),
    (AFRICA, ACADEMIA): (("Rift Centre for Conflict Research", "riftcentre.example"),
                         ("Niger Bend University", "nigerbend.example")),
    (EUROPE, CIVIL_SOCIETY): (
        ("Northern Lights Mediation Society", "northernlights.example"), ("Open Table Initiative", "opentable.example"),
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
