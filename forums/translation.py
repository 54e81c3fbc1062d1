from modeltranslation.translator import TranslationOptions, register

from .models import Addressed, Addressee, Commitment, Insight, Question, Recommendation, Room, SubTheme, Unanswered


@register(Room)
class RoomTranslation(TranslationOptions):
    fields = ("title", "background", "working_group")


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("text",)


@register(SubTheme)
class SubThemeTranslation(TranslationOptions):
    fields = ("title", "text")


@register(Insight)
class InsightTranslation(TranslationOptions):
    fields = ("text",)


@register(Addressee)
class AddresseeTranslation(TranslationOptions):
    fields = ("name",)


@register(Recommendation)
class RecommendationTranslation(TranslationOptions):
    fields = ("short", "long")


@register(Unanswered)
class UnansweredTranslation(TranslationOptions):
    fields = ("text",)


@register(Addressed)
class AddressedTranslation(TranslationOptions):
    fields = ("short", "long")


@register(Commitment)
class CommitmentTranslation(TranslationOptions):
    fields = ("text", "remark")
