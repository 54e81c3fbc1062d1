"""The meeting report's first two chapters: terms, opportunities and challenges."""

PIECES = (
    {
        "key": "definitions", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Constituency building: terms and their gendered use",
            "ar": "بناء القاعدة الشعبية: المصطلحات واستخدامها من منظور النوع الاجتماعي",
            "es": "Construcción de bases sociales: los términos y su uso según el género",
            "fr": "Bases de soutien\u00a0: les termes et leur usage selon le genre",
        },
        "text": {
            "en": (
                "There is no agreed definition of constituency building in the practice of peacemaking. For the purposes of the "
                "exchange it was taken to mean the continuing effort by which someone who represents others in a political process "
                "learns what they want, tells them what can be had, and answers for the difference. Three things follow from this. It "
                "is an activity and not a possession. It runs in both directions. And it goes on after the signature, when the "
                "difference has to be explained.\n\n"
                "The terms are not neutral in use. A following is called a base when a man has it and a network when a woman does. "
                "Where a woman is nominated by her party, her independence is doubted; where she comes from an association, her mandate "
                "is. CEDAW has called on States to ensure that women take part equally at all levels of peace processes, and has joined "
                "no condition to it.[^a] The exchange kept in view that women should not be made to pass a test of representativeness "
                "from which everybody else at the table is exempt.\n\n"
                "[^a]: CEDAW, general recommendation No. 30 (2013)."
            ),
            "ar": (
                "ليس في ممارسة صنع السلام تعريف متفق عليه لبناء القاعدة الشعبية. ولأغراض هذا الحوار قُصد به السعي المتواصل الذي يتعرف "
                "به من يمثل غيره في عملية سياسية على ما يريدونه، ويخبرهم بما يمكن نيله، ويُسأل عن الفرق. ويترتب على ذلك ثلاثة أمور: أنه "
                "نشاط لا مُلك، وأنه يجري في الاتجاهين، وأنه يستمر بعد التوقيع، حين ينبغي شرح الفرق.\n\n"
                "وليست المصطلحات محايدة في استعمالها. فالأتباع يسمَّون قاعدةً إذا كانوا لرجل وشبكةً إذا كانوا لامرأة. وإذا رشحها حزبها "
                "شُكّ في استقلالها، وإذا جاءت من جمعية شُكّ في ولايتها. وقد دعت اللجنة المعنية بالقضاء على التمييز ضد المرأة الدول إلى "
                "كفالة مشاركة المرأة على قدم المساواة في جميع مستويات عمليات السلام، ولم تقرن ذلك بأي شرط.[^a] وأبقى الحوار نصب عينيه "
                "أنه لا ينبغي إخضاع النساء لامتحان في صفتهن التمثيلية يُعفى منه كل من سواهن إلى الطاولة.\n\n"
                "[^a]: اللجنة المعنية بالقضاء على التمييز ضد المرأة، التوصية العامة رقم ٣٠ (٢٠١٣)."
            ),
            "es": (
                "La práctica del establecimiento de la paz no tiene una definición convenida de la construcción de bases sociales. A "
                "los efectos del intercambio se entendió por tal el esfuerzo continuado con que alguien que representa a otras personas "
                "en un proceso político averigua qué quieren, les dice qué puede obtenerse y responde de la diferencia. De ello se "
                "siguen tres cosas. Es una actividad y no una posesión. Corre en ambos sentidos. Y continúa después de la firma, cuando "
                "hay que explicar la diferencia.\n\n"
                "Los términos no son neutrales en su uso. A quienes siguen a un hombre se les llama base; a quienes siguen a una mujer, "
                "red. De la mujer propuesta por su partido se pone en duda la independencia; de la que viene de una asociación, el "
                "mandato. El CEDAW ha pedido a los Estados que velen por que las mujeres participen en igualdad en todos los niveles de "
                "los procesos de paz, y no ha unido a ello condición alguna.[^a] El intercambio tuvo presente que a las mujeres no se "
                "les debe exigir una prueba de representatividad de la que está eximido el resto de la mesa.\n\n"
                "[^a]: CEDAW, recomendación general núm. 30 (2013)."
            ),
            "fr": (
                "La pratique du rétablissement de la paix ne connaît pas de définition convenue de ce que signifie bâtir une base de "
                "soutien. Aux fins de l’échange, on y a vu l’effort continu par lequel une personne qui en représente d’autres dans un "
                "processus politique apprend ce qu’elles veulent, leur dit ce qui peut être obtenu, et répond de la différence. Trois "
                "conséquences en découlent. C’est une activité et non une possession. Elle va dans les deux sens. Et elle se poursuit "
                "après la signature, lorsque la différence doit être expliquée.\n\n"
                "Les termes ne sont pas neutres dans leur usage. Le même entourage s’appelle une base lorsqu’il suit un homme, et un "
                "réseau lorsqu’il suit une femme. De la femme proposée par son parti, on met en doute l’indépendance\u00a0; de celle "
                "qui vient d’une association, le mandat. Le CEDAW a appelé les États à veiller à ce que les femmes participent sur un "
                "pied d’égalité à tous les niveaux des processus de paix, sans y attacher de condition.[^a] L’échange a gardé à "
                "l’esprit qu’il ne faut pas exiger des femmes une preuve de représentativité dont le reste de la table est "
                "dispensé.\n\n"
                "[^a]: CEDAW, recommandation générale n°\u00a030 (2013)."
            ),
        },
    },
    {
        "key": "terms", "kind": "box", "level": 2, "source": "",
        "title": {
            "en": "Three terms",
            "ar": "ثلاثة مصطلحات",
            "es": "Tres términos",
            "fr": "Trois termes",
        },
        "text": {
            "en": (
                "- **Constituency:** people bound by a shared interest, conviction or experience who regard somebody as speaking for "
                "them and can tell her when she no longer does. They need not live in one place or belong to one group.\n"
                "- **Representation:** speaking and deciding on behalf of others, by their leave and subject to their judgement. To be "
                "present is participation; representation adds those who are absent.\n"
                "- **Mandate:** what a representative may agree to without asking again. It may be written or understood, wide or "
                "narrow; in talks it is tested at the moment at which there is no time to ask."
            ),
            "ar": (
                "- **القاعدة الشعبية:** أناس تجمعهم مصلحة أو قناعة أو تجربة مشتركة، يعدّون شخصاً ما متكلماً باسمهم، ويستطيعون إبلاغه "
                "حين لا يعود كذلك. وليس لازماً أن يقيموا في مكان واحد أو أن ينتموا إلى جماعة واحدة.\n"
                "- **التمثيل:** الكلام واتخاذ القرار نيابة عن آخرين، بإذنهم ورهناً بحكمهم. فالحضور مشاركة؛ والتمثيل يضيف إليها "
                "الغائبين.\n"
                "- **الولاية:** ما يجوز لمن يمثل غيره أن يوافق عليه من دون أن يسأل ثانية. وقد تكون مكتوبة أو مفهومة ضمناً، ضيقة أو "
                "واسعة؛ وتُمتحن في المحادثات لحظة لا يبقى وقت للسؤال."
            ),
            "es": (
                "- **Base social:** personas unidas por un interés, una convicción o una experiencia, que consideran que alguien habla "
                "en su nombre y pueden decirle cuándo deja de hacerlo. No hace falta que vivan en un mismo lugar ni que pertenezcan a "
                "un mismo grupo.\n"
                "- **Representación:** hablar y decidir en nombre de otras personas, con su permiso y bajo su juicio. Estar presente es "
                "participar; la representación añade a quienes están ausentes.\n"
                "- **Mandato:** aquello que una representante puede aceptar sin volver a preguntar. Puede ser escrito o tácito, amplio "
                "o estrecho; en las conversaciones se pone a prueba en el momento en que no hay tiempo de preguntar."
            ),
            "fr": (
                "- **Base de soutien\u00a0:** des personnes liées par un intérêt, une conviction ou une expérience, qui considèrent que "
                "quelqu’un parle en leur nom et peuvent lui dire quand ce n’est plus le cas. Elles n’ont pas à vivre en un même lieu ni "
                "à appartenir à un même groupe.\n"
                "- **Représentation\u00a0:** parler et décider au nom d’autres personnes, avec leur permission et sous leur jugement. "
                "Être présente, c’est participer\u00a0; la représentation y ajoute les personnes absentes.\n"
                "- **Mandat\u00a0:** ce qu’une représentante peut accepter sans redemander. Il peut être écrit ou tacite, large ou "
                "étroit\u00a0; dans les pourparlers, il est mis à l’épreuve au moment où le temps manque pour demander."
            ),
        },
    },
    {
        "key": "opportunities", "kind": "text", "level": 1, "source": "",
        "title": {
            "en": "Opportunities and challenges",
            "ar": "الفرص والتحديات",
            "es": "Oportunidades y desafíos",
            "fr": "Possibilités et difficultés",
        },
        "text": {
            "en": (
                "The exchange began with what had been seen and done; principles came later. The account below follows the two rooms "
                "and the sessions, and attributes nothing."
            ),
            "ar": "بدأ الحوار بما شوهد وما جُرّب، وجاءت المبادئ بعد ذلك. والعرض أدناه يتبع الغرفتين والجلسات، ولا ينسب قولاً إلى أحد.",
            "es": (
                "El intercambio partió de lo visto y lo hecho; los principios vinieron después. La relación que sigue acompaña a las "
                "dos salas y a las sesiones, y no atribuye nada."
            ),
            "fr": (
                "L’échange est parti de ce qui avait été vu et fait\u00a0; les principes sont venus après. Le compte rendu ci-après "
                "suit les deux salles et les séances, et n’attribue rien."
            ),
        },
    },
    {
        "key": "reach", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Reach and what it costs",
            "ar": "الوصول إلى الناس وكلفته",
            "es": "El alcance y lo que cuesta",
            "fr": "La portée et ce qu’elle coûte",
        },
        "text": {
            "en": (
                "Where distance, custom or danger keep people from meeting, the spoken word carries furthest. Broadcasts to which "
                "listeners could reply and short recordings passed from hand to hand were valued above platforms built for the purpose. "
                "The reason given was simple: they ask for no reading, no account and little money. What they demand is time at the "
                "other end, since somebody must listen, summarize and return the result, and this work appears in hardly any "
                "budget.\n\n"
                "Every gain in reach was also a gain in exposure. Attacks on women who became known were described as deliberate and as "
                "aimed at those looking on. It followed that safety has to be settled before publicity and written into the plan, with "
                "money that can be released at once.[^a]\n\n"
                "A caution concerned the reading of numbers. Replies from towns may be taken for the voice of a country, and an "
                "audience for a mandate. Paper, visits and the telephone corrected this more than once.\n\n"
                "[^a]: Compare S/RES/2493 (2019), which encourages safe and enabling conditions for women who build peace and for civil "
                "society."
            ),
            "ar": (
                "حيثما حالت المسافة أو العرف أو الخطر دون التقاء الناس كانت الكلمة المنطوقة أبعد مدى. وفُضّلت البرامج الإذاعية التي "
                "يستطيع المستمعون الرد عليها والتسجيلات القصيرة التي تنتقل من يد إلى يد على المنصات المبنية لهذا الغرض. وكان السبب "
                "بسيطاً: فهي لا تشترط قراءة ولا حساباً ولا مالاً كثيراً. وما تطلبه هو الوقت عند الطرف الآخر، إذ لا بد لأحد أن يصغي "
                "ويلخص ويعيد الحصيلة، وهذا عمل لا يكاد يظهر في أي ميزانية.\n\n"
                "وكل اتساع في الوصول كان اتساعاً في التعرض للخطر. ووُصفت الاعتداءات على النساء اللواتي اشتهرن بأنها مقصودة وبأن غايتها "
                "ترهيب من يشاهدن. ويترتب على ذلك أن السلامة تُحسم قبل العلنية، وتُدرج في الخطة، ومعها مال يمكن صرفه فوراً.[^a]\n\n"
                "وكان هناك تنبيه يخص قراءة الأرقام: فقد تُحسب ردود المدن رأيَ بلد بأكمله، ويُحسب جمهور المتابعين تفويضاً. وقد صحح الورق "
                "والزيارات والهاتف ذلك أكثر من مرة.\n\n"
                "[^a]: انظر S/RES/2493 (2019)، الذي يشجع على تهيئة ظروف آمنة ومواتية لعمل بانيات السلام والمجتمع المدني."
            ),
            "es": (
                "Donde la distancia, la costumbre o el peligro impiden reunirse, lo que más lejos llega es la palabra hablada. Las "
                "emisiones a las que se podía responder y las grabaciones breves que pasan de mano en mano se valoraron más que las "
                "plataformas creadas para ese fin. La razón que se dio es sencilla: no piden leer, no piden cuenta de usuario y piden "
                "poco dinero. Lo que exigen es tiempo en el otro extremo, porque alguien tiene que escuchar, resumir y devolver el "
                "resultado, y ese trabajo no figura en casi ningún presupuesto.\n\n"
                "Todo lo que se ganó en alcance se ganó también en exposición. Los ataques contra las mujeres que se dieron a conocer "
                "se describieron como deliberados y dirigidos a quienes los miraban. De ahí que la seguridad deba resolverse antes que "
                "la publicidad y quedar escrita en el plan, con dinero que pueda liberarse de inmediato.[^a]\n\n"
                "Una advertencia se refirió a la lectura de los números. Las respuestas de las ciudades pueden tomarse por la opinión "
                "de un país, y una audiencia por un mandato. El papel, las visitas y el teléfono lo corrigieron más de una vez.\n\n"
                "[^a]: Véase S/RES/2493 (2019), que alienta a crear condiciones seguras y propicias para las mujeres que construyen la "
                "paz y para la sociedad civil."
            ),
            "fr": (
                "Là où la distance, la coutume ou le danger empêchent de se réunir, c’est la parole qui porte le plus loin. Les "
                "émissions auxquelles on pouvait répondre et les brefs enregistrements passés de main en main ont été jugés plus utiles "
                "que les plateformes conçues à cette fin. La raison donnée était simple\u00a0: ils ne demandent ni lecture ni compte, "
                "et peu d’argent. Ce qu’ils exigent, c’est du temps à l’autre bout, car quelqu’un doit écouter, résumer et rendre le "
                "résultat, et ce travail n’apparaît dans presque aucun budget.\n\n"
                "Tout gain de portée a aussi été un gain d’exposition. Les attaques contre les femmes qui se sont fait connaître ont "
                "été décrites comme délibérées et destinées à celles qui regardaient. Il en a été déduit que la sécurité doit être "
                "réglée avant la publicité et inscrite dans le plan, avec de l’argent qui puisse être débloqué aussitôt.[^a]\n\n"
                "Une mise en garde portait sur la lecture des nombres. Des réponses venues des villes peuvent être prises pour "
                "l’opinion d’un pays, et une audience pour un mandat. Le papier, les visites et le téléphone l’ont corrigé plus d’une "
                "fois.\n\n"
                "[^a]: Voir S/RES/2493 (2019), qui encourage des conditions sûres et favorables pour les femmes qui construisent la "
                "paix et pour la société civile."
            ),
        },
    },
    {
        "key": "agenda", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "From consultation to agenda",
            "ar": "من المشاورة إلى جدول الأعمال",
            "es": "De la consulta a la agenda",
            "fr": "De la consultation à l’ordre du jour",
        },
        "text": {
            "en": (
                "Consultations were judged by what happened next. Those that mattered had an item to feed, a day on which they would be "
                "heard, and people at the table who had undertaken to present them. Even refusal could strengthen trust, if it came "
                "with reasons and in time. Where nothing returned, the next invitation found fewer takers.\n\n"
                "The diaspora and displaced communities were spoken of in the plural. Year and cause of departure, the possibility of "
                "return and the right to vote divide them more than geography does. Links held where they were small, regular and paid "
                "for, and where the decision to publish lay with those who would have to bear the consequences."
            ),
            "ar": (
                "قيست المشاورات بما تلاها. فالمشاورات ذات الأثر كان لها بند ترفده، ويوم يُستمع فيه إليها، وأشخاص إلى الطاولة تعهدوا "
                "بعرضها. وحتى الرفض قد يقوي الثقة إذا جاء معللاً وفي حينه. وحيث لم يعد شيء إلى أصحابه قلّ من لبّى الدعوة التالية.\n\n"
                "وجرى الحديث عن المهجر ومجتمعات النزوح بصيغة الجمع. فسنة الرحيل وسببه وإمكانية العودة وحق التصويت تفرّق بين أهلها أكثر "
                "مما تفرق الجغرافيا. ودامت الصلات حيث كانت صغيرة ومنتظمة ومدفوعة الأجر، وحيث كان قرار النشر بيد من سيتحمل عواقبه."
            ),
            "es": (
                "Las consultas se juzgaron por lo que ocurrió después. Las que importaron tenían un punto al que servir, un día en que "
                "se las oiría y personas en la mesa que se habían obligado a presentarlas. Hasta una negativa podía reforzar la "
                "confianza si llegaba a tiempo y con razones. Donde nada volvió, la invitación siguiente encontró menos interés.\n\n"
                "De la diáspora y de las comunidades desplazadas se habló en plural. El año y la causa de la salida, la posibilidad de "
                "volver y el derecho de voto las dividen más que la geografía. Los vínculos se mantuvieron donde eran pequeños, "
                "regulares y remunerados, y donde la decisión de publicar correspondía a quienes tendrían que soportar las "
                "consecuencias."
            ),
            "fr": (
                "Les consultations ont été jugées à ce qui a suivi. Celles qui ont compté avaient un point à nourrir, un jour où elles "
                "seraient entendues, et à la table des personnes qui s’étaient engagées à les présenter. Même un refus pouvait "
                "renforcer la confiance, s’il était motivé et venait à temps. Là où rien n’est revenu, l’invitation suivante a trouvé "
                "moins de preneurs.\n\n"
                "De la diaspora et des communautés déplacées, il a été parlé au pluriel. L’année et la cause du départ, la possibilité "
                "du retour et le droit de vote les divisent davantage que la géographie. Les liens ont tenu là où ils étaient petits, "
                "réguliers et rémunérés, et là où la décision de publier revenait à celles et ceux qui auraient à en supporter les "
                "conséquences."
            ),
        },
    },
    {
        "key": "inside", "kind": "text", "level": 2, "source": "",
        "title": {
            "en": "Inside formal processes",
            "ar": "داخل العمليات الرسمية",
            "es": "Dentro de los procesos formales",
            "fr": "À l’intérieur des processus formels",
        },
        "text": {
            "en": (
                "The move into party politics was portrayed as a passage in which trust is spent before influence is earned. Accounts "
                "given on fixed days, and meetings on an agenda drawn up by both sides, made it possible to return.\n\n"
                "In the talks themselves, attention went to matters of detail. Early papers, reachable venues, foreseeable pauses and "
                "alternates with rights of their own were thought to do more for representation than new bodies beside the table. On "
                "TSMs the exchange was practical: the wording decides whether a share is the least or the most. On advisory bodies it "
                "was divided, and remained so.\n\n"
                "Confidentiality was defended and criticized. A distinction between the course of talks and their text found wide "
                "support as a rule that mediators could adopt without loss. Inclusion postponed, on the other hand, was considered "
                "inclusion lost: what the first document leaves out is seldom brought back by the last."
            ),
            "ar": (
                "صُوّر الانتقال إلى العمل الحزبي معبراً تُنفَق فيه الثقة قبل أن يُكتسب النفوذ. وما أتاح العودة منه هو تقديم الحساب في "
                "أيام محددة وعقد لقاءات على جدول أعمال يضعه الطرفان.\n\n"
                "وفي المحادثات ذاتها انصرف الاهتمام إلى التفاصيل. ورُئي أن الأوراق المبكرة والأماكن التي يسهل بلوغها والاستراحات "
                "المعروفة سلفاً والنائبات ذوات الحقوق تخدم التمثيل أكثر مما تخدمه هيئات جديدة إلى جانب الطاولة. وبشأن التدابير الخاصة "
                "المؤقتة كان الحوار عملياً: فالصياغة هي التي تقرر هل الحصة حد أدنى أم حد أقصى. وبشأن الهيئات الاستشارية كان منقسماً "
                "وبقي كذلك.\n\n"
                "ولقيت السرية من يدافع عنها ومن ينتقدها. ونال التمييز بين سير المحادثات ونصها تأييداً واسعاً بوصفه قاعدة تستطيع الوساطة "
                "اعتمادها من دون خسارة. أما الإشراك المؤجل فعُدّ إشراكاً ضائعاً: فما تغفله الوثيقة الأولى قلّما تستعيده الأخيرة."
            ),
            "es": (
                "El paso a la política de partido se presentó como un tránsito en que se gasta confianza antes de ganar influencia. "
                "Rendir cuentas en días fijos y reunirse con una agenda preparada por ambas partes hizo posible el regreso.\n\n"
                "En las propias conversaciones la atención se dirigió a los detalles. Se consideró que los documentos tempranos, las "
                "sedes accesibles, las pausas previsibles y las suplentes con derechos propios hacen más por la representación que "
                "nuevos órganos junto a la mesa. Sobre las MECT el intercambio fue práctico: la redacción decide si una proporción es "
                "lo menos o lo más. Sobre los órganos consultivos estuvo dividido, y así siguió.\n\n"
                "La confidencialidad fue defendida y criticada. Encontró amplio apoyo distinguir entre el curso de las conversaciones y "
                "su texto, como regla que la mediación podría adoptar sin perder nada. En cambio, la inclusión aplazada se consideró "
                "inclusión perdida: lo que el primer documento omite rara vez lo recupera el último."
            ),
            "fr": (
                "L’entrée en politique partisane a été présentée comme un passage où la confiance se dépense avant que l’influence ne "
                "se gagne. Des comptes rendus à jours fixes, et des réunions dont l’ordre du jour est établi par les deux côtés, ont "
                "rendu le retour possible.\n\n"
                "Dans les pourparlers eux-mêmes, l’attention s’est portée sur des questions de détail. Des documents envoyés tôt, des "
                "lieux accessibles, des pauses prévisibles et des suppléantes dotées de droits propres ont été jugés plus utiles à la "
                "représentation que de nouveaux organes à côté de la table. Sur les MTS, l’échange a été pratique\u00a0: la rédaction "
                "décide si une part est le moins ou le plus. Sur les organes consultatifs, il a été partagé, et l’est resté.\n\n"
                "La confidentialité a été défendue et critiquée. La distinction entre le cours des pourparlers et leur texte a été "
                "largement appuyée, comme une règle que la médiation pourrait adopter sans rien perdre. L’inclusion différée, en "
                "revanche, a été tenue pour une inclusion perdue\u00a0: ce que le premier document omet, le dernier le rétablit "
                "rarement."
            ),
        },
    },
    {
        "key": "quotes-wg1", "kind": "quotes", "level": 2, "source": "wg1",
        "title": {
            "en": "In their own words: building and nurturing a constituency",
            "ar": "بعباراتهم: بناء القاعدة الشعبية ورعايتها",
            "es": "Con sus palabras: construir y cuidar una base social",
            "fr": "Dans leurs propres mots\u00a0: bâtir et entretenir une base de soutien",
        },
        "text": {
            "en": "Printed with the consent of those who wrote them, who remain unknown.",
            "ar": "مطبوعة بموافقة من كتبها، ولا تُعرف هويته.",
            "es": "Se publican con el consentimiento de quienes las escribieron, cuya identidad sigue sin conocerse.",
            "fr": "Citations publiées avec le consentement des personnes qui les ont écrites, et dont l’identité demeure inconnue.",
        },
    },
    {
        "key": "quotes-wg2", "kind": "quotes", "level": 2, "source": "wg2",
        "title": {
            "en": "In their own words: formal processes",
            "ar": "بعباراتهم: العمليات الرسمية",
            "es": "Con sus palabras: los procesos formales",
            "fr": "Dans leurs propres mots\u00a0: les processus formels",
        },
        "text": {
            "en": "Printed with the consent of those who wrote them, who remain unknown.",
            "ar": "مطبوعة بموافقة من كتبها، ولا تُعرف هويته.",
            "es": "Se publican con el consentimiento de quienes las escribieron, cuya identidad sigue sin conocerse.",
            "fr": "Citations publiées avec le consentement des personnes qui les ont écrites, et dont l’identité demeure inconnue.",
        },
    },
)
