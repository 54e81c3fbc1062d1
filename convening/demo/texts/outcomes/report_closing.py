"""What the meeting report draws at its end: recommendations, credits, annexes."""

PIECES = (
    {
        "key": "recommendations", "kind": "recommendations", "level": 1, "source": "long",
        "title": {
            "en": "Recommendations",
            "ar": "التوصيات",
            "es": "Recomendaciones",
            "fr": "Recommandations",
        },
        "text": {
            "en": (
                "The recommendations were drawn up by the rapporteurs from the paragraphs of the synthesis. Some restate in workable "
                "terms what has been agreed elsewhere; others are new. Members were asked in a round of their own which of them they "
                "stand behind, and the results are printed where the numbers permit."
            ),
            "ar": (
                "صاغت المقرِّرتان التوصيات انطلاقاً من فقرات الخلاصة. وبعضها يعيد بعبارات قابلة للتنفيذ ما اتُّفق عليه في محافل أخرى؛ "
                "وبعضها جديد. وسُئل المشاركات والمشاركون في جولة خاصة أي التوصيات يؤيدون، وتُطبع النتائج حيث تسمح الأعداد بذلك."
            ),
            "es": (
                "La relatoría elaboró las recomendaciones a partir de los párrafos de la síntesis. Algunas reiteran en términos viables "
                "lo convenido en otros lugares; otras son nuevas. En una ronda propia se preguntó a las personas participantes cuáles "
                "respaldan, y los resultados figuran donde los números lo permiten."
            ),
            "fr": (
                "Les recommandations ont été établies par les rapporteuses à partir des paragraphes de la synthèse. Les unes redisent "
                "en termes praticables ce qui a été convenu ailleurs\u00a0; les autres sont nouvelles. Lors d’une consultation "
                "distincte, il a été demandé aux personnes participantes lesquelles elles appuient, et les résultats sont donnés là où "
                "les nombres le permettent."
            ),
        },
    },
    {
        "key": "credits", "kind": "credits", "level": 1, "source": "",
        "title": {
            "en": "Conveners, partners and donors",
            "ar": "الجهات الداعية والشريكة والمانحة",
            "es": "Entidades convocantes, asociadas y donantes",
            "fr": "Entités organisatrices, partenaires et donateurs",
        },
        "text": {},
    },
    {
        "key": "annex-a", "kind": "links", "level": 1, "source": "",
        "title": {
            "en": "Annex A: Useful links",
            "ar": "المرفق ألف: روابط مفيدة",
            "es": "Anexo A: enlaces útiles",
            "fr": "Annexe A\u00a0: liens utiles",
        },
        "text": {
            "en": "Resources of the convening that are open to everybody.",
            "ar": "موارد اللقاء المتاحة للجميع.",
            "es": "Recursos del encuentro abiertos a todo el mundo.",
            "fr": "Ressources de la rencontre ouvertes à toutes et à tous.",
        },
    },
    {
        "key": "annex-b", "kind": "annex", "level": 1, "source": "b",
        "title": {
            "en": "Annex B: Evaluation",
            "ar": "المرفق باء: التقييم",
            "es": "Anexo B: evaluación",
            "fr": "Annexe B\u00a0: évaluation",
        },
        "text": {
            "en": "Figures, definitions and answers to the survey, from the released evaluation.",
            "ar": "الأرقام والتعاريف والإجابات عن الاستبيان، من التقييم المنشور.",
            "es": "Cifras, definiciones y respuestas a la encuesta, tomadas de la evaluación publicada.",
            "fr": "Chiffres, définitions et réponses au questionnaire, tirés de l’évaluation publiée.",
        },
    },
    {
        "key": "annex-c", "kind": "graphics", "level": 1, "source": "",
        "title": {
            "en": "Annex C: Graphic recordings",
            "ar": "المرفق جيم: التسجيلات البصرية",
            "es": "Anexo C: relatorías gráficas",
            "fr": "Annexe C\u00a0: facilitations graphiques",
        },
        "text": {
            "en": "Drawings made during the sessions. They were looked over for names and likenesses before publication.",
            "ar": "رسوم أُعدت أثناء الجلسات، ودُقق فيها قبل نشرها بحثاً عن أسماء أو ملامح تدل على أحد.",
            "es": "Dibujos hechos durante las sesiones. Antes de publicarlos se revisó que no contuvieran nombres ni retratos.",
            "fr": "Dessins faits pendant les séances. Il a été vérifié avant publication qu’ils ne contiennent ni nom ni portrait.",
        },
    },
    {
        "key": "annex-d", "kind": "annex", "level": 1, "source": "d",
        "title": {
            "en": "Annex D: Engagement summary",
            "ar": "المرفق دال: موجز المشاركة في الحوار",
            "es": "Anexo D: resumen de la participación",
            "fr": "Annexe D\u00a0: résumé de la participation",
        },
        "text": {
            "en": "The synthesis of both rooms in full, with the guiding questions and the recommendations.",
            "ar": "خلاصة الغرفتين كاملةً، مع الأسئلة التوجيهية والتوصيات.",
            "es": "La síntesis completa de ambas salas, con las preguntas orientadoras y las recomendaciones.",
            "fr": "La synthèse intégrale des deux salles, avec les questions d’orientation et les recommandations.",
        },
    },
)
