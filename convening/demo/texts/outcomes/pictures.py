"""Pictures: their words for those who do not see them, captions and credits. Nobody can be recognised on any."""

PICTURES = (
    {
        "slug": "chairs", "purpose": "photo", "people": "nobody",
        "words": {
            "en": (
                "Seen from above, about twenty empty chairs stand in a wide circle on a stone floor. Light falls from a window on the "
                "right. On one chair lies a closed notebook."
            ),
            "ar": (
                "نحو عشرين كرسياً خالياً، كما تُرى من أعلى، في دائرة واسعة على أرض من حجر. يدخل الضوء من نافذة إلى اليمين. وعلى أحد "
                "الكراسي دفتر مغلق."
            ),
            "es": (
                "Vistas desde arriba, unas veinte sillas vacías forman un círculo amplio sobre un suelo de piedra. La luz entra por una "
                "ventana a la derecha. Sobre una silla hay un cuaderno cerrado."
            ),
            "fr": (
                "Vues d’en haut, une vingtaine de chaises vides forment un large cercle sur un sol de pierre. La lumière tombe d’une "
                "fenêtre à droite. Sur une chaise est posé un cahier fermé."
            ),
        },
        "caption": {
            "en": "A hall before a meeting.",
            "ar": "قاعة قبل اجتماع.",
            "es": "Una sala antes de una reunión.",
            "fr": "Une salle avant une réunion.",
        },
        "credit": {
            "en": "Illustration: Secretariat of the convening",
            "ar": "رسم توضيحي: أمانة اللقاء",
            "es": "Ilustración: secretaría del encuentro",
            "fr": "Illustration\u00a0: secrétariat de la rencontre",
        },
    },
    {
        "slug": "radio", "purpose": "photo", "people": "nobody",
        "words": {
            "en": (
                "A small radio, a telephone and a folded map lie on a wooden table beside a window. A field and a road without traffic "
                "can be seen outside."
            ),
            "ar": "مذياع صغير وهاتف وخريطة مطوية على طاولة من خشب قرب نافذة. ويُرى في الخارج حقل وطريق لا حركة فيه.",
            "es": (
                "Una radio pequeña, un teléfono y un mapa doblado descansan sobre una mesa de madera junto a una ventana. Fuera se ven "
                "un campo y una carretera sin tráfico."
            ),
            "fr": (
                "Une petite radio, un téléphone et une carte pliée sont posés sur une table de bois près d’une fenêtre. Au-dehors, on "
                "voit un champ et une route sans circulation."
            ),
        },
        "caption": {
            "en": "Means of contact on a day without a connection.",
            "ar": "وسائل الاتصال في يوم بلا شبكة.",
            "es": "Medios de contacto en un día sin conexión.",
            "fr": "Moyens de contact, un jour sans connexion.",
        },
        "credit": {
            "en": "Illustration: Secretariat of the convening",
            "ar": "رسم توضيحي: أمانة اللقاء",
            "es": "Ilustración: secretaría del encuentro",
            "fr": "Illustration\u00a0: secrétariat de la rencontre",
        },
    },
    {
        "slug": "drawing", "purpose": "graphic", "people": "nobody",
        "words": {
            "en": (
                "A large drawing in ink: a round table in the middle, lines leading outwards from it to a village, a town, a ship and a "
                "camp of tents, and arrows leading back along each line. There are no faces and no names."
            ),
            "ar": (
                "رسم كبير بالحبر: في الوسط طاولة مستديرة تخرج منها خطوط إلى قرية ومدينة وسفينة ومخيم، وعلى كل خط أسهم راجعة. ولا "
                "وجوه فيه ولا أسماء."
            ),
            "es": (
                "Un gran dibujo a tinta: en el centro, una mesa redonda, de la que salen líneas hacia una aldea, una ciudad, un barco y "
                "un campamento de tiendas; por cada línea regresan flechas. No hay rostros ni nombres."
            ),
            "fr": (
                "Un grand dessin à l’encre\u00a0: au milieu, une table ronde d’où partent des lignes vers un village, une ville, un "
                "bateau et un camp de tentes\u00a0; le long de chaque ligne, des flèches reviennent. "
                "Il n’y a ni visages ni noms."
            ),
        },
        "caption": {
            "en": "Graphic recording of the closing session, 27 July 2021.",
            "ar": "التسجيل البصري للجلسة الختامية، ٢٧ تموز/يوليه ٢٠٢١.",
            "es": "Relatoría gráfica de la sesión de clausura, 27 de julio de 2021.",
            "fr": "Facilitation graphique de la séance de clôture, 27 juillet 2021.",
        },
        "credit": {
            "en": "Drawing: made for the convening",
            "ar": "الرسم: أُعد من أجل اللقاء",
            "es": "Dibujo: realizado para el encuentro",
            "fr": "Dessin\u00a0: réalisé pour la rencontre",
        },
    },
)
