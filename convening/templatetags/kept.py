"""`{% kept a=… b=… %}…{% endkept %}`: a part of a page that is the same for everybody, written once and not for each reader."""

from datetime import date, datetime

from django import template

from .. import writing

register = template.Library()

MOST = 64  # of one part; then it begins anew
PLAIN = (str, int, date, type(None))


class Kept(template.Node):
    """What is inside sees the values named in the tag and nothing else of the page, so that it can hold nothing else: no name, no
    token, no voice. It is kept in this process for each set of these values and each language."""

    def __init__(self, values, nodelist):
        self.values, self.nodelist, self.texts = values, nodelist, {}

    def render(self, context):
        told = {name: value.resolve(context) for name, value in self.values.items()}
        for name, value in told.items():
            if not isinstance(value, PLAIN) or isinstance(value, datetime):  # an hour is told in the reader's zone
                raise TypeError(f"{name} is no plain value: what is kept would tell of more than its words.")
        sort = (writing.language_here(), *((type(value), value) for value in told.values()))
        text = self.texts.get(sort)
        if text is None:
            if len(self.texts) >= MOST:
                self.texts.clear()
            text = self.texts[sort] = self.nodelist.render(context.new(told))
        return text


@register.tag
def kept(parser, token):
    values = template.base.token_kwargs(token.split_contents()[1:], parser)
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(values, inside)
