"""Words that say how many people think something, in four languages, and how many must stand behind them.

Only what is said of those who took part is a claim: "many said", "most participants", "for some," – not "many mediators still lack
training", which is a room's thought on the world. `k` is the convening's threshold for posts: `several` is said of k people or more,
`many` of 2k. "Most", "all", "a consensus" need the strongest band there is. A share in per cent, or a number that no band reaches, is
founded by nothing that the synthesis knows (`BEYOND`): figures are the report's.
"""

import re
from functools import lru_cache

from . import folding, passages
from .models import Strength

BEYOND = "beyond"
K = 10
_ORDER = (Strength.NONE, Strength.FEW, Strength.SEVERAL, Strength.MANY, BEYOND)
FEW, SEVERAL, MANY = Strength.FEW, Strength.SEVERAL, Strength.MANY


def claims(text, language, k=K):
    """[(word, the least `Strength` that founds it, or BEYOND)] of the claims in `text`, as they are written, in their order."""
    found = []
    for line in passages.sentences(text):
        for sentence in line:
            found += _claims_in(sentence, _GRAMMARS.get(language) or _GRAMMARS["en"], k)
    return found


def unfounded(text, language, strength, k=K):
    """The words of `text` that say more than `strength` founds, each once, in their order."""
    return list(dict.fromkeys(word for word, needed in claims(text, language, k) if not is_founded(strength, needed)))


def is_founded(strength, needed):
    """Whether `strength` reaches what a claim needs."""
    return _ORDER.index(strength) >= _ORDER.index(needed)


def people_for(needed, k=K):
    """The number of people from which on a band is told, or None for BEYOND."""
    return {Strength.NONE: 0, FEW: 1, SEVERAL: k, MANY: 2 * k}.get(needed)


def _claims_in(sentence, grammar, k):
    """Each claim once: the longest one that begins at a word."""
    tokens = _tokens(sentence)
    line, places = "", []
    for token, start, end in tokens:
        places.append((len(line) + 1, start, end))
        line += f" {token}"
    line += " "
    taken, found = [], []
    for needed, pattern in grammar():
        for match in pattern.finditer(line):
            first, last = match.start("word"), match.end("word")
            if any(first < end and begin < last for begin, end in taken):
                continue
            taken.append((first, last))
            spans = [(start, end) for place, start, end in places if first <= place < last]
            level = _of_number(match["number"], k) if needed is None else needed
            found.append((spans[0][0], sentence[spans[0][0] : spans[-1][1]], level))
    return [(word, level) for _start, word, level in sorted(found, key=lambda one: one[0])]


def _tokens(sentence):
    """(folded word or sign, start, end): commas and the like count, for "for some," is a claim and "for some women" is none."""
    found, before = [], 0
    for word in folding.words(sentence):
        between = sentence[before : word.start]
        if re.search(r"[,;:،؛–—()]", between):
            found.append((",", before, before))
        if re.search(r"[%٪]", between):
            found.append(("%", before, before + len(between.rstrip())))
        found.append((word.plain, word.start, word.end))
        before = word.end
    rest = sentence[before:]
    if re.search(r"[%٪]", rest):
        found.append(("%", before, before + 1))
    found.append((",", len(sentence), len(sentence)))
    return found


def _of_number(written, k):
    """What so many people need: the highest band whose least number of people is as large."""
    number = int(written) if written.isdecimal() else _NUMBERS.get(written, 0)
    return next((band for band in (FEW, SEVERAL, MANY) if people_for(band, k) >= number), BEYOND)


# ── Numbers that are written out, folded, in the four languages ──────────────────────────────────────────────────────
_WRITTEN = {
    2: "two dos deux اثنان اثنتان اثنين اثنتين", 3: "three tres trois ثلاثه ثلاث", 4: "four cuatro quatre اربعه اربع", 5: "five cinco cinq خمسه خمس",
    6: "six seis سته ست", 7: "seven siete sept سبعه سبع", 8: "eight ocho huit ثمانيه ثماني", 9: "nine nueve neuf تسعه تسع", 10: "ten diez dix عشره عشر",
    11: "eleven once onze", 12: "twelve doce douze", 13: "thirteen trece treize", 14: "fourteen catorce quatorze", 15: "fifteen quince quinze",
    20: "twenty veinte vingt عشرون عشرين", 25: "veinticinco", 30: "thirty treinta trente ثلاثون ثلاثين", 40: "forty cuarenta quarante اربعون اربعين",
    50: "fifty cincuenta cinquante خمسون خمسين", 100: "hundred cien cent مئه مائه", 1000: "thousand mil mille الف",
}  # fmt: skip
_NUMBERS = {word: number for number, words in _WRITTEN.items() for word in words.split()}
_A_NUMBER = r"(?P<number>\d{1,6}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"


# ── What each language says, over folded words with a space on either side and "," for any pause ──────────────────────
def _grammar(*, people, said, bands, alone, one, shares, phrases, never_between, between=2, said_before=""):
    """[(needed, pattern)]. `people` are those who took part, `said` what they did; `bands` {strength: quantifiers before either}, `alone`
    {strength: quantifiers that are claims by themselves before `said` or after `said_before`}, `one` claims of one person, `shares` halves
    and thirds, `phrases` {strength: claims of their own}; `never_between` a quantifier and its people: "above all where a voice is heard"."""
    gap = rf"(?:(?!(?:{never_between}) )[^ ,]+ ){{0,{between}}}?"
    patterns = [
        (BEYOND, rf" (?P<word>(?:\d{{1,3}} (?:%|per cent|percent|por ciento|pour cent|في المايه|في المئه|بالمايه|بالمئه)|{shares})) {gap}(?:{people}) "),
        (None, rf" (?P<word>{_A_NUMBER} (?:[^ ,]+ )?(?:{people}))(?= )"),
    ]
    for needed, words in phrases.items():
        patterns.append((needed, rf" (?P<word>{words})(?= )"))
    for needed, words in bands.items():
        patterns.append((needed, rf" (?P<word>{words}) {gap}(?:{people}) "))
    for needed, words in {**bands, **alone}.items():
        words = "|".join(filter(None, (bands.get(needed), alone.get(needed))))
        patterns.append((needed, rf" (?P<word>{words}) {said} "))
        if said_before:
            patterns.append((needed, rf" {said_before} (?P<word>{words})(?= )"))
    patterns.append((FEW, rf" (?P<word>{one})(?= )"))
    return [(needed, re.compile(pattern)) for needed, pattern in patterns]


_EN_SAID = (
    "(?:of (?:them|those|us) |also |even |still |clearly |strongly |have |had |would |who [^ ,]+ )?"
    "(?:said|say|agreed?|felt|feel|thought|think|believed?|noted|stressed|warned|asked|called|argued?|saw|wrote|write|described?|reported|pointed|"
    "proposed?|suggest(?:ed)?|recommend(?:ed)?|recalled|told|underlined?|underscored?|emphasi[sz]ed?|highlighted|shared|supported|welcomed|"
    "regretted|objected|disagreed?|doubted|wanted|wished|mentioned|observed?|added|insist(?:ed)?|consider(?:ed)?|prefer(?:red)?|expressed|"
    "held|questioned|favou?red|opposed|spoke|contributed|voiced)"
)


@lru_cache(maxsize=1)
def _english():
    return _grammar(
        people="participants?|members?|voices?|contributors?|respondents?|speakers?|discussants?|panell?ists?|attendees|commentators|of (?:those|them|the people) who (?:wrote|spoke|answered|took part|contributed|posted|commented)",
        said=_EN_SAID,
        never_between="where|that|when|who|whom|which|what|if|a|an|and|or|but|is|are|was|were|to|in|on|at|for|with|by|as|than",
        bands={
            MANY: "(?:almost |nearly )?(?<!above )(?<!after )(?<! at )(?<! in )(?<!first of )all(?! the same | day | along | over | in all | at once | the while | around | too | but )|every|each|(?:the |a )?(?:vast |large |great |clear )?majority|most|(?:very |a great |so )?many|numerous|a (?:large|great|high) number|dozens|scores|no|none|countless|half",
            SEVERAL: "several|a number|various|multiple|quite a few|a good number|a dozen",
            FEW: "some|(?:only |just )?a (?:few|couple|handful)|(?:very )?few|certain",
        },
        alone={MANY: "everyone|everybody|nobody|no one|participants all", FEW: "one"},
        one="(?:only )?(?:one|a single|a lone|another) (?:[^ ,]+ )?(?:participant|member|voice|contributor|respondent|speaker)|(?:for|by|to|among) (?:some|a few|few|others)(?= ,)",
        shares="half|a half|a third|two thirds|a quarter|three quarters|one in (?:two|three|four|five|ten)",
        phrases={
            MANY: "there (?:was|is) (?:a |an )?(?:broad |general |wide |widespread |strong |clear |full |overwhelming |near )*(?:consensus|agreement|support|unanimity)|"
                  "(?:a |the )?(?:broad |general |wide |strong |clear |overall |rough )*consensus (?:was|is|emerged|that|among|on)|unanimous(?:ly)?|"
                  "the room (?:agreed|was united|spoke with one voice)|(?:was|is|were|are) (?:widely|broadly|generally|commonly) (?:shared|held|agreed|felt|supported)|"
                  "(?:for|by|to|among) (?:many|most|all)(?= ,)",
            SEVERAL: "(?:for|by|to|among) several(?= ,)",
        },
    )  # fmt: skip


@lru_cache(maxsize=1)
def _spanish():
    return _grammar(
        people="participantes?|integrantes?|miembros?|miembras?|voces|voz|intervinientes|ponentes|colaboradoras?|personas (?:participantes|que (?:escribieron|hablaron|respondieron|participaron))|quienes (?:escribieron|hablaron|respondieron|participaron|intervinieron)",
        said="(?:de ellas |de ellos |tambien |incluso |se |lo |la |no |ya |han |habian |solo )*(?:estuv\\w+ de acuerdo|estaban de acuerdo|"
        "(?:dij|dic|señal|senal|indic|opin|coincid|pid|advirt|advert|pens|piens|cre[iey]|consider|prefer|prefir|prefier|propus|propon|recomend|recomiend|sugir|suger|sugier|"
        "destac|subray|record|recuerd|pregunt|respond|escrib|expres|manifest|apoy|rechaz|dud|quis|quier|dese|mencion|observ|agreg|añad|anad|insist|sostuv|sostien|"
        "defend|defiend|describ|contar|explic|lament|acept|celebr|reclam|exig|solicit|compart)\\w*)",
        never_between="que|donde|cuando|y|o|pero|en|con|para|por|a|al|un|una|es|son|no|si|como",
        bands={
            MANY: "(?:casi )?tod[oa]s|cada|la (?:gran |inmensa |amplia )?mayoria|muchas?|muchos|much[oa]s|numeros[oa]s|un gran numero|decenas|ningun|ninguna|la mitad",
            SEVERAL: "vari[oa]s|divers[oa]s|un buen numero|cierto numero|una docena",
            FEW: "algun[oa]s|un[oa]s (?:poc[oa]s|cuant[oa]s)|(?:muy )?poc[oa]s|ciert[oa]s|un par|un puñado|un punado",
        },
        alone={MANY: "nadie|todo el mundo|todas y todos|todos y todas"},
        one="un[oa]? (?:sol[oa] )?(?:participante|integrante|voz|interviniente|ponente)|una de las (?:participantes|voces|personas)|uno de los participantes|(?:para|segun|entre) (?:algun[oa]s|poc[oa]s|un[oa]s poc[oa]s)(?= ,)",
        shares="la mitad|un tercio|dos tercios|una cuarta parte|tres cuartas partes|un[oa] de cada (?:dos|tres|cuatro|cinco|diez)",
        phrases={
            MANY: "(?:hubo|hay|existe|existio) (?:un )?(?:amplio |gran |claro |pleno )*(?:consenso|acuerdo general|acuerdo amplio)|el consenso (?:fue|es|sobre)|por unanimidad|unanimes?|unanimemente|"
                  "la sala (?:coincidio|estuvo de acuerdo)|(?:ampliamente|generalmente) (?:compartid[oa]|aceptad[oa])s?|(?:para|segun|entre) (?:much[oa]s|tod[oa]s|la mayoria)(?= ,)",
            SEVERAL: "(?:para|segun|entre) vari[oa]s(?= ,)",
        },
    )  # fmt: skip


@lru_cache(maxsize=1)
def _french():
    return _grammar(
        people="participante?s?|membres?|voix|intervenante?s?|contributeurs?|contributrices?|repondante?s?|panelistes|(?:de |d )?(?:ceux|celles) qui (?:ont|se sont) (?:ecrit|parle|repondu|participe|exprimes?|exprimees?)|personnes (?:participantes|ayant (?:ecrit|repondu|participe))",
        said="(?:d entre (?:eux|elles) |y |s |se |ne |en |l |les |aussi |meme |ont |avaient |sont |etaient |pas )*(?:d accord|"
        "(?:dit|dis[ae]|estim|pens|demand|jug|consider|souhait|craign|craint|rappel|soulign|propos|prefer|not[ea]|relev|averti|insist|appuy|souten|soutienn|rejet|"
        "dout|ecri|exprim|mention|observ|ajout|defend|decri|racont|expliqu|regrett|accept|salu[ea]|reclam|partag|convenu|recommand|sugger|plaid|evoqu)\\w*)",
        never_between="que|qui|ou|quand|et|mais|dans|avec|pour|par|a|au|aux|un|une|est|sont|ne|si|comme|en",
        bands={
            MANY: "(?:presque )?tou(?:te)?s|chaque|la plupart|(?:la|une) (?:grande |large |vaste )?majorite|beaucoup|(?:de |tres )?nombreux|(?:de |tres )?nombreuses|bon nombre|un grand nombre|des dizaines|aucun|aucune|la moitie",
            SEVERAL: "plusieurs|divers|diverses|un certain nombre|maints|maintes|une douzaine",
            FEW: "certaine?s|quelques|quelques une?s|(?:tres )?peu|une poignee",
        },
        alone={MANY: "tout le monde|nul|personne"},
        one="une? (?:seule? )?(?:participante?|membre|voix|intervenante?)|l une? des (?:participante?s|voix|membres)|(?:pour|selon|chez) (?:certaine?s|quelques une?s)(?= ,)",
        shares="la moitie|un tiers|deux tiers|les deux tiers|un quart|trois quarts|les trois quarts|une? sur (?:deux|trois|quatre|cinq|dix)",
        phrases={
            MANY: "il y (?:a|avait|a eu|eut) (?:un )?(?:large |vaste |net )?(?:consensus|accord general)|(?:un|le) (?:large |vaste )?consensus (?:s est|est|a|sur|etait)|a l unanimite|unanimes?|unanimement|"
                  "la salle (?:s est accordee|etait d accord)|(?:largement|generalement) (?:partagee?s?|admise?s?)|(?:pour|selon|chez) (?:beaucoup|la plupart|tous|toutes)(?= ,)",
            SEVERAL: "(?:pour|selon|chez) plusieurs(?= ,)",
        },
    )  # fmt: skip


_AR_SAID = (
    "[وف]?(?:قال|قالت|قالوا|رأي|راي|رات|راوا|يري|يرون|تري|اتفق|اتفقت|اتفقوا|اجمع|اجمعت|اكد|اكدت|اكدوا|شدد|شددت|حذر|حذرت|حذروا|طلب|طلبت|طلبوا|طالب|طالبت|طالبوا|"
    "دعا|دعت|دعوا|اشار|اشارت|اشاروا|ذكر|ذكرت|ذكروا|اقترح|اقترحت|اقترحوا|اعتبر|اعتبرت|اعرب|اعربت|عبر|عبرت|لاحظ|لاحظت|وصف|وصفت|كتب|كتبت|ايد|ايدت|عارض|عارضت|"
    "فضل|فضلت|راود|تساءل|تسال|اضاف|اضافت|وافق|وافقت|انضم|تحدث|تحدثت|نبه|نبهت|اوصي|اوصت|يعتقد|تعتقد|يعتقدون)"
)


@lru_cache(maxsize=1)
def _arabic():
    people = "[وفبل]?(?:ال)?(?:مشارك|مشاركه|مشاركين|مشاركون|مشاركات|مشاركتين|اعضا|عضوات|عضو|عضوه|اصوات|صوت|متحدثين|متحدثون|متحدثات|متحدثه|متحدث|مساهمين|مساهمون|مساهمات|متدخلين|متدخلات|مداخلين)|ل?لمشارك(?:ين|ات)|من (?:كتب|كتبوا|كتبن|تحدث|تحدثوا|شارك|شاركوا|اجابوا)"
    return _grammar(
        people=people, never_between="ان|حيث|الذي|التي|الذين|من|في|مع|الي|علي|عن|او|لكن|لا|ما|اذا", said=_AR_SAID, said_before=_AR_SAID + "(?: (?:[^ ,]+ )?)?", between=1,
        bands={
            MANY: "[وفبل]?(?:جميع|كل|كافه|معظم|اغلب|غالبيه|اغلبيه|اكثريه|اكثر|العديد من|عديد من|كثير من|الكثير من|كثيرون من|كثيرات من|عدد كبير من|عشرات|نصف)",
            SEVERAL: "[وفبل]?(?:عده|عدد من|مجموعه من)",
            FEW: "[وفبل]?(?:بعض|قله من|قليل من|القليل من|عدد قليل من|بضعه|بضع)",
        },
        alone={MANY: "[وفل]?(?:كثيرون|كثيرات|الكثيرون|الكثيرات|الجميع|معظمهم|معظمهن|اغلبهم|اغلبهن|كلهم|كلهن|جميعهم|جميعهن)", SEVERAL: "[وفل]?(?:عديدون|عديدات)", FEW: "[وفل]?(?:البعض|بعضهم|بعضهن|قله|قليلون|قليلات|اخرون|احدهم|احداهن)"},
        one="[وفبل]?(?:احد|احدي) (?:ال)?(?:مشاركين|مشاركات|اعضا|عضوات|اصوات|متحدثين|متحدثات)|[وف]?(?:مشارك|مشاركه|صوت|عضو) واحده?|[وف]?(?:لدي|عند|بالنسبه الي|بالنسبه ل) (?:البعض|بعضهم|بعضهن)",
        shares="نصف|ثلث|ثلثا|ثلثي|ربع|ثلاثه ارباع",
        phrases={MANY: "[وفب]{0,2}(?:ال)?اجماع|[وف]?(?:ساد|كان هناك|ثمه|هناك) (?:توافق|اتفاق) (?:عام|واسع|في الرا?[يأ]ي?)|[وف]?(?:توافق|اتفاق) (?:عام|واسع)"},
    )  # fmt: skip


_GRAMMARS = {"en": _english, "es": _spanish, "fr": _french, "ar": _arabic}
