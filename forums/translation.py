from modeltranslation.translator import TranslationOptions, register

from .models import Question, Room


@register(Room)
class RoomTranslation(TranslationOptions):
    fields = ("title", "background")


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("text",)
