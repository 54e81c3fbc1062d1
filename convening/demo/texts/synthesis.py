"""What the rapporteurs wrote: 22 numbered paragraphs, and the recommendations that follow from them.

Each paragraph names the posts behind it by their keys; nobody who reads it learns them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph: `question` is the place of a guiding question in its room, from 0; `kind` as in the synthesis."""

    room: str
    question: int
    kind: str
    posts: tuple
    texts: dict


@dataclass(frozen=True, slots=True)
class Recommended:
    """`follows` are places in SYNTHESIS, from 1."""

    addressees: tuple
    short: dict
    long: dict
    follows: tuple


SYNTHESIS = (
    Said("wg1", 0, "convergence", ("w1-04", "w1-05", "w1-06", "w1-07", "w1-09", "w1-12", "w1-13"), {
        "en": "Digital methods reach people whom meetings never reached, above all where a voice is enough and nobody has to read. "
              "They carry a conversation on; they do not begin it, and what they count is seldom what carries weight.",
        "ar": "تصل الوسائل الرقمية إلى من لم تصل إليهم الاجتماعات قط، ولا سيما حين يكفي الصوت ولا تلزم القراءة. وهي تُديم الحوار ولا "
              "تبدؤه، ونادراً ما يكون ما تعدّه هو ما له وزن.",
        "es": "Los métodos digitales llegan a quienes las reuniones nunca alcanzaron, sobre todo donde basta la voz y no hace falta leer. "
              "Prolongan una conversación, no la inician, y lo que cuentan rara vez es lo que pesa.",
        "fr": "Les méthodes numériques touchent des personnes que les réunions n’atteignaient jamais, surtout là où la voix suffit. Elles "
              "prolongent une conversation, elles ne la font pas naître, et ce qu’elles comptent est rarement ce qui pèse."}),
    Said("wg1", 0, "convergence", ("w1-03", "w1-08", "w1-10", "w1-11"), {
        "en": "Visibility has a price, and it is paid by the women who become visible. Protection belongs at the start of a campaign, in "
              "writing, with a small budget that may be spent without delay.",
        "ar": "للظهور ثمن تدفعه النساء اللواتي يظهرن. ومكان الحماية بداية الحملة، مكتوبةً، وبميزانية صغيرة يمكن إنفاقها دون تأخير.",
        "es": "La visibilidad tiene un precio y lo pagan las mujeres que se hacen visibles. La protección debe figurar por escrito al "
              "comienzo de una campaña, con un pequeño presupuesto que pueda gastarse sin demora.",
        "fr": "La visibilité a un prix, que paient les femmes qui deviennent visibles. La protection a sa place au début d’une campagne, "
              "par écrit, avec un petit budget utilisable sans délai."}),
    Said("wg1", 0, "minority", ("w1-14",), {
        "en": "A different concern was speed itself: news that travels in minutes leaves no time to consult. Announcing beforehand when "
              "there will be news was offered as a remedy.",
        "ar": "وأُبدي قلق من نوع آخر يتعلق بالسرعة ذاتها: فالأخبار التي تنتقل في دقائق لا تترك وقتاً للتشاور. واقتُرح علاجاً لذلك إعلان "
              "مواعيد الأخبار سلفاً.",
        "es": "Otra inquietud fue la propia rapidez: las noticias que circulan en minutos no dejan tiempo para consultar. Como remedio se "
              "propuso anunciar de antemano cuándo habrá noticias.",
        "fr": "Une autre préoccupation tenait à la vitesse elle-même : des nouvelles qui circulent en quelques minutes ne laissent pas le "
              "temps de consulter. Annoncer à l’avance l’heure des nouvelles a été proposé comme remède."}),
    Said("wg1", 1, "convergence", ("w1-16", "w1-19", "w1-21", "w1-22", "w1-23"), {
        "en": "A consultation changes something where its results have a place on the agenda and a person who answers for them, and where "
              "those consulted hear what became of their words, refusals included.",
        "ar": "تُحدث المشاورة أثراً حين يكون لنتائجها مكان في جدول الأعمال وشخص مسؤول عنها، وحين يعلم من استُشيروا ما آل إليه كلامهم، بما في "
              "ذلك ما رُفض منه.",
        "es": "Una consulta cambia algo cuando sus resultados tienen un lugar en la agenda y alguien que responda por ellos, y cuando las "
              "personas consultadas saben qué fue de sus palabras, también de lo rechazado.",
        "fr": "Une consultation change quelque chose lorsque ses résultats ont une place à l’ordre du jour et quelqu’un qui en répond, et "
              "lorsque les personnes consultées apprennent ce que leurs paroles sont devenues, refus compris."}),
    Said("wg1", 1, "convergence", ("w1-15", "w1-24", "w1-26"), {
        "en": "What is asked decides what is heard. Questions about fears, a page left blank, and records written first in the language "
              "of those who spoke brought up matters that no form had foreseen.",
        "ar": "ما يُسأل عنه هو الذي يحدد ما يُسمع. فالسؤال عن المخاوف، وترك صفحة بيضاء، وكتابة المحاضر أولاً بلغة المتحدثات، كلها أظهرت مسائل "
              "لم تتوقعها أي استمارة.",
        "es": "Lo que se pregunta decide lo que se oye. Preguntar por los temores, dejar una página en blanco y redactar las actas primero "
              "en la lengua de quienes hablaron hizo aflorar asuntos que ningún formulario preveía.",
        "fr": "Ce que l’on demande détermine ce que l’on entend. Interroger sur les craintes, laisser une page blanche et rédiger d’abord "
              "dans la langue de celles qui ont parlé a fait surgir des sujets qu’aucun formulaire ne prévoyait."}),
    Said("wg1", 1, "divergence", ("w1-17", "w1-18", "w1-25"), {
        "en": "Views differed on haste and agreement. For some, a hurried round of questions does lasting harm; others would accept it if "
              "the note that follows shows disagreement openly instead of smoothing it away.",
        "ar": "تباينت الآراء بشأن التعجل والتوافق. فرأى بعضهم أن المشاورة المتعجلة تُلحق ضرراً دائماً، وقبلها آخرون إذا أظهرت المذكرة التي تليها "
              "الخلاف صراحة بدلاً من إخفائه.",
        "es": "Hubo opiniones distintas sobre la prisa y el acuerdo. Para algunas personas una consulta apresurada causa un daño duradero; "
              "otras la aceptarían si la nota final muestra el desacuerdo en lugar de borrarlo.",
        "fr": "Les avis différaient sur la hâte et l’accord. Pour les uns, une consultation précipitée nuit durablement ; d’autres "
              "l’accepteraient si la note qui suit montre le désaccord au lieu de le lisser."}),
    Said("wg1", 2, "convergence", ("w1-28", "w1-35", "w1-29", "w1-32", "w1-33", "w1-36"), {
        "en": "Neither the diaspora nor displaced people are one group. Links last where small circles meet often, where coordinators are "
              "chosen from among them and paid, and where answers come back to those who gave them.",
        "ar": "ليست الجاليات في المهجر ولا النازحون واللاجئون جماعة واحدة. وتدوم الصلة حيث تلتقي دوائر صغيرة مراراً، وحيث تُختار المنسقات من بينهم "
              "ويتقاضين أجراً، وحيث تعود الأجوبة إلى من قدموها.",
        "es": "Ni la diáspora ni las personas desplazadas forman un solo grupo. El vínculo dura donde se reúnen con frecuencia círculos "
              "pequeños, donde la coordinación se elige entre ellas y se paga, y donde las respuestas vuelven a quien las dio.",
        "fr": "Ni la diaspora ni les personnes déplacées ne forment un seul groupe. Le lien dure là où de petits cercles se réunissent "
              "souvent, où la coordination est choisie parmi eux et rémunérée, et où les réponses reviennent à qui les a données."}),
    Said("wg1", 2, "divergence", ("w1-30", "w1-31", "w1-34"), {
        "en": "How much those abroad should shape a proposal remained open. Pairing people inside and outside found support, provided that "
              "those who bear the risk decide about publication; the right to vote was named as the stronger lever.",
        "ar": "ظل مفتوحاً سؤال القدر الذي ينبغي أن يسهم به المقيمون في الخارج في صياغة المقترحات. ولقيت فكرة الجمع بين من في الداخل ومن في الخارج "
              "تأييداً، بشرط أن يقرر النشر من يتحمل الخطر، وذُكر حق التصويت بوصفه الأداة الأقوى.",
        "es": "Quedó abierta la cuestión de cuánto deben influir en una propuesta quienes están fuera. Emparejar a personas de dentro y de "
              "fuera recibió apoyo, siempre que decida sobre la publicación quien corre el riesgo; el voto se citó como palanca más fuerte.",
        "fr": "La part que celles et ceux de l’étranger devraient prendre à une proposition est restée ouverte. L’idée de binômes entre "
              "l’intérieur et l’extérieur a été soutenue, si celui qui court le risque décide de publier ; le droit de vote serait plus fort encore."}),
    Said("wg1", 3, "convergence", ("w1-39", "w1-40", "w1-43", "w1-45", "w1-46"), {
        "en": "Moving into party politics costs trust before it brings influence. Regular accounts to those who stayed behind, and "
              "meetings whose agenda both sides set, were described as what kept the bond.",
        "ar": "يكلف الانتقال إلى العمل الحزبي ثقةً قبل أن يجلب نفوذاً. ووُصف ما حفظ الصلة بأنه تقديم كشف حساب منتظم لمن بقين، ولقاءات يضع الطرفان "
              "جدول أعمالها.",
        "es": "Pasar a la política de partido cuesta confianza antes de dar influencia. Lo que conservó el vínculo, según se describió, fue "
              "rendir cuentas con regularidad a quienes se quedaron y reunirse con una agenda fijada por ambas partes.",
        "fr": "Entrer dans la politique partisane coûte de la confiance avant d’apporter de l’influence. Des comptes rendus réguliers à "
              "celles qui sont restées et des rencontres dont l’ordre du jour est fixé ensemble ont préservé le lien."}),
    Said("wg1", 3, "minority", ("w1-41", "w1-42", "w1-44"), {
        "en": "Two further points were made: who keeps a written commitment matters as much as what it says, and those who return from "
              "office should be given a place so that their memory of negotiating is not lost.",
        "ar": "وأُثيرت نقطتان أخريان: أن من يحتفظ بالالتزام المكتوب لا يقل أهمية عن مضمونه، وأن من يعدن من المنصب ينبغي أن يُفسح لهن مكان حتى لا "
              "تضيع خبرتهن في التفاوض.",
        "es": "Se plantearon otros dos puntos: importa tanto quién guarda un compromiso escrito como lo que dice, y quienes regresan de un "
              "cargo deberían tener un lugar para que no se pierda su memoria de la negociación.",
        "fr": "Deux autres points ont été soulevés : celui qui garde un engagement écrit importe autant que son contenu, et celles qui "
              "reviennent d’un mandat devraient trouver une place pour que leur mémoire de la négociation ne se perde pas."}),
    Said("wg1", 4, "convergence", ("w1-48", "w1-49", "w1-50", "w1-51"), {
        "en": "Funding should last through the pauses of a process, pay for going home to report, and allow for protection within days. "
              "Success should be measured by contact between delegates and those they represent.",
        "ar": "ينبغي أن يستمر التمويل خلال فترات توقف العملية، وأن يغطي العودة إلى الديار لإطلاع الناس، وأن يتيح الحماية في غضون أيام. وينبغي أن "
              "يقاس النجاح بصلة المندوبات بمن يمثلنهم.",
        "es": "La financiación debería durar también en las pausas de un proceso, pagar el viaje de vuelta para informar y permitir "
              "proteger en pocos días. El éxito debería medirse por el contacto entre delegadas y representadas.",
        "fr": "Le financement devrait durer pendant les pauses d’un processus, payer le retour pour rendre compte et permettre de protéger "
              "en quelques jours. Le succès devrait se mesurer aux contacts entre déléguées et personnes représentées."}),
    Said("wg2", 0, "convergence", ("w2-02", "w2-03", "w2-05", "w2-06"), {
        "en": "Small decisions of design exclude without saying so: a late agenda, a venue with difficult visas, a calendar without "
              "pauses. Each could be decided otherwise at little cost if delegations were asked in time.",
        "ar": "ثمة قرارات صغيرة في التصميم تُقصي دون تصريح: جدول أعمال متأخر، ومكان تصعب تأشيرته، ومواعيد بلا استراحات. وكان يمكن البت في كل منها "
              "على نحو آخر بكلفة يسيرة لو سُئلت الوفود في الوقت المناسب.",
        "es": "Hay pequeñas decisiones de diseño que excluyen sin decirlo: una agenda tardía, una sede con visados difíciles, un calendario "
              "sin pausas. Todas podrían resolverse de otro modo, a poco costo, si se preguntara a tiempo a las delegaciones.",
        "fr": "De petits choix de conception excluent sans le dire : un ordre du jour tardif, un lieu aux visas difficiles, un calendrier "
              "sans pause. Chacun pourrait être tranché autrement, à faible coût, si l’on consultait à temps les délégations."}),
    Said("wg2", 0, "convergence", ("w2-04", "w2-08", "w2-09", "w2-10"), {
        "en": "Care for families decides who can stay. Named alternates with the right to enter the room, elected together with the "
              "delegate, and an allowance for one more traveller were preferred to services at the venue.",
        "ar": "رعاية الأسرة هي ما يحدد من يستطيع البقاء. وفُضّل على الخدمات في مكان الانعقاد تعيينُ نائبات يحق لهن دخول القاعة ويُنتخبن مع المندوبة، "
              "وبدلُ سفر لشخص إضافي.",
        "es": "El cuidado de la familia decide quién puede quedarse. Frente a los servicios en la sede se prefirieron suplentes con derecho "
              "de entrada, elegidas junto con la titular, y un viático para una persona más.",
        "fr": "Le soin de la famille décide de qui peut rester. Aux services sur place ont été préférées des suppléantes admises dans la "
              "salle, élues avec la titulaire, et une indemnité pour une personne de plus."}),
    Said("wg2", 0, "minority", ("w2-07",), {
        "en": "It was also said that expertise on gender counts when agendas are written and comes too late when drafts are.",
        "ar": "وقيل أيضاً إن الخبرة في مجال النوع الاجتماعي تؤثر حين تُكتب جداول الأعمال، وتأتي متأخرة حين تُكتب المسودات.",
        "es": "También se dijo que la experiencia en género cuenta cuando se redactan las agendas y llega tarde cuando se redactan los borradores.",
        "fr": "Il a aussi été dit que l’expertise sur le genre compte quand on rédige l’ordre du jour, et arrive trop tard quand on rédige le projet."}),
    Said("wg2", 1, "convergence", ("w2-12", "w2-13", "w2-14", "w2-15"), {
        "en": "A quota opens a door where its text says that it is a minimum and ties seats to signature, chair or mandate. Without these "
              "it is read as the number required.",
        "ar": "تفتح الحصة باباً حين ينص نصها على أنها حد أدنى ويربط المقاعد بحق التوقيع أو الرئاسة أو التفويض. ومن دون ذلك تُقرأ على أنها العدد المطلوب.",
        "es": "Una cuota abre una puerta cuando su texto dice que es un mínimo y vincula los escaños a la firma, la presidencia o el mandato. "
              "Sin ello se lee como el número exigido.",
        "fr": "Un quota ouvre une porte lorsque son texte dit qu’il est un minimum et lie les sièges à la signature, à la présidence ou au "
              "mandat. Sans cela, il est lu comme le nombre requis."}),
    Said("wg2", 1, "divergence", ("w2-16", "w2-17"), {
        "en": "Advisory bodies divided the room. To one side they let parties send nobody; to the other they were a school from which "
              "delegates came, lacking only a date on which to merge into the delegations.",
        "ar": "انقسمت الآراء بشأن الهيئات الاستشارية. فرأى جانب أنها أعفت الأطراف من إيفاد أي امرأة، ورأى آخر أنها كانت مدرسة خرجت منها مندوبات، ولم "
              "ينقصها سوى موعد لاندماجها في الوفود.",
        "es": "Los órganos consultivos dividieron la sala. Para unas personas permitieron a las partes no enviar a nadie; para otras fueron "
              "una escuela de la que salieron delegadas y a la que solo faltó una fecha para integrarse en las delegaciones.",
        "fr": "Les organes consultatifs ont divisé la salle. Pour les uns, ils ont permis aux parties de n’envoyer personne ; pour les "
              "autres, ils furent une école de déléguées à laquelle n’a manqué qu’une date de fusion avec les délégations."}),
    Said("wg2", 1, "divergence", ("w2-18", "w2-19", "w2-20"), {
        "en": "Whether a measure should say when it ends was disputed. Those in favour expect an honest debate on progress, those against "
              "a date for its repeal; tying the end to a result was the bridge proposed. Local demand was seen as its best defence.",
        "ar": "اختُلف فيما إذا كان ينبغي للتدبير أن يحدد متى ينتهي. فالمؤيدون يتوقعون نقاشاً صادقاً حول التقدم، والمعارضون يخشون موعداً لإلغائه، واقتُرح ربط "
              "النهاية بنتيجة. ورُئي أن المطالبة المحلية خير دفاع عنه.",
        "es": "Se discutió si una medida debe decir cuándo termina. A favor se espera un debate honesto sobre los avances; en contra se teme "
              "una fecha para derogarla; vincular el fin a un resultado fue el puente propuesto. La demanda local se vio como su mejor defensa.",
        "fr": "Fallait-il qu’une mesure dise quand elle prend fin ? Les uns en attendent un débat honnête sur les progrès, les autres craignent "
              "une date d’abrogation ; lier la fin à un résultat a été proposé. La demande locale est apparue comme sa meilleure défense."}),
    Said("wg2", 2, "convergence", ("w2-22", "w2-23", "w2-28"), {
        "en": "Silence about the text need not be silence. Subject, persons heard and next decision can be told every week, and so can, in "
              "advance, what will never be told.",
        "ar": "السكوت عن النص لا يعني السكوت عن كل شيء. فيمكن أن يُقال كل أسبوع ما الموضوع ومن سُمع رأيه وما القرار التالي، وأن يُقال سلفاً ما لن يُفصح "
              "عنه أبداً.",
        "es": "Callar sobre el texto no obliga a callar sobre todo. Cada semana pueden contarse el tema, a quién se escuchó y la próxima "
              "decisión, y de antemano lo que nunca se contará.",
        "fr": "Se taire sur le texte n’oblige pas à se taire. Le sujet, les personnes entendues et la prochaine décision peuvent être dits "
              "chaque semaine, de même que, par avance, ce qui ne sera jamais dit."}),
    Said("wg2", 2, "divergence", ("w2-24", "w2-25", "w2-26", "w2-27"), {
        "en": "A small circle sworn to secrecy around each delegate was described as a help and as a danger: it lets her think aloud, and "
              "it gives pressure an address. How its members are chosen, and whether they know one another, would decide.",
        "ar": "وُصفت دائرة صغيرة ملتزمة بالسرية حول كل مندوبة بأنها عون وخطر معاً: فهي تتيح لها التفكير بصوت مسموع، وتمنح الضغط عنواناً. والفيصل هو "
              "كيفية اختيار أعضائها وما إذا كان يعرف بعضهم بعضاً.",
        "es": "Un pequeño círculo comprometido con el secreto en torno a cada delegada se describió como ayuda y como peligro: le permite "
              "pensar en voz alta y da una dirección a la presión. Dependería de cómo se elige y de si sus miembros se conocen.",
        "fr": "Un petit cercle tenu au secret autour de chaque déléguée a été décrit comme une aide et comme un danger : il lui permet de "
              "penser à voix haute et donne une adresse à la pression. Tout dépendrait de son choix et de ce que ses membres savent les uns des autres."}),
    Said("wg2", 2, "minority", ("w2-29",), {
        "en": "A caution was heard against full openness: where records leaked, those without power paid for it.",
        "ar": "وسُمع تحذير من الانفتاح الكامل: فحيث سُرّبت المحاضر دفع الثمن من لا سلطة لهم.",
        "es": "Se oyó una advertencia contra la apertura total: donde se filtraron actas, pagó quien no tenía poder.",
        "fr": "Une mise en garde a été entendue contre l’ouverture totale : là où des procès-verbaux ont fui, ce sont les sans-pouvoir qui ont payé."}),
    Said("wg2", 3, "convergence", ("w2-31", "w2-32", "w2-36", "w2-37"), {
        "en": "Inclusion that is left for a later phase does not arrive. The composition of the next body should be fixed in the first "
              "text, and agreed halts, funded beforehand, should let delegations listen again.",
        "ar": "الإشراك الذي يُرجأ إلى مرحلة لاحقة لا يأتي. وينبغي تحديد تشكيل الهيئة التالية في النص الأول، وأن تتيح وقفات متفق عليها وممولة سلفاً للوفود "
              "أن تستمع من جديد.",
        "es": "La inclusión que se deja para una fase posterior no llega. La composición del siguiente órgano debería fijarse en el primer "
              "texto, y unas pausas acordadas y financiadas de antemano deberían permitir volver a escuchar.",
        "fr": "L’inclusion remise à une phase ultérieure n’arrive pas. La composition de l’organe suivant devrait être fixée dans le premier "
              "texte, et des haltes convenues, financées d’avance, devraient permettre aux délégations d’écouter de nouveau."}),
    Said("wg2", 3, "convergence", ("w2-33", "w2-34", "w2-35"), {
        "en": "The press belongs at the beginning. Briefing those who report and those who write headlines before talks start, and saying "
              "early what will not be decided, kept rumours small.",
        "ar": "مكان الصحافة هو البداية. فإطلاع من ينقلون الأخبار ومن يكتبون العناوين قبل بدء المحادثات، والقول مبكراً ما الذي لن يُبت فيه، أبقيا الشائعات "
              "صغيرة.",
        "es": "La prensa tiene su lugar al principio. Informar antes de las conversaciones a quienes dan la noticia y a quienes titulan, y "
              "decir pronto lo que no se decidirá, mantuvo pequeños los rumores.",
        "fr": "La presse a sa place au début. Informer avant les pourparlers celles et ceux qui rapportent et qui titrent, et dire tôt ce qui "
              "ne sera pas décidé, a contenu les rumeurs."}),
)

RECOMMENDATIONS = (
    Recommended(("member_states",), {
        "en": "Say “at least” wherever a share of seats is set.",
        "ar": "انصّوا على عبارة «على الأقل» حيثما حُددت حصة من المقاعد.",
        "es": "Escriban «al menos» dondequiera que se fije una proporción de escaños.",
        "fr": "Écrire « au moins » partout où une part des sièges est fixée."}, {
        "en": "In laws, agreements and rules of procedure, word temporary special measures as a minimum, and tie the seats to the right to "
              "sign, to chair and to be replaced by an elected alternate.",
        "ar": "صوغوا التدابير الخاصة المؤقتة في القوانين والاتفاقات والأنظمة الداخلية بوصفها حداً أدنى، واربطوا المقاعد بحق التوقيع والرئاسة وبأن تحل "
              "محل صاحبة المقعد نائبة منتخبة.",
        "es": "En leyes, acuerdos y reglamentos, redacten las medidas especiales de carácter temporal como un mínimo y vinculen los escaños "
              "al derecho de firmar, de presidir y de ser reemplazada por una suplente elegida.",
        "fr": "Dans les lois, les accords et les règlements intérieurs, formuler les mesures temporaires spéciales comme un minimum et lier les "
              "sièges au droit de signer, de présider et d’être remplacée par une suppléante élue."}, (15, 13)),
    Recommended(("member_states", "missions"), {
        "en": "Fix the composition of the next body in the first text.",
        "ar": "حددوا تشكيل الهيئة التالية في النص الأول.",
        "es": "Fijen la composición del siguiente órgano en el primer texto.",
        "fr": "Fixer la composition de l’organe suivant dès le premier texte."}, {
        "en": "When a ceasefire is drafted, include one sentence on who will sit in the body that follows, so that inclusion does not wait "
              "for a phase that may never open.",
        "ar": "عند صياغة وقف لإطلاق النار أدرجوا جملة واحدة عمّن سيكون في الهيئة التالية، حتى لا ينتظر الإشراك مرحلة قد لا تأتي.",
        "es": "Al redactar un alto el fuego, incluyan una frase sobre quién integrará el órgano siguiente, para que la inclusión no espere a "
              "una fase que quizá no llegue.",
        "fr": "Lors de la rédaction d’un cessez-le-feu, prévoir une phrase sur la composition de l’organe qui suivra, afin que l’inclusion "
              "n’attende pas une phase qui pourrait ne jamais s’ouvrir."}, (21,)),
    Recommended(("un_entities", "missions"), {
        "en": "Send agendas three days ahead and ask delegations before choosing a venue.",
        "ar": "أرسلوا جداول الأعمال قبل ثلاثة أيام واسألوا الوفود قبل اختيار مكان الانعقاد.",
        "es": "Envíen las agendas con tres días de antelación y pregunten a las delegaciones antes de elegir la sede.",
        "fr": "Envoyer l’ordre du jour trois jours à l’avance et consulter les délégations avant de choisir le lieu."}, {
        "en": "Mediation teams should treat calendar, venue and visas as questions of representation: ask delegations first, plan days "
              "without meetings, and give reasons in writing for exceptions.",
        "ar": "ينبغي لأفرقة الوساطة أن تعدّ المواعيد ومكان الانعقاد والتأشيرات مسائل تمثيل: فتسأل الوفود أولاً، وتخصص أياماً بلا اجتماعات، وتعلل "
              "الاستثناءات كتابةً.",
        "es": "Los equipos de mediación deberían tratar calendario, sede y visados como cuestiones de representación: preguntar primero a las "
              "delegaciones, prever días sin reuniones y motivar por escrito las excepciones.",
        "fr": "Les équipes de médiation devraient traiter calendrier, lieu et visas comme des questions de représentation : consulter d’abord "
              "les délégations, prévoir des jours sans réunion et motiver par écrit les exceptions."}, (12,)),
    Recommended(("un_entities",), {
        "en": "Bring every consultation back to those who were consulted.",
        "ar": "أعيدوا نتائج كل مشاورة إلى من استُشيروا.",
        "es": "Devuelvan cada consulta a quienes fueron consultadas.",
        "fr": "Rendre compte de chaque consultation à celles et ceux qui ont été consultés."}, {
        "en": "Before a consultation begins, name the item of the agenda it serves and two people who will carry its results; within six "
              "weeks tell those consulted what was taken up and what was not, and why.",
        "ar": "قبل بدء أي مشاورة سمّوا البند الذي تخدمه في جدول الأعمال وشخصين يحملان نتائجها، وأبلغوا من استُشيروا في غضون ستة أسابيع بما أُخذ به وما لم "
              "يؤخذ به ولماذا.",
        "es": "Antes de una consulta, indiquen a qué punto de la agenda sirve y dos personas que llevarán sus resultados; en seis semanas "
              "informen a las personas consultadas de qué se recogió, qué no y por qué.",
        "fr": "Avant une consultation, nommer le point de l’ordre du jour qu’elle sert et deux personnes qui en porteront les résultats ; dans "
              "les six semaines, dire aux personnes consultées ce qui a été repris, ce qui ne l’a pas été, et pourquoi."}, (4, 5)),
    Recommended(("donors",), {
        "en": "Pay for the way back.",
        "ar": "موّلوا طريق العودة.",
        "es": "Financien el regreso.",
        "fr": "Financer le retour."}, {
        "en": "Include in each grant the journeys, halls and hours by which delegates report to those they speak for, over three years at "
              "least and through the pauses of a process.",
        "ar": "أدرجوا في كل منحة الرحلات والقاعات والساعات التي تُطلع بها المندوبات من يتحدثن باسمهم، لثلاث سنوات على الأقل وخلال فترات توقف العملية.",
        "es": "Incluyan en cada subvención los viajes, salas y horas con que las delegadas rinden cuentas a quienes representan, durante al "
              "menos tres años y también en las pausas del proceso.",
        "fr": "Inclure dans chaque subvention les voyages, les salles et les heures par lesquels les déléguées rendent compte à celles et ceux "
              "qu’elles représentent, sur trois ans au moins et pendant les pauses du processus."}, (11,)),
    Recommended(("donors",), {
        "en": "Let protection money be spent within two days.",
        "ar": "أتيحوا إنفاق أموال الحماية في غضون يومين.",
        "es": "Permitan gastar en dos días el dinero para la protección.",
        "fr": "Permettre de dépenser en deux jours l’argent de la protection."}, {
        "en": "Create in each budget a line for the protection of persons that needs no tender, is decided by two people and is accounted "
              "for afterwards.",
        "ar": "خصصوا في كل ميزانية بنداً لحماية الأشخاص لا يتطلب مناقصة، يقرره شخصان، وتُقدَّم حساباته لاحقاً.",
        "es": "Creen en cada presupuesto una partida para proteger a personas que no exija licitación, la decidan dos personas y se "
              "justifique después.",
        "fr": "Prévoir dans chaque budget une ligne pour la protection des personnes, sans appel d’offres, décidée à deux et justifiée après coup."}, (2, 11)),
    Recommended(("civil_society",), {
        "en": "Meet across the line between parties and associations, with an agenda set together.",
        "ar": "التقوا عبر الحد الفاصل بين الأحزاب والجمعيات بجدول أعمال يوضع معاً.",
        "es": "Reúnanse a través de la línea entre partidos y asociaciones, con una agenda común.",
        "fr": "Se réunir par-delà la ligne entre partis et associations, avec un ordre du jour commun."}, {
        "en": "Hold regular meetings, without cameras or final statements, between women in parties and women in associations; keep a place "
              "for those who come back from office.",
        "ar": "اعقدوا لقاءات دورية، بلا تصوير ولا بيانات ختامية، بين نساء الأحزاب ونساء الجمعيات، واحفظوا مكاناً لمن يعدن من المناصب.",
        "es": "Celebren encuentros periódicos, sin cámaras ni declaraciones finales, entre mujeres de partidos y de asociaciones; guarden un "
              "lugar para quienes vuelven de un cargo.",
        "fr": "Tenir des rencontres régulières, sans caméra ni déclaration finale, entre femmes des partis et femmes des associations ; garder "
              "une place à celles qui reviennent d’un mandat."}, (9, 10)),
    Recommended(("civil_society", "missions"), {
        "en": "Agree before talks on what will be told, to whom and when.",
        "ar": "اتفقوا قبل المحادثات على ما يُقال ولمن ومتى.",
        "es": "Acuerden antes de las conversaciones qué se contará, a quién y cuándo.",
        "fr": "Convenir avant les pourparlers de ce qui sera dit, à qui et quand."}, {
        "en": "Delegations and mediators should agree on a rule that lets everybody be told the road but not the text, announce the days of "
              "news beforehand, and brief the press before the first meeting.",
        "ar": "ينبغي للوفود والوسطاء الاتفاق على قاعدة تتيح إطلاع الجميع على مسار المحادثات دون نصها، وإعلان أيام الأخبار سلفاً، وإطلاع الصحافة قبل الاجتماع "
              "الأول.",
        "es": "Delegaciones y mediación deberían acordar una regla que permita contar a todo el mundo el camino pero no el texto, anunciar los "
              "días de noticias e informar a la prensa antes de la primera reunión.",
        "fr": "Délégations et médiation devraient convenir d’une règle permettant de dire à tous le chemin mais non le texte, annoncer les jours "
              "de nouvelles et informer la presse avant la première réunion."}, (18, 22, 3)),
)
