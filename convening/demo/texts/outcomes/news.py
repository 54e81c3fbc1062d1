"""Updates beside the three of the first public page: two for everybody, two for members."""

from datetime import date

UPDATES = (
    {
        "slug": "background-notes", "day": date(2021, 6, 28), "audience": "public",
        "title": {
            "en": "Background notes for the working groups are published",
            "ar": "نشر مذكرات المعلومات الأساسية للأفرقة العاملة",
            "es": "Se publican las notas de antecedentes de los grupos de trabajo",
            "fr": "Les notes d’information des groupes de travail sont publiées",
        },
        "body": {
            "en": (
                "The background notes for the working groups are available on this page in the languages of the convening. Each note "
                "sets out what is known, states an objective and closes with guiding questions. The first two belong to the rooms that "
                "open on 1 July. The third concerns follow-up and is addressed to institutions rather than to those who take part. You "
                "do not need to have read anything else before the first session. If a question seems to you to miss the point, please "
                "say so in the room; the moderators read it."
            ),
            "ar": (
                "تتاح في هذه الصفحة مذكرات المعلومات الأساسية للأفرقة العاملة بلغات اللقاء. وتعرض كل مذكرة ما هو معروف، وتحدد هدفاً، "
                "وتُختتم بأسئلة توجيهية. وتتبع المذكرتان الأوليان الغرفتين اللتين تُفتحان في ١ تموز/يوليه. أما الثالثة فتتعلق "
                "بالمتابعة، وهي موجهة إلى مؤسسات لا إلى المشاركات والمشاركين. ولا حاجة إلى قراءة أي شيء آخر قبل الجلسة الأولى. وإذا بدا "
                "لكم أن سؤالاً أخطأ الموضوع فقولوا ذلك في الغرفة، وستقرؤه إدارة النقاش."
            ),
            "es": (
                "Las notas de antecedentes de los grupos de trabajo pueden consultarse en esta página en los idiomas del encuentro. "
                "Cada nota expone lo que se sabe, fija un objetivo y termina con preguntas orientadoras. Las dos primeras corresponden "
                "a las salas que se abren el 1 de julio. La tercera se refiere al seguimiento y se dirige a instituciones más que a "
                "quienes participan. No necesita haber leído nada más antes de la primera sesión. Si una pregunta le parece "
                "desacertada, dígalo en la sala; la moderación lo leerá."
            ),
            "fr": (
                "Les notes d’information des groupes de travail sont disponibles sur cette page dans les langues de la rencontre. "
                "Chacune expose ce que l’on sait, fixe un objectif et se termine par des questions d’orientation. Les deux premières se "
                "rattachent aux salles qui ouvrent le 1er juillet. La troisième porte sur le suivi et s’adresse à des institutions "
                "plutôt qu’aux personnes qui participent. Il n’est pas nécessaire d’avoir lu autre chose avant la première séance. Si "
                "une question vous paraît mal posée, dites-le dans la salle\u00a0; la modération le lira."
            ),
        },
    },
    {
        "slug": "halfway", "day": date(2021, 7, 16), "audience": "members",
        "title": {
            "en": "Halfway: what happens to your words",
            "ar": "في منتصف الطريق: ماذا يحدث لكلماتكم",
            "es": "A mitad de camino: qué ocurre con sus palabras",
            "fr": "À mi-parcours\u00a0: ce que deviennent vos mots",
        },
        "body": {
            "en": (
                "Both working groups have met, and both rooms stay open until 31 July. The rapporteurs have begun to read. They see "
                "contributions without names and without labels, and they write in words of their own. If they wish to quote you, the "
                "question appears in the application beside your contribution; nobody learns to whom it was put. You may refuse, allow "
                "a paraphrase, or allow the words as they stand. If you do not answer, what you wrote can only enter a paragraph "
                "together with the points of others."
            ),
            "ar": (
                "اجتمع الفريقان العاملان، وتبقى الغرفتان مفتوحتين حتى ٣١ تموز/يوليه. وقد بدأت المقرِّرتان القراءة. وهما تريان المساهمات "
                "دون اسم ودون لقب مستعار، وتكتبان بعبارتهما. وإذا رغبتا في الاقتباس منكم ظهر السؤال في التطبيق إلى جانب مساهمتكم، ولا "
                "يعلم أحد إلى من وُجّه. ولكم أن ترفضوا، أو أن تأذنوا بإعادة الصياغة، أو أن تأذنوا بالكلمات كما هي. وإن لم تجيبوا فلا "
                "يدخل ما كتبتموه في فقرة إلا مقترناً بآراء غيركم."
            ),
            "es": (
                "Los dos grupos de trabajo se han reunido y ambas salas siguen abiertas hasta el 31 de julio. La relatoría ha empezado "
                "a leer. Ve las aportaciones sin nombre y sin seudónimo, y escribe con palabras propias. Si desea citarle, la pregunta "
                "aparece en la aplicación junto a su aportación; nadie se entera de a quién se hizo. Puede negarse, permitir una "
                "paráfrasis o permitir las palabras tal como están. Si no responde, lo que escribió solo podrá entrar en un párrafo "
                "junto con lo dicho por otras personas."
            ),
            "fr": (
                "Les deux groupes de travail se sont réunis, et les deux salles restent ouvertes jusqu’au 31 juillet. Les rapporteuses "
                "ont commencé à lire. Elles voient les contributions sans nom et sans pseudonyme, et écrivent dans leurs propres "
                "termes. Si elles souhaitent vous citer, la question apparaît dans l’application à côté de votre contribution\u00a0; "
                "personne n’apprend à qui elle a été posée. Vous pouvez refuser, permettre une paraphrase ou permettre les mots tels "
                "quels. Sans réponse de votre part, ce que vous avez écrit ne peut entrer dans un paragraphe qu’avec les points "
                "d’autres personnes."
            ),
        },
    },
    {
        "slug": "round", "day": date(2021, 8, 16), "audience": "members",
        "title": {
            "en": "Say which recommendations you stand behind",
            "ar": "قولوا أي التوصيات تؤيدون",
            "es": "Diga qué recomendaciones respalda",
            "fr": "Dites quelles recommandations vous appuyez",
        },
        "body": {
            "en": (
                "The rapporteurs have drawn up recommendations from the paragraphs of the synthesis. For the next two weeks, members "
                "can read them in the application and mark those they stand behind. Marking is not a vote and changes no wording. It "
                "tells those who are addressed how far a recommendation is shared. Who marked what is not kept: when the round ends the "
                "marks are counted and destroyed, and numbers too small to be safe are not published. The next news will be given on 15 "
                "September."
            ),
            "ar": (
                "وضعت المقرِّرتان توصيات استناداً إلى فقرات الخلاصة. ويمكن للمشاركات والمشاركين في الأسبوعين المقبلين قراءتها في "
                "التطبيق ووضع علامة على ما يؤيدونه منها. وليس وضع العلامة تصويتاً ولا يغيّر أي صيغة، بل يبيّن للجهات المخاطَبة مدى "
                "الاتفاق على كل توصية. ولا يُحفظ من وضع علامة على ماذا: ففي نهاية الجولة تُعد العلامات ثم تُتلف، ولا تُنشر الأعداد التي "
                "يجعلها صغرها غير مأمونة. وستُنشر الأخبار التالية في ١٥ أيلول/سبتمبر."
            ),
            "es": (
                "La relatoría ha elaborado recomendaciones a partir de los párrafos de la síntesis. Durante las próximas dos semanas, "
                "las personas participantes pueden leerlas en la aplicación y señalar las que respaldan. Señalar no es votar y no "
                "cambia ninguna redacción: indica a los destinatarios hasta qué punto se comparte una recomendación. No se guarda quién "
                "señaló qué; cuando termina la ronda, las señales se cuentan y se destruyen, y no se publican los números demasiado "
                "pequeños para ser seguros. Las próximas noticias se darán el 15 de septiembre."
            ),
            "fr": (
                "Les rapporteuses ont établi des recommandations à partir des paragraphes de la synthèse. Pendant les deux semaines à "
                "venir, les personnes participantes peuvent les lire dans l’application et marquer celles qu’elles appuient. Marquer "
                "n’est pas voter et ne change aucune formulation\u00a0: cela indique aux destinataires dans quelle mesure une "
                "recommandation est partagée. Qui a marqué quoi n’est pas conservé\u00a0; à la fin de la consultation, les marques sont "
                "comptées et détruites, et les nombres trop petits pour être sans danger ne sont pas publiés. Les prochaines nouvelles "
                "seront données le 15 septembre."
            ),
        },
    },
    {
        "slug": "released", "day": date(2021, 9, 15), "audience": "public",
        "title": {
            "en": "Outcome document, meeting report and evaluation are published",
            "ar": "نشر الوثيقة الختامية والتقرير والتقييم",
            "es": "Se publican el documento final, el informe y la evaluación",
            "fr": "Le document final, le rapport et l’évaluation sont publiés",
        },
        "body": {
            "en": (
                "The outcome document, the moderator's summary, the meeting report and the evaluation can now be read and downloaded on "
                "this page. Each is offered as a page, as a PDF file and as a Word file. The outcome document is arranged by addressee; "
                "the report contains the full recommendations and four annexes. Nothing in any of them is attributed to anybody who "
                "took part. The first commitments have been entered. Institutions that wish to add one are asked to write to the "
                "secretariat. The next news will be given on 15 March 2022, when those who made a commitment are asked how it stands."
            ),
            "ar": (
                "يمكن الآن قراءة الوثيقة الختامية وموجز إدارة الحوار وتقرير اللقاء والتقييم وتنزيلها من هذه الصفحة. ويتاح كل منها في "
                "شكل صفحة وملف PDF وملف Word. وقد رُتبت الوثيقة الختامية بحسب الجهة المخاطَبة، ويتضمن التقرير التوصيات كاملة وأربعة "
                "مرفقات. ولا يُسند شيء فيها إلى أحد ممن شاركوا. وقد سُجّلت أولى الالتزامات. ويُرجى من المؤسسات التي ترغب في إضافة "
                "التزام أن تكتب إلى الأمانة. وستُنشر الأخبار التالية في ١٥ آذار/مارس ٢٠٢٢، حين تُسأل الجهات التي التزمت عن حال "
                "التزاماتها."
            ),
            "es": (
                "El documento final, el resumen de la moderación, el informe del encuentro y la evaluación pueden leerse y descargarse "
                "ya en esta página. Cada uno se ofrece como página, como archivo PDF y como archivo de Word. El documento final está "
                "ordenado por destinatario; el informe contiene las recomendaciones completas y cuatro anexos. Nada de lo que contienen "
                "se atribuye a ninguna persona que haya participado. Se han inscrito los primeros compromisos. Se ruega a las "
                "instituciones que deseen añadir uno que escriban a la secretaría. Las próximas noticias se darán el 15 de marzo de "
                "2022, cuando se pregunte a quienes asumieron un compromiso cómo va."
            ),
            "fr": (
                "Le document final, le résumé de la modération, le rapport de la rencontre et l’évaluation peuvent désormais être lus "
                "et téléchargés sur cette page. Chacun est proposé sous forme de page, de fichier PDF et de fichier Word. Le document "
                "final est ordonné par destinataire\u00a0; le rapport contient les recommandations complètes et quatre annexes. Rien "
                "n’y est attribué à une personne qui a pris part. Les premiers engagements ont été inscrits. Les institutions qui "
                "souhaitent en ajouter un sont priées d’écrire au secrétariat. Les prochaines nouvelles seront données le 15 mars 2022, "
                "lorsqu’il sera demandé à celles qui se sont engagées où elles en sont."
            ),
        },
    },
)
