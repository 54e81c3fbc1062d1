/* The chair's keys: n calls the next, e ends the turn, m gives a minute. They stand on the buttons: [data-key]. Never while somebody writes, and
   not within a moment after the page changed under her hand. */
"use strict";

(function () {
  const REST = 400; /* milliseconds in which a change can be seen before a key counts */
  let changed = performance.now();

  function prepare() {
    document.querySelectorAll("[data-key] kbd").forEach(function (key) { key.hidden = false; });
  }

  /* The letter as typed, or by its place where the layout has no Latin letters. */
  function letterOf(event) {
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  }

  /* Who has the floor and who is next: what a key would change. */
  function sight() {
    return Array.from(document.querySelectorAll(".stage-who, .queue > :first-child .asks-who")).map(function (one) { return one.textContent; }).join();
  }
  let seen = sight();

  document.addEventListener("live:filled", function () {
    const now = sight();
    if (now !== seen) changed = performance.now();
    seen = now;
    prepare();
  });

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.isContentEditable || event.target.matches("textarea, select, input")) return;
    const letter = letterOf(event);
    const button = letter && document.querySelector("[data-key='" + letter + "']");
    if (!button) return;
    event.preventDefault();
    if (event.repeat || performance.now() - changed < REST) return;
    button.click();
  });

  prepare();
})();
