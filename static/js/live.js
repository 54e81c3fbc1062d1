/* The live page. <div data-live="socket" data-session data-seq data-parts data-mine-at data-csrf data-failed> holds sections [data-part], each
   with [data-shared] (everybody's words, replaced by frames) and [data-mine] (hers, fetched again when something concerns her).
   A frame {"session", "seq", "before", "parts", "changed"} that follows on what we have is taken in; after a gap what changed is fetched.
   Without a socket the page asks every twenty seconds. [data-fragment][data-on="sections"] is a fragment to be fetched when one of those changed.
   [data-attention] among what is hers is a sentence that she must not miss. A text in [data-say] is read out when it changes ([data-announce] is the place for it). Buttons may have a formaction of their own.
  Forms marked data-live-form are sent without leaving the page; a link marked data-inline opens its form in place. */
"use strict";

(function () {
  const page = document.querySelector("[data-live]");
  if (!page) return;
  const REST = [1, 2, 5, 10, 30]; /* seconds between attempts */
  const WITHOUT_SOCKET = 20000;
  let known = Number(page.dataset.seq) || 0;
  let attempt = 0;
  let open = false;
  let asking = false;
  let again = false;
  const announced = page.querySelector("[data-announce]");
  const title = document.title;
  const waiting = {}; /* words of parts in which she is busy */

  function busy(element) {
    const at = document.activeElement;
    if (at && element.contains(at) && at.matches("input:not([type=hidden]), textarea, select")) return true;
    return Array.from(element.querySelectorAll("textarea, input, select")).some(function (field) {
      if (field.type === "hidden") return false;
      if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") return Array.from(field.options).some(function (one) { return one.selected !== one.defaultSelected; });
      return field.value !== field.defaultValue;
    });
  }

  function parsed(html) {
    const read = new DOMParser().parseFromString(html, "text/html");
    read.querySelectorAll("script, style, link").forEach(function (element) { element.remove(); });
    read.querySelectorAll("[data-csrf]").forEach(function (field) { field.value = page.dataset.csrf; });
    return read.body;
  }

  function fill(element, html) {
    const at = document.activeElement && element.contains(document.activeElement) ? document.activeElement.id : "";
    element.replaceChildren.apply(element, Array.from(parsed(html).childNodes).map(function (node) { return document.adoptNode(node); }));
    const next = at && (document.getElementById(at) || element.querySelector("[data-first]")); /* what was decided is gone: on to the first */
    if (next) next.focus();
    document.dispatchEvent(new CustomEvent("live:filled", { detail: element }));
  }

  function put(words) {
    Object.keys(words).forEach(function (name) {
      const element = page.querySelector('[data-shared="' + name + '"]');
      if (!element) return;
      if (busy(element)) { waiting[name] = words[name]; return; }
      delete waiting[name];
      fill(element, words[name]);
    });
  }

  page.addEventListener("focusout", function () {
    window.setTimeout(function () {
      Object.keys(waiting).forEach(function (name) {
        const words = {};
        words[name] = waiting[name];
        put(words);
      });
    }, 200);
  });

  function took(news) {
    put(news.parts || {});
    const changed = news.changed || [];
    if (Object.keys(news.parts || {}).some(function (name) {
      return page.querySelector('[data-mine="' + name + '"][data-concerned]');
    })) later(fetchMine, 1000);
    document.querySelectorAll("[data-fragment][data-on]").forEach(function (element) {
      if (element.dataset.on.split(" ").some(function (name) { return changed.includes(name); })) later(fetchFragment, 300, element);
    });
  }

  const due = new Map();
  /* At random within so many ms, so that a full session does not ask all at once; what is due already is not asked twice. */
  function later(what, within, element) {
    const key = element || what;
    if (due.has(key)) return;
    due.set(key, window.setTimeout(function () { due.delete(key); what(element); }, Math.random() * within));
  }

  function get(address) {
    return fetch(address, { credentials: "same-origin", cache: "no-store", headers: { "X-Requested-With": "fetch" } });
  }

  function reload() { window.location.reload(); }

  function fetchParts() {
    if (asking) { again = true; return; }
    asking = true;
    again = false;
    get(page.dataset.parts + "?after=" + known)
      .then(function (answer) {
        if (answer.status === 410) { window.location.reload(); return null; }
        if (answer.status === 204 || !answer.ok) return null;
        return answer.json();
      })
      .then(function (news) {
        if (news && (news.seq > known || news.anew)) { known = news.seq; took(news); }
      })
      .catch(function () { /* asked again soon */ })
      .then(function () { asking = false; if (again) later(fetchParts, 1000); });
  }

  function takeMine(html, sent) {
    const read = parsed(html);
    const refusal = read.querySelector("[data-refusal]");
    if (refusal && (sent || refusal.textContent.trim())) page.querySelector("[data-refusal]").replaceChildren.apply(
      page.querySelector("[data-refusal]"), Array.from(refusal.childNodes).map(function (node) { return document.adoptNode(node); }));
    read.querySelectorAll("[data-mine]").forEach(function (fresh) {
      const shown = page.querySelector('[data-mine="' + fresh.dataset.mine + '"]');
      if (!shown || shown.outerHTML === fresh.outerHTML) return;
      const writing = busy(shown) || shown.querySelector("[data-inlined]");
      if (writing && !(sent && shown.contains(sent)) && !fresh.querySelector("[data-attention]")) return;
      const at = document.activeElement && shown.contains(document.activeElement) ? document.activeElement.id : "";
      const called = !shown.querySelector("[data-attention]") && fresh.querySelector("[data-attention]");
      shown.replaceWith(document.adoptNode(fresh));
      if (called) call(fresh, called.dataset.attention); else if (!page.querySelector("[data-attention]")) document.title = title;
      if (at && document.getElementById(at)) document.getElementById(at).focus();
      document.dispatchEvent(new CustomEvent("live:filled", { detail: fresh }));
    });
  }

  /* Bring what is hers into sight; the keyboard goes on from there. */
  function show(mine) {
    if (!mine) return;
    mine.tabIndex = -1;
    mine.focus({ preventScroll: true });
    mine.scrollIntoView({ block: "nearest" });
  }

  /* Her turn has come: she is shown it, unless she is writing; then a sentence stands on top. It is read out in any case. */
  function call(mine, sentence) {
    const at = document.activeElement;
    if (at && at.matches("input:not([type=hidden]), textarea, select")) say(sentence); else mine.scrollIntoView({ block: "center" });
    if (announced) announced.textContent = sentence;
    document.title = sentence + " · " + title; /* she may be looking at the meeting */
  }

  function fetchMine() {
    if (!page.querySelector("[data-mine]")) return;
    get(page.dataset.mineAt)
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) { if (html) takeMine(html, null); })
      .catch(function () { /* the next change asks again */ });
  }

  function fetchFragment(element) {
    if (busy(element)) { window.setTimeout(fetchFragment, 1000, element); return; }
    get(element.dataset.fragment)
      .then(function (answer) { return answer.ok ? answer.text() : ""; })
      .then(function (html) { if (html) fill(element, html); })
      .catch(function () { /* the next change asks again */ });
  }

  document.querySelectorAll("[data-fragment][data-every]").forEach(function (element) {
    window.setInterval(function () { if (document.visibilityState === "visible") fetchFragment(element); }, Number(element.dataset.every) * 1000);
  });

  document.addEventListener("submit", function (event) {
    const form = event.target;
    const button = event.submitter;
    if (!form.matches("[data-live-form]")) return;
    if (button === undefined && form.querySelector("[formaction]")) return; /* an old browser does not tell which button: it leaves the page */
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const inline = form.closest("[data-inlined]");
    const part = form.closest("[data-part]");
    const words = new FormData(form);
    if (button && button.name) words.append(button.name, button.value);
    fetch(button && button.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body: words, credentials: "same-origin", headers: { "X-Requested-With": "fetch" } })
      .then(function (answer) {
        if (answer.status === 410) { window.location.reload(); return ""; }
        if (!answer.ok && answer.status !== 409) throw new Error(answer.status);
        return answer.text().then(function (html) {
          if (answer.ok) form.reset();
          return html;
        });
      })
      .then(function (html) {
        const holder = form.closest("[data-fragment]");
        const opened = form.closest("[data-inlined]");
        const again = opened && html ? parsed(html).querySelector("[data-inline-form]") : null;
        if (again) { /* it comes back with what needs another look */
          opened.replaceChildren(document.adoptNode(again));
          const look = opened.querySelector("[data-focus], [aria-invalid=true], textarea");
          if (look) look.focus();
          return;
        }
        if (html) takeMine(html, form);
        if (holder) { if (document.activeElement && document.activeElement.matches("input, textarea, select")) document.activeElement.blur(); fetchFragment(holder); }
        if (inline && !page.querySelector("[data-refusal]").textContent.trim()) {
          inline.remove();
          if (part) show(part.querySelector("[data-mine]"));
        }
      })
      .catch(function () { say(page.dataset.failed); })
      .then(function () { delete form.dataset.sending; });
  });

  function say(sentence) {
    const place = page.querySelector("[data-refusal]");
    const notice = document.createElement("div");
    notice.className = "notice warning";
    notice.appendChild(document.createElement("p")).textContent = sentence;
    place.replaceChildren(notice);
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-inline]");
    const leaving = event.target.closest("[data-inlined] a:not([data-inline])");
    if (leaving && leaving.pathname === location.pathname && !leaving.hash) { /* back to the page that she is on: the form is put away */
      event.preventDefault();
      const place = leaving.closest("[data-inlined]");
      const opener = page.querySelector('a[data-inline="' + place.id + '"]');
      place.remove();
      if (opener) opener.focus();
      return;
    }
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const before = document.getElementById(link.dataset.inline);
    if (before) { before.remove(); return; }
    get(link.href)
      .then(function (answer) { if (!answer.ok) throw new Error(answer.status); return answer.text(); })
      .then(function (html) {
        const form = parsed(html).querySelector("[data-inline-form]");
        if (!form) throw new Error("no form");
        const place = document.createElement("div");
        place.id = link.dataset.inline;
        place.dataset.inlined = "";
        place.appendChild(document.adoptNode(form));
        link.parentElement.insertAdjacentElement("afterend", place);
        const first = place.querySelector("textarea, select, input:not([type=hidden])");
        if (first) first.focus();
      })
      .catch(function () { window.location = link.href; });
  });

  /* What is read out: the text of [data-say] in what just changed, once, and only when it says something new. */
  function saying() {
    const said = document.querySelector("[data-say]");
    return said ? said.textContent.replace(/\s+/g, " ").trim() : "";
  }
  let last = saying();
  document.addEventListener("live:filled", function () {
    const now = saying();
    if (announced && now !== last) announced.textContent = now;
    last = now;
  });

  /* What she unfolded stays unfolded when its words are drawn anew: by the id of its <details>. */
  const unfolded = new Set();
  document.addEventListener("toggle", function (event) {
    if (!event.target.id || !event.target.isConnected) return;
    if (event.target.open) unfolded.add(event.target.id); else unfolded.delete(event.target.id);
  }, true);
  document.addEventListener("live:filled", function (event) {
    event.detail.querySelectorAll("details[id]").forEach(function (folded) { if (unfolded.has(folded.id)) folded.open = true; });
  });

  /* A clock that runs down: <time data-left="seconds">, and up: data-spent. */
  function clocks() {
    const now = performance.now();
    document.querySelectorAll("[data-left], [data-spent]").forEach(function (element) {
      if (!element.dataset.at) element.dataset.at = now;
      const gone = (now - Number(element.dataset.at)) / 1000;
      const down = element.dataset.left !== undefined;
      const seconds = Math.round(down ? Number(element.dataset.left) - gone : Number(element.dataset.spent) + gone);
      const digits = new Intl.NumberFormat(document.documentElement.lang + (document.documentElement.lang === "ar" ? "-u-nu-arab" : ""), { minimumIntegerDigits: 2, useGrouping: false });
      const figure = Math.abs(seconds);
      element.textContent = (seconds < 0 ? "+" : "") + digits.format(Math.floor(figure / 60)) + ":" + digits.format(figure % 60);
      element.classList.toggle("over", down && seconds < 0);
    });
  }
  window.setInterval(clocks, 1000);
  document.addEventListener("live:filled", clocks);

  function connect() {
    const address = new URL(page.dataset.live, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    let socket;
    try { socket = new WebSocket(address); } catch (refused) { return; }
    socket.onopen = function () { attempt = 0; open = true; };
    socket.onmessage = function (event) {
      let news;
      try { news = JSON.parse(event.data); } catch (broken) { return; }
      if (news.session !== page.dataset.session || news.seq === known || (news.seq < known && news.parts)) return;
      if (news.changed && news.changed.includes("end")) { later(reload, 5000); return; }
      if (news.parts && news.before <= known) { known = news.seq; took(news); } else later(fetchParts, 1000);
    };
    socket.onclose = function (event) {
      open = false;
      if (event.code >= 4400 && event.code < 4500) return; /* told to stay away */
      const rest = REST[Math.min(attempt, REST.length - 1)];
      attempt += 1;
      window.setTimeout(connect, (rest + Math.random() * rest) * 1000);
    };
  }

  window.setInterval(function () { if (!open) later(fetchParts, 5000); }, WITHOUT_SOCKET);
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "visible") { later(fetchParts, 500); later(fetchMine, 500); } });
  window.addEventListener("focus", function () { later(fetchMine, 500); }); /* she may have asked on her other device */
  connect();
})();
