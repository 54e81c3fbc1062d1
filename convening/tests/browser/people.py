"""Somebody at her browser. She is watched: errors in the console, breaches of the policy, requests to other hosts."""

from urllib.parse import urlsplit

from convening.models import User

PHONE = {"width": 360, "height": 740}


class Person:
    def __init__(self, chromium, place, language, *, scripts=True, window=PHONE, here="", **more):
        self.place, self.language, self.scripts, self.here = place, language, scripts, here or place.site
        self.context = chromium.new_context(
            base_url=self.here, locale=language, java_script_enabled=scripts, viewport=window, accept_downloads=True, **more
        )
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.problems = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"{self.page.url}: {message.text}")

    def _asked(self, request):
        if not request.url.startswith((self.here, "data:", "blob:")):
            self.problems.append(f"{self.page.url} asked another host: {request.url}")

    def leave(self):
        self.context.close()

    # ── What she does ────────────────────────────────────────────────────────────────────────────────────────────────
    def sign_in(self, address):
        """At once, by the demo's link, as `manage.py sign_in_link` gives it; her pages are in the language of this story."""
        with self.place.entered():
            person = User.objects.by_address(address)
            if person.profile.language != self.language:
                person.change_profile(language=self.language)
        self.page.goto(self.place.sign_in_link(address))
        assert urlsplit(self.page.url).path == "/me/"
        return self

    def go(self, path):
        answer = self.page.goto(path)
        assert (answer.status, self.path) == (200, path.partition("?")[0]), self.page.url
        self.in_her_language()
        return self

    def in_her_language(self):
        root = self.page.locator("html")
        said = (root.get_attribute("lang"), root.get_attribute("dir"))
        assert said == (self.language, "rtl" if self.language == "ar" else "ltr")

    def write(self, form="main form[method=post]", **words):
        """Fill in fields by name: text, a choice, or True for a box to tick."""
        for name, value in words.items():
            field = self.page.locator(f"{form} [name={name}]:not([type=hidden])").first
            if value is True:
                field.check()
            elif field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        return self

    def press(self, what="main form[method=post] .actions .button"):
        """Press a button or follow a link, and arrive."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(what).first.click()
        return self

    # ── What she sees ────────────────────────────────────────────────────────────────────────────────────────────────
    @property
    def path(self):
        return urlsplit(self.page.url).path

    def reads(self, words):
        return words in self.page.locator("main").inner_text()

    def post_with(self, words):
        """The post in a room that says these words."""
        return self.page.locator("li.post", has_text=words)

    def name_is_nowhere(self, name):
        """Not even in what the page does not show."""
        return name not in self.page.locator("main").inner_html()
