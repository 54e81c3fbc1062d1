"""Passages that the rapporteurs asked to use, and what their voices answered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` stands word for word in the post `key`. `answer` is none, "no", "paraphrase", "verbatim" or "attributed"."""

    key: str
    text: str
    answer: str = ""
    paraphrase: str = ""


ASKED = (
    Asked("w1-22", "Consultation without a carrier is research.", "verbatim"),
    Asked("w1-07", "The first can be bought.", "no"),
    Asked("w1-03", "المواعيد بالرسائل، والآراء وجهاً لوجه", "attributed"),
    Asked("w1-08", "أي خطة رقمية لا تبدأ بخطة حماية هي دعوة إلى الخطر", "verbatim"),
    Asked("w1-11", "two people hold every password, no faces without a written yes, one telephone number that is answered at night",
          "paraphrase", "Protection can be written in a few lines, and needs a little money of its own."),
    Asked("w1-48", "paguen el regreso", "attributed"),
    Asked("w1-50", "القاعدة الشعبية ليست مشروعاً له تاريخ انتهاء", "verbatim"),
    Asked("w1-25", "كل طلب للمشاورة"),
    Asked("w2-02", "A rest day after every third day of talks, written into the calendar, does more for representation than most "
          "advisory bodies.", "verbatim"),
    Asked("w2-12", "الحصة باب إذا كانت حداً أدنى", "attributed"),
    Asked("w2-31", "A sentence in the ceasefire text that fixes the composition of the next body is worth more than a chapter in the "
          "final one.", "verbatim"),
    Asked("w2-34", "dire ce que l’on ne décidera pas"),
    Asked("w2-36", "tres paradas obligatorias", "paraphrase",
          "Talks should stop at agreed points until those at home have been heard."),
)  # fmt: skip
