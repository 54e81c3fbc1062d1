"""Translations of some posts by those who take part: accepted by the moderation, or waiting for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of the post `key` in `language`, proposed by `author` (a key of `cast.posters()`)."""

    key: str
    language: str
    author: str
    text: str
    waits: bool = False


TRANSLATIONS = (
    Translation("w1-03", "en", "e4",
        "Closed message groups carried the news to women who attended no meeting, because going to a meeting needed permission in "
        "itself. But in many homes the telephone belongs to the whole family, and everybody reads what is written on it. So the rule "
        "became simple: dates by message, opinions face to face."),
    Translation("w1-03", "es", "s1",
        "Los grupos cerrados de mensajería llevaron las noticias a mujeres que no asistían a ninguna reunión, porque para ir ya hacía "
        "falta permiso. Pero en muchas casas el teléfono es de toda la familia y lo que se escribe lo leen todos. Por eso la regla "
        "acabó siendo sencilla: las fechas por mensaje, las opiniones en persona."),
    Translation("w1-04", "ar", "a1",
        "غيّرت الرسائل الصوتية أكثر مما غيّرته أي منصة تحمل شعاراً. فالنساء اللواتي لا يقرأن يمكنهن تسجيل جواب أثناء الطبخ، ثم يستمع أحدهم "
        "إلى التسجيلات كلها مرة في الأسبوع ويعيد الخلاصة بالطريق نفسه. والثمن ساعات من الاستماع لا تذكرها أي ميزانية."),
    Translation("w1-05", "en", "e2",
        "Community radio with open calls reached where the internet does not. People did not only listen: they corrected, asked, and "
        "called again the week after to check whether their question had reached the table. The digital part came later, to keep "
        "those voices, not to replace them."),
    Translation("w1-08", "en", "e4",
        "Many colleagues paid for being seen on a screen: altered pictures, messages to fathers and husbands, threats that nobody "
        "knows how to document. Whoever withdraws does not announce it; she just falls silent. A digital plan that does not begin "
        "with a plan for protection is an invitation to danger."),
    Translation("w1-11", "ar", "a3",
        "كانت إحدى الخطط أربعة أسطر، وكفت: شخصان يحتفظان بكل كلمات السر، ولا وجوه من دون موافقة مكتوبة، ورقم هاتف واحد يُجاب عنه ليلاً، "
        "وصندوق صغير للانتقال إلى بيت آخر. وقد دُفعت تكلفتها تحت بند «تكاليف الاتصال». وما كان ينبغي أن يلزم ذلك."),
    Translation("w1-17", "en", "e3",
        "I saw a consultation fail because it asked for a consensus. The disagreements were real and useful, and the final note had "
        "erased them. At the table, the first party that wanted to discredit it only had to quote one of the disappointed "
        "participants."),
    Translation("w1-22", "ar", "a4",
        "عند مقارنة الحالات، لا الحجم ولا الطريقة هما العامل المشترك، بل أن يكون شخص واحد على الطاولة قد وعد مسبقاً بحمل النتيجة ويمكن "
        "تذكيره بها علناً. فالمشاورة التي لا يحملها أحد ليست سوى بحث."),
    Translation("w1-22", "es", "s3",
        "Al comparar casos, el factor común no es el tamaño ni el método. Es que una persona de la mesa haya prometido de antemano "
        "llevar el resultado y se le pueda recordar en público. Una consulta sin quien la lleve es investigación."),
    Translation("w1-50", "en", "e1",
        "To donors: fund for three years at least. Talks stop and begin again, and at each stop offices close and people scatter; "
        "then they are asked to assemble within a week. A constituency is not a project with an end date."),
    Translation("w2-12", "en", "e5",
        "A quota is a door if it is a minimum, and becomes a ceiling when it is treated as the number required. I saw a list from "
        "which four strong candidates were dropped because “the share is complete”. Had the words “at least” stood in the text, the "
        "scene would have been another."),
    Translation("w2-13", "ar", "a7",
        "للصياغة هنا أثر كبير. فعبارة «ثلث على الأقل من أي من الجنسين» لقيت في أحد النصوص مقاومة أقل بكثير من عبارة «ثلاثون في المائة من "
        "النساء»، وكان لها في يومها الأثر نفسه. كما أنها حمت الرجال في اللجنة الوحيدة التي كانوا فيها قلة."),
    Translation("w2-22", "en", "e6",
        "You can speak of the road without disclosing the text: what is on the table this week, who was heard, when the next decision "
        "comes. That breaks no secret and is enough for most people. What kills trust is complete silence and then the surprise."),
    Translation("w2-22", "es", "s5",
        "Se puede hablar del camino sin revelar el texto: qué se trata esta semana, a quién se escuchó y cuándo es la próxima decisión. "
        "Eso no rompe ningún secreto y a la mayoría le basta. Lo que mata la confianza es el silencio total y después la sorpresa."),
    Translation("w2-31", "es", "s4",
        "Primero el alto el fuego y después la inclusión: ese es el orden habitual, y el después no llega. Cuando se abre la segunda fase, "
        "los comités ya tienen presidencia y las presidencias tienen costumbres. Una frase en el texto del alto el fuego que fije la "
        "composición del órgano siguiente vale más que un capítulo en el acuerdo final."),
    Translation("w2-36", "en", "e2",
        "Consultation comes before negotiating and information after signing, and between them lies a year of silence. I propose three "
        "compulsory stops, announced from the start, at which nothing moves until the delegations have come back from listening. "
        "Whoever is in a hurry will have to explain why."),
    Translation("w1-25", "en", "e2",
        "A quick consultation can do more harm than good. Views were gathered in two days before an important round, nobody came from the "
        "countryside, and then it was said that women had been consulted. Since then every request to consult is refused in many "
        "places, however sincere.", waits=True),
    Translation("w2-34", "en", "e5",
        "The first public word should come before the first session, and say what will not be decided. Rumours grow out of that gap. A "
        "communiqué of four sentences, read on the radio in every language, prevented more demonstrations than all the press "
        "conferences.", waits=True),
    Translation("w1-12", "en", "e1",
        "A consultation platform can give a false sense of mandate. Thousands of people answered, but the analysis showed that almost all "
        "of them lived in three cities. The absences had to be sought out with paper and pencil, and those answers changed the order "
        "of the priorities.", waits=True),
)  # fmt: skip
