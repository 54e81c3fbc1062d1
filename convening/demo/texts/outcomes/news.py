"""Updates beside the three of the first public page: two for everybody, two for members."""

from datetime import date

UPDATES = (
    {
        "slug": "background-notes", "day": date(2021, 6, 28), "audience": "public",
        "title": {
            "en": "Background notes for the working groups are published",
            "es": "Se publican las notas de antecedentes de los grupos de trabajo",
        },
        "body": {
            "en": (
                "The background notes for the working groups are available on this page in the languages of the convening. Each note "
                "sets out what is known, states an objective and closes with guiding questions. The first two belong to the rooms that "
                "open on 1 July. The third concerns follow-up and is addressed to institutions rather than to those who take part. You "
                "do not need to have read anything else before the first session. If a question seems to you to miss the point, please "
                "say so in the room; the moderators read it."
            ),
            "es": (
                "Las notas de antecedentes de los grupos de trabajo pueden consultarse en esta página en los idiomas del encuentro. "
                "Cada nota expone lo que se sabe, fija un objetivo y termina con preguntas orientadoras. Las dos primeras corresponden "
                "a las salas que se abren el 1 de julio. La tercera se refiere al seguimiento y se dirige a instituciones más que a "
                "quienes participan. No necesita haber leído nada más antes de la primera sesión. Si una pregunta le parece "
                "desacertada, dígalo en la sala; la moderación lo leerá."
            ),
        },
    },
    {
        "slug": "halfway", "day": date(2021, 7, 16), "audience": "members",
        "title": {
            "en": "Halfway: what happens to your words",
            "es": "A mitad de camino: qué ocurre con sus palabras",
        },
        "body": {
            "en": (
                "Both working groups have met, and both rooms stay open until 31 July. The rapporteurs have begun to read. They see "
                "contributions without names and without labels, and they write in words of their own. If they wish to quote you, the "
                "question appears in the application beside your contribution; nobody learns to whom it was put. You may refuse, allow "
                "a paraphrase, or allow the words as they stand. If you do not answer, what you wrote can only enter a paragraph "
                "together with the points of others."
            ),
            "es": (
                "Los dos grupos de trabajo se han reunido y ambas salas siguen abiertas hasta el 31 de julio. La relatoría ha empezado "
                "a leer. Ve las aportaciones sin nombre y sin seudónimo, y escribe con palabras propias. Si desea citarle, la pregunta "
                "aparece en la aplicación junto a su aportación; nadie se entera de a quién se hizo. Puede negarse, permitir una "
                "paráfrasis o permitir las palabras tal como están. Si no responde, lo que escribió solo podrá entrar en un párrafo "
                "junto con lo dicho por otras personas."
            ),
        },
    },
    {
        "slug": "round", "day": date(2021, 8, 16), "audience": "members",
        "title": {
            "en": "Say which recommendations you stand behind",
            "es": "Diga qué recomendaciones respalda",
        },
        "body": {
            "en": (
                "The rapporteurs have drawn up recommendations from the paragraphs of the synthesis. For the next two weeks, members "
                "can read them in the application and mark those they stand behind. Marking is not a vote and changes no wording. It "
                "tells those who are addressed how far a recommendation is shared. Who marked what is not kept: when the round ends the "
                "marks are counted and destroyed, and numbers too small to be safe are not published. The next news will be given on 15 "
                "September."
            ),
            "es": (
                "La relatoría ha elaborado recomendaciones a partir de los párrafos de la síntesis. Durante las próximas dos semanas, "
                "las personas participantes pueden leerlas en la aplicación y señalar las que respaldan. Señalar no es votar y no "
                "cambia ninguna redacción: indica a los destinatarios hasta qué punto se comparte una recomendación. No se guarda quién "
                "señaló qué; cuando termina la ronda, las señales se cuentan y se destruyen, y no se publican los números demasiado "
                "pequeños para ser seguros. Las próximas noticias se darán el 15 de septiembre."
            ),
        },
    },
    {
        "slug": "released", "day": date(2021, 9, 15), "audience": "public",
        "title": {
            "en": "Outcome document, meeting report and evaluation are published",
            "es": "Se publican el documento final, el informe y la evaluación",
        },
        "body": {
            "en": (
                "The outcome document, the moderator's summary, the meeting report and the evaluation can now be read and downloaded on "
                "this page. Each is offered as a page, as a PDF file and as a Word file. The outcome document is arranged by addressee; "
                "the report contains the full recommendations and four annexes. Nothing in any of them is attributed to anybody who "
                "took part. The first commitments have been entered. Institutions that wish to add one are asked to write to the "
                "secretariat. The next news will be given on 15 March 2022, when those who made a commitment are asked how it stands."
            ),
            "es": (
                "El documento final, el resumen de la moderación, el informe del encuentro y la evaluación pueden leerse y descargarse "
                "ya en esta página. Cada uno se ofrece como página, como archivo PDF y como archivo de Word. El documento final está "
                "ordenado por destinatario; el informe contiene las recomendaciones completas y cuatro anexos. Nada de lo que contienen "
                "se atribuye a ninguna persona que haya participado. Se han inscrito los primeros compromisos. Se ruega a las "
                "instituciones que deseen añadir uno que escriban a la secretaría. Las próximas noticias se darán el 15 de marzo de "
                "2022, cuando se pregunte a quienes asumieron un compromiso cómo va."
            ),
        },
    },
)
