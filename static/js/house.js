/* Small comforts on every page. Everything works without them. */
"use strict";

(function () {
  const language = document.documentElement.lang || "en";

  /* A form marked data-once is sent once: a second press while it travels does nothing. The page's own key stays in it, so
     that even two sendings count once. When she comes back with the browser's Back, it can be sent again. */
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.querySelectorAll("button:not([name])").forEach(function (button) { button.setAttribute("aria-disabled", "true"); });
    window.setTimeout(release, 15000, form); /* the answer may be a file, and the page stay */
  });
  window.addEventListener("pageshow", function () { document.querySelectorAll("form[data-sent]").forEach(release); });
  function release(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach(function (button) { button.removeAttribute("aria-disabled"); });
  }

  /* Words typed and not sent: the browser asks before it throws them away. Nothing is kept on the device. */
  const typed = new Set(); /* forms: another one on the page that is sent would lose what stands in this one */
  document.addEventListener("input", function (event) { if (event.target.matches("form[method=post] textarea")) typed.add(event.target.form); });
  document.addEventListener("submit", function (event) { typed.delete(event.target); });
  document.addEventListener("kept", function (event) { typed.delete(event.target); }); /* as a draft, on the server: see writing.js */
  window.addEventListener("beforeunload", function (event) { if (Array.from(typed).some(function (form) { return form.isConnected; })) event.preventDefault(); });

  /* What is wrong with a form is the first thing she meets. */
  const summary = document.querySelector("[data-focus]");
  if (summary) {
    summary.focus();
    /* Whoever skipped to the page before she sent the form has #main in the address: the browser goes there, later than this. */
    window.addEventListener("load", function () { if (document.activeElement.matches("main, body")) summary.focus(); });
  }

  /* On a phone the ways are a strip: where she is now is brought into sight. */
  const here = document.querySelector(".ways [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });

  /* On a phone a contents list begins folded. */
  if (window.matchMedia("(max-width: 61.99rem)").matches) {
    document.querySelectorAll(".contents details").forEach(function (list) { list.open = false; });
  }

  /* <time data-countdown="seconds">: "in 25 minutes", counted from when the page was made, not by this device's clock. */
  const soon = document.querySelectorAll("time[data-countdown]");
  if (soon.length && window.Intl && Intl.RelativeTimeFormat) {
    const words = new Intl.RelativeTimeFormat(language === "ar" ? "ar-u-nu-arab" : language, { numeric: "always" });
    const tell = function () {
      soon.forEach(function (place) {
        const minutes = Math.round((Number(place.dataset.countdown) - performance.now() / 1000) / 60);
        place.hidden = minutes < 1;
        place.textContent = minutes < 60 ? words.format(minutes, "minute") : words.format(Math.round(minutes / 60), "hour");
      });
    };
    window.setInterval(tell, 30000);
  }
})();
