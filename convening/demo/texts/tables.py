"""The sub-themes of the two rooms and their tables: who facilitates, in which language, and what two of them reported back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`facilitator` is a key of the cast; `report` (Markdown, in the table's language) is "" where nothing was reported yet."""

    language: str
    places: int
    facilitator: str
    report: str = ""


SUB_THEMES = {
    "wg1": (
        {
            "title": {
                "en": "Trust over distance",
                "ar": "الثقة عن بُعد",
                "es": "La confianza a distancia",
                "fr": "La confiance à distance",
            },
            "text": {
                "en": "What keeps a constituency together when people cannot meet: hours, languages, protection, money.",
                "ar": "ما الذي يُبقي القاعدة الشعبية متماسكة حين يتعذر اللقاء: المواعيد واللغات والحماية والمال.",
                "es": "Qué mantiene unida a una base social cuando no es posible reunirse: horarios, idiomas, protección, dinero.",
                "fr": "Ce qui tient ensemble une base de soutien quand on ne peut se réunir : horaires, langues, protection, argent.",
            },
            "tables": (
                Table("en", 10, "speaker_two",
                      "Three points came back from this table.\n\n"
                      "1. A fixed hour for news, kept also when there is none.\n"
                      "2. Protection is written before a campaign begins, with money of its own.\n"
                      "3. Whoever coordinates is paid."),
                Table("ar", 10, "speaker",
                      "خلصت الطاولة إلى ثلاث نقاط.\n\n"
                      "1. موعد ثابت للأخبار، حتى حين لا يكون هناك جديد.\n"
                      "2. تُكتب خطة الحماية قبل بدء الحملة، ولها ميزانية خاصة.\n"
                      "3. من يتولى التنسيق يتقاضى أجراً."),
                Table("es", 8, "speaker_four"),
            ),
        },
        {
            "title": {
                "en": "Going back with the results",
                "ar": "العودة بالنتائج",
                "es": "Volver con los resultados",
                "fr": "Revenir avec les résultats",
            },
            "text": {
                "en": "How those who were asked learn what became of their answers, also when the answer is no.",
                "ar": "كيف يعرف من استُشيروا ما آلت إليه إجاباتهم، حتى حين يكون الجواب بالنفي.",
                "es": "Cómo saben quienes fueron consultados qué pasó con sus respuestas, también cuando la respuesta es no.",
                "fr": "Comment celles et ceux que l’on a consultés apprennent ce que leurs réponses sont devenues, même si c’est non.",
            },
            "tables": (Table("en", 10, "chair"), Table("ar", 10, "speaker_three")),
        },
    ),
    "wg2": (
        {
            "title": {
                "en": "Words of an agreement",
                "ar": "صياغة الاتفاق",
                "es": "Las palabras de un acuerdo",
                "fr": "Les mots d’un accord",
            },
            "text": {
                "en": "Sentences that fixed who sits in the next body, and how they came into a text.",
                "ar": "جمل حددت من يجلس في الهيئة التالية، وكيف دخلت إلى النص.",
                "es": "Frases que fijaron quién integra el órgano siguiente, y cómo entraron en un texto.",
                "fr": "Des phrases qui ont fixé la composition de l’organe suivant, et leur chemin jusqu’au texte.",
            },
            "tables": (Table("en", 12, "speaker_two"), Table("es", 8, "speaker_four")),
        },
    ),
}
