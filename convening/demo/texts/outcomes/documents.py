"""The four documents, each with its pieces in their order. Pieces that are drawn have a source, a heading, and at most a few words before them."""

from . import (
    background_one, background_two, outcome, report_chapters, report_closing, report_highlights, report_highlights_more, report_introduction,
    report_opening, summary,
)  # fmt: skip

DOCUMENTS = (
    {
        "slug": "background-note", "kind": "background", "cover": "",
        "title": {
            "en": "Background notes for the working groups",
            "ar": "مذكرات معلومات أساسية للأفرقة العاملة",
            "es": "Notas de antecedentes para los grupos de trabajo",
            "fr": "Notes d’information pour les groupes de travail",
        },
        "subtitle": {
            "en": (
                "Gender-Inclusive Peace Processes: Strengthening Women's Meaningful Participation through Constituency Building, 1 to "
                "31 July 2021"
            ),
            "ar": "عمليات سلام شاملة للجنسين: تعزيز المشاركة المجدية للمرأة من خلال بناء القواعد الشعبية، ١ إلى ٣١ تموز/يوليه ٢٠٢١",
            "es": (
                "Procesos de paz con inclusión de género: fortalecer la participación significativa de las mujeres mediante la "
                "construcción de bases sociales, 1 a 31 de julio de 2021"
            ),
            "fr": (
                "Des processus de paix inclusifs\u00a0: renforcer la participation effective des femmes en bâtissant des bases de "
                "soutien, 1er au 31 juillet 2021"
            ),
        },
        "imprint": {
            "en": "New York, June 2021",
            "ar": "نيويورك، حزيران/يونيه ٢٠٢١",
            "es": "Nueva York, junio de 2021",
            "fr": "New York, juin 2021",
        },
        "pieces": (*background_one.PIECES, *background_two.PIECES),
    },
    {
        "slug": "outcome-document", "kind": "outcome", "cover": "",
        "title": {
            "en": "Outcome document: Those who negotiate and those who stand behind them",
            "ar": "الوثيقة الختامية: من يتفاوضون ومن يقفون وراءهم",
            "es": "Documento final: quienes negocian y quienes están detrás",
            "fr": "Document final\u00a0: celles et ceux qui négocient, et celles et ceux qui les soutiennent",
        },
        "subtitle": {
            "en": "Recommendations by addressee, from the convening Gender-Inclusive Peace Processes, July 2021",
            "ar": "توصيات بحسب الجهة المخاطَبة، صادرة عن لقاء عمليات سلام شاملة للجنسين، تموز/يوليه ٢٠٢١",
            "es": "Recomendaciones por destinatario del encuentro Procesos de paz con inclusión de género, julio de 2021",
            "fr": "Recommandations par destinataire, issues de la rencontre Des processus de paix inclusifs, juillet 2021",
        },
        "imprint": {
            "en": "New York, September 2021",
            "ar": "نيويورك، أيلول/سبتمبر ٢٠٢١",
            "es": "Nueva York, septiembre de 2021",
            "fr": "New York, septembre 2021",
        },
        "pieces": outcome.PIECES,
    },
    {
        "slug": "moderators-summary", "kind": "summary", "cover": "",
        "title": {
            "en": "Moderator's summary",
            "ar": "موجز إدارة الحوار",
            "es": "Resumen de la moderación",
            "fr": "Résumé de la modération",
        },
        "subtitle": {
            "en": "Two rooms on constituency building, 1 to 31 July 2021",
            "ar": "غرفتا نقاش عن بناء القواعد الشعبية، ١ إلى ٣١ تموز/يوليه ٢٠٢١",
            "es": "Dos salas sobre la construcción de bases sociales, 1 a 31 de julio de 2021",
            "fr": "Deux salles de discussion sur les bases de soutien, 1er au 31 juillet 2021",
        },
        "imprint": {
            "en": "New York, August 2021",
            "ar": "نيويورك، آب/أغسطس ٢٠٢١",
            "es": "Nueva York, agosto de 2021",
            "fr": "New York, août 2021",
        },
        "pieces": summary.PIECES,
    },
    {
        "slug": "meeting-report", "kind": "report", "cover": "radio",
        "title": {
            "en": "Meeting report",
            "ar": "تقرير اللقاء",
            "es": "Informe del encuentro",
            "fr": "Rapport de la rencontre",
        },
        "subtitle": {
            "en": "Gender-Inclusive Peace Processes: Strengthening Women's Meaningful Participation through Constituency Building",
            "ar": "عمليات سلام شاملة للجنسين: تعزيز المشاركة المجدية للمرأة من خلال بناء القواعد الشعبية",
            "es": (
                "Procesos de paz con inclusión de género: fortalecer la participación significativa de las mujeres mediante la "
                "construcción de bases sociales"
            ),
            "fr": (
                "Des processus de paix inclusifs\u00a0: renforcer la participation effective des femmes en bâtissant des bases de "
                "soutien"
            ),
        },
        "imprint": {
            "en": "New York, September 2021",
            "ar": "نيويورك، أيلول/سبتمبر ٢٠٢١",
            "es": "Nueva York, septiembre de 2021",
            "fr": "New York, septembre 2021",
        },
        "pieces": (
            *report_opening.PIECES, *report_introduction.PIECES, *report_chapters.PIECES,
            *report_highlights.PIECES, *report_highlights_more.PIECES, *report_closing.PIECES,
        ),
    },
)
