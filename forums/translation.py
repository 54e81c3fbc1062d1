from modeltranslation.translator import TranslationOptions, register

from .models import Question, Room, SubTheme


@register(Room)
class RoomTranslation(TranslationOptions):
    fields = ("title", "background", "working_group")


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("text",)


@register(SubTheme)
class SubThemeTranslation(TranslationOptions):
    fields = ("title", "text")
