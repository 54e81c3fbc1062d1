/* The queue with the keyboard alone. The keys stand on the buttons: [data-key]. Never while somebody writes, and never twice for one
   press: a key that is held down, or pressed before the page stands there, decides nothing. */
"use strict";

(function () {
  const REST = 250; /* milliseconds in which the next post can be seen before a key counts */
  const began = performance.now();
  const decline = document.getElementById("decline");

  document.querySelectorAll("[data-key] kbd").forEach(function (key) { key.hidden = false; });

  if (decline) {
    decline.querySelectorAll("input[type=radio]").forEach(function (reason, place) {
      const key = document.createElement("kbd");
      key.textContent = place + 1;
      reason.labels[0].append(key);
    });
  }

  function writes(element) {
    return element.isContentEditable || element.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button])");
  }

  /* The letter as typed, or by its place where the layout has no Latin letters. */
  function letterOf(event) {
    if (event.key === "?" || event.key === "؟") return "?";
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    return event.code.startsWith("Key") ? event.code.slice(3).toLowerCase() : "";
  }

  function open() {
    decline.open = true;
    decline.querySelector("input[type=radio]").focus();
  }

  function choose(number) {
    const reasons = decline.querySelectorAll("input[type=radio]");
    const reason = reasons[number - 1];
    if (!reason) return false;
    reason.checked = true;
    (number === reasons.length ? decline.querySelector("input[type=text]") : reason).focus();
    return true;
  }

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const early = event.repeat || performance.now() - began < REST;
    if (event.key === "Escape" && decline && decline.open) {
      decline.open = false;
      document.querySelector("[data-key=p]").focus();
      event.preventDefault();
      return;
    }
    if (writes(event.target)) return;
    if (event.key === "Enter") {
      if (early) { event.preventDefault(); return; }
      if (event.target.matches("[data-reasons] input[type=radio]")) {
        event.preventDefault();
        event.target.form.requestSubmit();
      }
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && decline && decline.open) {
      if (choose(Number(digit[1]))) event.preventDefault();
      return;
    }
    const letter = letterOf(event);
    if (!letter) return;
    const place = document.querySelector("[data-key='" + letter + "']");
    if (!place) return;
    event.preventDefault();
    if (early) return;
    if (letter === "d") open(); else place.click();
  });

  document.documentElement.dataset.keys = "ready";
  window.setTimeout(function () { document.documentElement.dataset.keys = "awake"; }, REST);
})();
