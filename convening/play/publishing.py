"""The library and the news of the convening, as they come out from June to September 2021."""

from convening.demo import papers, texts
from convening.demo.texts import outcomes as told
from convening.services import library, pictures, updates

from .setting import secretary


def write(story, say):
    for resource in told.RESOURCES:
        story.at(resource["day"], 8, _resource, story, resource)
    for update in (*texts.UPDATES, *told.UPDATES):
        story.at(update["day"], 11, _update, story, update)
    story.at(told.RESOURCES[0]["day"], 9, _show_a_picture, story)


def _resource(story, resource):
    library.publish_resource(
        story.convening, kind=resource["kind"], title=resource["title"], note=resource["note"], author=resource["author"], url=resource["url"],
        file=papers.made_for(resource["slug"]), languages=list(resource["languages"]), audience=resource["audience"],
        room=story.rooms[resource["room"]][0] if resource["room"] else None, featured=resource["featured"], checked=resource["kind"] == "graphic",
        day=resource["day"], by=secretary(story),
    )  # fmt: skip


def _update(story, update):
    audience = update.get("audience", "public")
    updates.publish_update(story.convening, title=update["title"], body=update["body"], day=update["day"], audience=audience, by=secretary(story))


def _show_a_picture(story):
    pictures.show_on_public_page(story.convening, story.pictures["chairs"], by=secretary(story))
