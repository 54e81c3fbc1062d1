"""What is said in the five sessions when the demo plays them live: turns of three lines, each in the languages of the booths.

Who speaks is drawn from those who are there. `opens` are the lines of the chair; `questions` come in writing, `poll` is put to all.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """`opens` and each of `turns` are tuples of lines {language: words}; `questions` are (language, words); `poll` is (question, choices),
    both {language: words}, choices a tuple of them."""

    opens: tuple
    turns: tuple
    questions: tuple
    poll: tuple


def _line(en, ar, es):
    return {"en": en, "ar": ar, "es": es}


_WELCOME = (
    _line("Welcome, and thank you for coming at an hour that suits some of us better than others.",
          "أهلاً بكنّ وبكم، وشكراً على الحضور في ساعة تناسب بعضنا أكثر من غيرنا.",
          "Bienvenidas y bienvenidos, y gracias por venir a una hora que a unas personas les conviene más que a otras."),
    _line("We meet under the Chatham House Rule: take with you what you hear, never who said it.",
          "نجتمع وفق قاعدة تشاتام هاوس: لكم أن تستفيدوا مما تسمعون، لا أن تكشفوا من قاله.",
          "Nos reunimos bajo la Regla de Chatham House: pueden llevarse lo que oigan, nunca quién lo dijo."),
)

_BUILDING = (
    (_line("We began with eleven women around one well, and wrote nothing down for the first year.",
           "بدأنا بإحدى عشرة امرأة حول بئر واحدة، ولم ندوّن شيئاً طوال السنة الأولى.",
           "Empezamos once mujeres alrededor de un pozo, y durante el primer año no escribimos nada."),
     _line("People stay when somebody comes back to tell them what became of their words.",
           "يبقى الناس حين يعود إليهم من يخبرهم بما آل إليه كلامهم.",
           "La gente se queda cuando alguien vuelve a contarle qué fue de sus palabras."),
     _line("Coming back costs a day on the road, and no budget has a line for it.",
           "والعودة تكلّف يوماً على الطريق، ولا بند لها في أي ميزانية.",
           "Volver cuesta un día de camino, y ningún presupuesto tiene una partida para eso.")),
    (_line("Voice messages reached those who do not read; short ones, always at the same hour.",
           "وصلت الرسائل الصوتية إلى من لا يقرأن: رسائل قصيرة، في الساعة نفسها دائماً.",
           "Los mensajes de voz llegaron a quienes no leen: breves, siempre a la misma hora."),
     _line("We lost half of them when the network was cut, so we keep a list of houses, too.",
           "وفقدنا نصفهن حين انقطعت الشبكة، ولذلك نحتفظ أيضاً بقائمة للبيوت.",
           "Perdimos a la mitad cuando se cortó la red; por eso también tenemos una lista de casas."),
     _line("The list is on paper, and it burns well.",
           "والقائمة على الورق، وتحترق بسهولة.",
           "La lista está en papel, y arde bien.")),
    (_line("Those who had to leave are part of the constituency; ask them before you speak for them.",
           "من اضطررن إلى الرحيل جزء من القاعدة الشعبية؛ فاسألنهن قبل التكلّم باسمهن.",
           "Quienes tuvieron que irse son parte de la base: pregúntenles antes de hablar por ellas."),
     _line("Our diaspora wanted a vote; what helped was an evening each month to listen.",
           "أرادت جاليتنا أن تصوّت، وما أفاد كان أمسية كل شهر للإصغاء.",
           "Nuestra diáspora quería votar; lo que ayudó fue una tarde al mes para escuchar."),
     _line("Start before the talks do: afterwards there is no time left to be known.",
           "ابدأن قبل المحادثات: فبعدها لا يبقى وقت ليعرفكن الناس.",
           "Empiecen antes que las conversaciones: después ya no queda tiempo para darse a conocer.")),
)
_PROCESSES = (
    (_line("The agenda reached us the evening before; nobody can ask her people in one night.",
           "وصلنا جدول الأعمال مساء اليوم السابق، ولا أحد يستطيع أن يستشير أهله في ليلة واحدة.",
           "La agenda nos llegó la noche anterior; nadie puede consultar a su gente en una noche."),
     _line("Ask for a calendar in the terms of reference: days between the rounds, and money to travel home.",
           "فلتُذكر المواعيد في الاختصاصات: أيام بين الجولات، ومال للعودة إلى البلد.",
           "Pidan que el mandato incluya un calendario: días entre rondas y dinero para volver a casa."),
     _line("Secrecy protects the talks; it must not cut delegates off from those who sent them.",
           "السرية تحمي المحادثات، ولا يجوز أن تقطع المندوبات عمّن أوفدوهن.",
           "La reserva protege las conversaciones; no debe separar a las delegadas de quienes las enviaron.")),
    (_line("A quota opened the door; an office with a telephone and two researchers kept it open.",
           "الحصة فتحت الباب، ومكتب فيه هاتف وباحثتان أبقاه مفتوحاً.",
           "La cuota abrió la puerta; una oficina con teléfono y dos investigadoras la mantuvo abierta."),
     _line("We drafted together at night, so that in the morning one text had many mothers.",
           "كنا نصوغ النص معاً ليلاً، فيأتي الصباح وللنص أمهات كثيرات.",
           "Redactábamos juntas de noche, y por la mañana un solo texto tenía muchas madres."),
     _line("Observers at the second table heard more than we did at the first.",
           "وسمعت المراقبات على الطاولة الثانية أكثر مما سمعنا على الأولى.",
           "Las observadoras de la segunda mesa oyeron más que nosotras en la primera.")),
    (_line("Tell the press one thing a day, the same to all, and agree beforehand who says it.",
           "قلن للصحافة شيئاً واحداً كل يوم، للجميع بالصيغة نفسها، واتفقن مسبقاً على من تقوله.",
           "Digan a la prensa una cosa al día, la misma a todos, y acuerden antes quién la dice."),
     _line("When the process stopped, our meetings did not; that is why we were there when it went on.",
           "وحين توقفت العملية لم تتوقف اجتماعاتنا، ولذلك كنا حاضرات حين استؤنفت.",
           "Cuando el proceso se detuvo, nuestras reuniones no; por eso estábamos allí cuando siguió."),
     _line("Write into the agreement who reports back, when, and to whom.",
           "وليُكتب في الاتفاق من يُبلّغ، ومتى، ولمن.",
           "Escriban en el acuerdo quién rinde cuentas, cuándo y a quién.")),
)
_QUESTIONS = (
    ("en", "How did you decide what could be told at home while the talks were still secret?"),
    ("ar", "كيف يمكن التشاور مع النساء في المناطق التي لا شبكة فيها خلال مهلة يومين؟"),
    ("es", "¿Qué parte de su presupuesto se destinó a volver a las comunidades, y quién la pagó?"),
    ("ar", "ما الذي أقنع الوسطاء بأن ينتظروا نتيجة المشاورات؟"),
    ("en", "Is there an example in which a quota was kept after the agreement was signed?"),
)
_POLL_BASE = (
    _line("What would help your constituency most in the next six months?", "ما أكثر ما يفيد قاعدتكم الشعبية في الأشهر الستة المقبلة؟",
          "¿Qué ayudaría más a su base en los próximos seis meses?"),
    (_line("Money to travel and to report back", "المال للسفر ولإبلاغ الناس بالنتائج", "Dinero para viajar y para informar"),
     _line("A place in the formal process", "مكان في العملية الرسمية", "Un lugar en el proceso formal"),
     _line("Safe ways to communicate", "وسائل اتصال آمنة", "Medios de comunicación seguros")),
)
_POLL_PROCESS = (
    _line("What do delegates lack first?", "ما أول ما ينقص المندوبات؟", "¿Qué es lo primero que les falta a las delegadas?"),
    (_line("Time between the rounds", "وقت بين الجولات", "Tiempo entre rondas"),
     _line("Papers in their language", "وثائق بلغتهن", "Documentos en su idioma"),
     _line("People who can advise them", "من يقدّم لهن المشورة", "Personas que las asesoren")),
)

SCRIPTS = {
    "opening": Script(_WELCOME, (_BUILDING[2], _PROCESSES[1]), _QUESTIONS[:2], _POLL_BASE),
    "key-topics": Script(_WELCOME, (_BUILDING[1], _PROCESSES[2]), _QUESTIONS[1:4], _POLL_PROCESS),
    "working-group-1": Script(_WELCOME, _BUILDING, _QUESTIONS[1:], _POLL_BASE),
    "working-group-2": Script(_WELCOME, _PROCESSES, _QUESTIONS, _POLL_PROCESS),
    "closing": Script(_WELCOME, (_PROCESSES[2], _BUILDING[2]), _QUESTIONS[3:], _POLL_BASE),
}
