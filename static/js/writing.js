/* Her draft is kept on the server a few seconds after she stops typing, and when the page is hidden: <form data-draft="address">.
   Nothing is kept on the device. Without a connection it is tried again, and said; with the same words it is sent once. */
"use strict";

(function () {
  const AFTER = 3000; /* ms after the last key */
  const REST = [5, 10, 20, 40, 60]; /* seconds between attempts */

  function keep(form) {
    const state = form.querySelector("[data-draft-state]");
    let kept = words();
    let timer = null;
    let attempt = 0;
    let travelling = null;
    let leaving = false;

    function words() {
      const sent = new URLSearchParams();
      new FormData(form).forEach(function (value, name) {
        if (typeof value === "string" && name !== "despite") sent.append(name, value);
      });
      sent.append("draft", "keep");
      return sent.toString();
    }

    function say(sentence) {
      if (!state || state.textContent === sentence) return;
      state.textContent = sentence;
      state.hidden = !sentence;
    }

    function later(rest) {
      window.clearTimeout(timer);
      timer = window.setTimeout(save, rest);
    }

    function save() {
      timer = null;
      const sent = words();
      if (leaving || travelling || sent === kept) return;
      travelling = new AbortController();
      const question = form.elements.question ? form.elements.question.value : "";
      fetch(form.dataset.draft, {
        method: "POST", body: sent, credentials: "same-origin", keepalive: sent.length < 60000, signal: travelling.signal,
        headers: { "X-Requested-With": "fetch", "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      })
        .then(function (answer) {
          if (answer.status === 204) {
            attempt = 0;
            if (form.elements.kept_at) form.elements.kept_at.value = question;
            kept = sent.replace(/(^|&)kept_at=[^&]*/, "$1kept_at=" + question);
            say(form.elements.text.value.trim() ? form.dataset.kept : "");
            form.dispatchEvent(new CustomEvent("kept", { bubbles: true }));
          } else if (answer.status === 409) {
            return answer.json().then(function (refused) { kept = sent; say(refused.error.message); });
          } else {
            throw new Error(answer.status);
          }
        })
        .catch(function () {
          if (leaving) return;
          say(form.dataset.notKept);
          later(REST[Math.min(attempt, REST.length - 1)] * 1000);
          attempt += 1;
        })
        .then(function () {
          travelling = null;
          if (!leaving && !timer && words() !== kept) later(AFTER);
        });
    }

    form.addEventListener("input", function () { later(AFTER); });
    form.addEventListener("change", function () { later(AFTER); });
    document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") save(); });
    window.addEventListener("online", function () { if (timer) later(0); });
    /* What is on its way when she sends the form is called back; the server refuses it as well, should it come late. */
    form.addEventListener("submit", function () {
      leaving = true;
      window.clearTimeout(timer);
      if (travelling) travelling.abort();
    });
    window.addEventListener("pageshow", function () { leaving = false; });
  }

  document.querySelectorAll("form[data-draft]").forEach(keep);
})();
