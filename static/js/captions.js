/* Captions: the list of a channel is replaced as a whole with each line, so what is new in it is read out here, once, by a place of its own.
   On the page of captions, lines that leave the list stay above it ([data-earlier]), and the newest line stays in sight while she reads there. */
"use strict";

(function () {
  const section = document.querySelector('[data-part="captions"]');
  const list = section && section.querySelector("[data-captions]");
  if (!list) return;
  const KEPT = 60;
  const earlier = section.querySelector("[data-earlier]");
  const voice = document.createElement("div");
  voice.className = "unseen";
  voice.setAttribute("aria-live", "polite");
  voice.lang = list.lang;
  voice.dir = list.dir;
  section.appendChild(voice);

  function linesOf(element) {
    const found = new Map();
    element.querySelectorAll("[data-line]").forEach(function (line) { found.set(Number(line.dataset.line), line); });
    return found;
  }

  let known = linesOf(list);

  function say(line) {
    const words = document.createElement("p");
    words.textContent = line.textContent;
    voice.appendChild(words);
    while (voice.childElementCount > 5) voice.firstElementChild.remove();
  }

  /* Whoever reads the newest line goes on reading the newest; whoever has gone back to earlier ones stays there. */
  function newestIsInSight() {
    const last = section.querySelector("[data-captions] li:last-child");
    const place = last && last.getBoundingClientRect();
    return Boolean(place) && place.bottom > 0 && place.top < window.innerHeight;
  }

  function showNewest() {
    section.querySelector("[data-captions] li:last-child").scrollIntoView({ block: "center" });
  }

  /* More lines came at once than the list shows: those that were never in it are fetched. */
  function fetchEarlier() {
    fetch(location.pathname, { credentials: "same-origin", cache: "no-store" })
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) {
        const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-earlier]");
        if (fresh) earlier.replaceChildren.apply(earlier, Array.from(fresh.children).map(function (line) { return document.adoptNode(line); }));
      })
      .catch(function () { /* the next line goes on */ });
  }

  let reading = true;
  if (earlier) {
    showNewest();
    window.addEventListener("scroll", function () { reading = newestIsInSight(); }, { passive: true });
  }

  document.addEventListener("live:filled", function (event) {
    const fresh = event.detail.querySelector && event.detail.querySelector("[data-captions]");
    if (!fresh) return;
    const lines = linesOf(fresh);
    const first = Math.min.apply(null, Array.from(lines.keys()));
    const follow = earlier && reading;
    known.forEach(function (line, number) {
      if (earlier && number < first && !earlier.querySelector('[data-line="' + number + '"]')) earlier.appendChild(line);
    });
    if (earlier && first > 1 + Math.max.apply(null, [0].concat(Array.from(known.keys())))) fetchEarlier();
    if (earlier) while (earlier.childElementCount > KEPT) earlier.firstElementChild.remove();
    lines.forEach(function (line, number) {
      const before = known.get(number);
      if (!before ? number > Math.max.apply(null, [0].concat(Array.from(known.keys()))) : before.textContent !== line.textContent) say(line);
    });
    known = lines;
    if (follow) showNewest();
  });
})();
