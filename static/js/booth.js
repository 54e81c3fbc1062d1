/* The field of a booth. Enter sends what stands in it, line by line, and the field is free at once; a line that could not be sent stays above it
   (ol[data-unsent]) and is tried again, or put back into the field. Up in an empty field brings the last line back to be corrected.
   Works on <form data-caption-form> with fields language, client_key, correct, text. */
"use strict";

(function () {
  const form = document.querySelector("[data-caption-form]");
  if (!form) return;
  const LONGEST = 300;
  const PACE = 550; /* ms between two lines: the house takes two a second */
  const field = form.elements.text;
  const list = document.querySelector("[data-unsent]");
  const waiting = []; /* {key, text, correct, element} */
  let busy = false;

  function newKey() {
    if (window.crypto.randomUUID) return window.crypto.randomUUID();
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, function (one) { return one.toString(16).padStart(2, "0"); }).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  function broken(text) {
    const lines = [];
    text.split("\n").forEach(function (line) {
      let rest = line.trim();
      while (rest.length > LONGEST) {
        const space = rest.lastIndexOf(" ", LONGEST);
        const at = space > 0 ? space : LONGEST;
        lines.push(rest.slice(0, at));
        rest = rest.slice(at).trim();
      }
      if (rest) lines.push(rest);
    });
    return lines;
  }

  function show(item, sentence, stuck) {
    if (!item.element) {
      item.element = document.createElement("li");
      list.appendChild(item.element);
    }
    list.hidden = false;
    const words = document.createElement("p");
    words.lang = field.lang;
    words.dir = field.dir;
    words.textContent = item.text;
    const why = document.createElement("small");
    why.textContent = sentence;
    item.element.replaceChildren(words, why);
    if (stuck) {
      const back = document.createElement("button");
      back.type = "button";
      back.className = "link";
      back.textContent = form.dataset.back;
      back.addEventListener("click", function () { takeBack(item); });
      item.element.appendChild(back);
    }
  }

  function drop(item) {
    const at = waiting.indexOf(item);
    if (at >= 0) waiting.splice(at, 1);
    if (item.element) item.element.remove();
    list.hidden = !list.childElementCount;
  }

  function takeBack(item) {
    drop(item);
    field.value = field.value.trim() ? item.text + "\n" + field.value : item.text;
    form.elements.correct.value = item.correct;
    field.focus();
    send();
  }

  function add(text, correct) {
    const lines = correct ? [text.trim()] : broken(text);
    lines.forEach(function (line) {
      const item = { key: newKey(), text: line, correct: correct, element: null };
      waiting.push(item);
      if (waiting.length > 1) show(item, form.dataset.sending, false);
    });
    send();
  }

  function send() {
    const item = waiting.find(function (one) { return !one.stuck; });
    if (busy || !item) return;
    busy = true;
    const words = new FormData(form);
    words.set("text", item.text);
    words.set("client_key", item.key);
    words.set("correct", item.correct);
    fetch(form.action, { method: "POST", body: words, credentials: "same-origin", headers: { "X-Requested-With": "fetch" } })
      .then(function (answer) {
        if (answer.ok) { drop(item); return PACE; }
        if (answer.status !== 409) throw new Error(answer.status);
        return answer.json().then(function (told) {
          if (told.error.code === "captions.too_fast") return PACE;
          item.stuck = true;
          show(item, told.error.message, true);
          return 0;
        });
      })
      .catch(function () { show(item, form.dataset.again, true); return 3000; })
      .then(function (rest) { window.setTimeout(function () { busy = false; send(); }, rest); });
  }

  function leave() {
    const text = field.value;
    if (!text.trim()) return;
    const correct = form.elements.correct.value;
    field.value = "";
    form.elements.correct.value = "";
    add(text, correct);
    field.focus();
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); leave(); });

  function lastLine() {
    const lines = document.querySelectorAll(".booth-writing .captions [data-line]");
    return lines.length ? lines[lines.length - 1] : null;
  }

  function correct() {
    const line = lastLine();
    if (!line || field.value.trim()) return;
    field.value = line.innerText.trim();
    form.elements.correct.value = line.dataset.line;
    field.focus();
  }

  field.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); leave(); }
    if (event.key === "ArrowUp" && !field.value) { event.preventDefault(); correct(); }
    if (event.key === "Escape" && form.elements.correct.value) { form.elements.correct.value = ""; field.value = ""; }
  });

  document.addEventListener("click", function (event) {
    if (event.target.closest("a[data-correct]") && !field.value.trim()) { event.preventDefault(); correct(); }
  });

  window.addEventListener("beforeunload", function (event) { if (waiting.length || field.value.trim()) event.preventDefault(); });
})();
