"""What a page weighs, whether it fits a phone, and what it lacks for those who listen or cannot see well."""

from axe_playwright_python.sync_playwright import Axe

STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
AXE = Axe()
CARRIED, CARRIED_AS_HTML = 100_000, 30_000  # bytes over the wire, at a first visit


def breaches(page, *, colours=True):
    """What WCAG 2.2 AA finds wrong: [(address, rule, where)]. Colours take most of the time, and are the same in every language."""
    asked = STANDARD if colours else {**STANDARD, "rules": {"color-contrast": {"enabled": False}}}
    found = AXE.run(page, options=asked).response["violations"]
    return [(page.url, breach["id"], [node["html"][:160] for node in breach["nodes"]][:3]) for breach in found]


def too_wide(page):
    wide, sight = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [(page.url, f"{wide} wide on a screen of {sight}")] if wide > sight else []


class Scale:
    """Weighs what a page brings to somebody who was never here. Make it before she goes there: what the page before it still loads is
    not weighed."""

    def __init__(self, person):
        person.page.evaluate("document.fonts.ready.then(() => true)")
        self.page, self.kinds, self.carried, self.under_way = person.page, {}, {}, set()
        wire = person.context.new_cdp_session(person.page)
        wire.send("Network.enable")
        wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        wire.on("Network.responseReceived", lambda event: self.kinds.update({event["requestId"]: event["type"]}))
        wire.on("Network.requestWillBeSent", lambda event: self.under_way.add(event["requestId"]))
        wire.on("Network.loadingFailed", lambda event: self.under_way.discard(event["requestId"]))
        wire.on("Network.loadingFinished", self._arrived)

    def _arrived(self, event):
        if event["requestId"] in self.under_way:
            self.carried[event["requestId"]] = event["encodedDataLength"]
            self.under_way.discard(event["requestId"])

    def read(self):
        """(everything, HTML alone), since the last reading; once all that the page asked for is there, its letters too."""
        self.page.evaluate("document.fonts.ready.then(() => true)")
        for _ in range(250):
            self.page.wait_for_timeout(20)
            if not self.under_way:
                break
        html = sum(size for request, size in self.carried.items() if self.kinds.get(request) == "Document")
        everything = sum(self.carried.values())
        self.carried.clear()
        assert everything > html > 1000, "something was weighed"
        return everything, html

    def too_heavy(self):
        everything, html = self.read()
        if everything > CARRIED or html > CARRIED_AS_HTML:
            return [(self.page.url, f"{everything} bytes, of which {html} HTML")]
        return []
