"""What stands around the five sessions: their kinds, running orders, papers, and the glossary of the booths."""

KINDS = {"opening": "plenary", "key-topics": "key_topics", "working-group-1": "working_group", "working-group-2": "working_group",
         "closing": "plenary"}

BOOTHS = {"ar": "en", "en": "", "es": "en"}  # the Arabic and the Spanish booth take relay from the English one where they do not hear the floor


def _title(en, ar, es, fr):
    return {"en": en, "ar": ar, "es": es, "fr": fr}


_WELCOME = _title("Welcome, and the rule of the house", "الترحيب وقاعدة الجلسة", "Bienvenida y regla de la sesión", "Accueil et règle de la séance")
_FLOOR = _title("The floor is yours", "الكلمة لكنّ ولكم", "La palabra es suya", "La parole est à vous")
_SUM = _title("What the rapporteur heard", "ما سمعته المقرِّرة", "Lo que oyó la relatoría", "Ce qu’a entendu le rapport de séance")

# by session: (title, minutes, key of the speaker or None for the chair)
ORDER = {
    "opening": (
        (_WELCOME, 10, None),
        (_title("Who stands behind a delegate", "من يقف وراء المندوبة", "Quién respalda a una delegada", "Qui soutient une déléguée"), 15, "speaker"),
        (_title("What mediators look for", "ما يبحث عنه الوسطاء", "Qué buscan quienes median", "Ce que cherchent les équipes de médiation"), 15, "speaker_two"),
        (_title("What research can show", "ما يمكن أن تبيّنه البحوث", "Lo que puede mostrar la investigación", "Ce que la recherche peut montrer"), 15, "speaker_four"),
        (_FLOOR, 35, None),
    ),
    "key-topics": (
        (_WELCOME, 5, None),
        (_title("Four words that are often confused", "أربع كلمات كثيراً ما تلتبس", "Cuatro palabras que suelen confundirse", "Quatre mots que l’on confond"), 25, "speaker_three"),
        (_FLOOR, 60, None),
    ),
    "working-group-1": (
        (_WELCOME, 10, None),
        (_title("From a well to a network", "من بئر إلى شبكة", "De un pozo a una red", "D’un puits à un réseau"), 20, "speaker"),
        (_title("Reaching those who had to leave", "الوصول إلى من اضطُروا إلى الرحيل", "Llegar a quienes tuvieron que irse", "Joindre celles et ceux qui ont dû partir"), 20, "speaker_four"),
        (_FLOOR, 85, None),
        (_SUM, 15, None),
    ),
    "working-group-2": (
        (_WELCOME, 10, None),
        (_title("Agendas, calendars, and the night in between", "جداول الأعمال والمواعيد والليلة الفاصلة بينها", "Agendas, calendarios y la noche de por medio", "Ordres du jour, calendriers, et la nuit entre deux"), 20, "speaker_two"),
        (_title("Secrecy and those at home", "السرية ومن بقوا في البلد", "La reserva y quienes esperan en casa", "Le secret et celles et ceux qui attendent au pays"), 20, "speaker_three"),
        (_FLOOR, 85, None),
        (_SUM, 15, None),
    ),
    "closing": (
        (_WELCOME, 5, None),
        (_title("What we take away", "ما نخرج به", "Qué nos llevamos", "Ce que nous retenons"), 15, "speaker"),
        (_title("What we ask for", "ما نطالب به", "Qué pedimos", "Ce que nous demandons"), 15, "speaker_three"),
        (_FLOOR, 55, None),
    ),
}

# by session: (title, language, link, audience, number of the segment or None)
PAPERS = {
    "working-group-2": (
        ("Calendars of six talks, on one page", "en", "https://library.example.org/six-calendars", "everybody", 2),
        ("تقويمات ست جولات محادثات في صفحة واحدة", "ar", "https://library.example.org/six-calendars-ar", "everybody", 2),
        ("Notes for the booths: names of bodies and their short forms", "en", "https://library.example.org/booth-notes", "roles", None),
    ),
    "opening": (("Words of welcome, as they will be spoken", "en", "https://library.example.org/welcome", "roles", 1),),
}

GLOSSARY = (
    {"en": "constituency", "ar": "قاعدة شعبية", "es": "base social", "fr": "base de soutien", "note": "not an electoral district"},
    {"en": "terms of reference", "ar": "الاختصاصات", "es": "mandato", "fr": "mandat", "note": ""},
    {"en": "reporting back", "ar": "إبلاغ الناس بالنتائج", "es": "rendir cuentas a la base", "fr": "rendre compte à la base", "note": ""},
    {"en": "second table", "ar": "الطاولة الثانية", "es": "segunda mesa", "fr": "deuxième table", "note": "talks beside the formal ones"},
    {"en": "quota", "ar": "حصة", "es": "cuota", "fr": "quota", "note": ""},
    {"en": "observer", "ar": "مراقبة، مراقب", "es": "observadora, observador", "fr": "observatrice, observateur", "note": ""},
    {"en": "ceasefire", "ar": "وقف إطلاق النار", "es": "alto el fuego", "fr": "cessez-le-feu", "note": ""},
    {"en": "confidence-building measure", "ar": "تدبير لبناء الثقة", "es": "medida de fomento de la confianza", "fr": "mesure de confiance", "note": ""},
)
