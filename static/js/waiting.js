/* A page that waits for a moment (data-waits, in seconds) looks again when it has come: the way in opens, the session begins.

   Hundreds wait for the same moment, so each looks up to forty seconds later than it. Whoever is reading with the way in already in her
   hands, or is typing, is left alone. Without this script she loads the page again herself. */
"use strict";

(function () {
  const place = document.querySelector("[data-waits]");
  if (!place || document.querySelector("a.button[rel~=noreferrer]")) return;
  const due = Date.now() + Number(place.dataset.waits) * 1000 + Math.random() * 40000;
  const look = function () {
    if (Date.now() < due) return; /* a phone that slept: its timers come late, its clock does not */
    if (document.activeElement && document.activeElement.matches("input, textarea, select")) return;
    window.clearInterval(timer);
    window.location.replace(place.dataset.here);
  };
  const timer = window.setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
})();
