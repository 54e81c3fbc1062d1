/* News to a list that is open: <ol data-socket data-fragment data-room data-seq>.
   The socket says only {"room": id, "seq": n}, at once when it opens and then with each change. When n is new, the fragment of what came or
   changed after our number is fetched: what is new is set at its place (data-n), what changed takes the place of the old, what is
   gone (.post-gone) is taken away. Without a socket, or when it fails, the list stays what it was; nothing is said about it. */
"use strict";

(function () {
  const REST = [1, 2, 5, 10, 30, 60]; /* seconds between attempts */

  function follow(list) {
    let known = Number(list.dataset.seq) || 0;
    let wanted = known;
    let timer = null;
    let fetching = false;
    let attempt = 0;
    const tags = {}; /* what we were answered, by address: asked again it costs nothing */

    function look() {
      timer = null;
      if (fetching || wanted <= known) return;
      fetching = true;
      const target = wanted;
      const address = new URL(list.dataset.fragment, location.href);
      address.searchParams.set("after", known);
      const headers = { "X-Requested-With": "fetch" };
      if (tags[address]) headers["If-None-Match"] = tags[address];
      fetch(address, { credentials: "same-origin", cache: "no-store", headers: headers })
        .then(function (answer) {
          if (answer.status === 304) return "";
          if (!answer.ok) throw new Error(answer.status);
          tags[address] = answer.headers.get("ETag");
          return answer.text();
        })
        .then(function (html) {
          take(html);
          known = Math.max(known, target);
          fetching = false;
          if (wanted > known) later(0);
        })
        .catch(function () {
          fetching = false;
          later(5000);
        });
    }

    /* A second at random, so that a full room does not ask all at once. */
    function later(rest) {
      if (!timer) timer = window.setTimeout(look, rest + Math.random() * 1000);
    }

    function take(html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      page.querySelectorAll("script, style, link").forEach(function (element) { element.remove(); });
      Array.from(page.body.children).forEach(function (element) {
        const shown = element.id && document.getElementById(element.id);
        if (element.matches(".post-gone")) { if (shown) leave(shown); return; }
        if (element.matches(".post-again")) {
          if (!list.querySelector(".post-again")) list.prepend(document.adoptNode(element));
          return;
        }
        put(document.adoptNode(element), shown);
      });
      const nothing = list.previousElementSibling;
      if (list.children.length && nothing && nothing.matches(".empty")) nothing.hidden = true;
      list.dispatchEvent(new CustomEvent("news", { bubbles: true }));
    }

    /* Replies stay where they are when the post above them changes. */
    function put(element, shown) {
      const replies = shown && shown.querySelector(":scope > .replies");
      if (replies) element.appendChild(replies);
      if (shown && shown.matches(".post-pinned") === element.matches(".post-pinned")) { shown.replaceWith(element); return; }
      if (shown) shown.remove();
      if (element.matches(".post-pinned")) { list.prepend(element); return; }
      const place = Number(element.dataset.n) || Infinity;
      const others = Array.from(list.children).filter(function (other) { return !other.matches(".post-pinned") && other.dataset.n; });
      const next = others.find(function (other) { return Number(other.dataset.n) > place; });
      if (next && next === others[0] && !shown) return; /* older than this page */
      list.insertBefore(element, next || ending());
    }

    /* Her own words that wait stand at the end. */
    function ending() {
      return Array.from(list.children).find(function (other) { return other.matches(".post:not([data-n])"); }) || null;
    }

    function leave(shown) {
      const replies = shown.querySelector(":scope > .replies");
      if (replies) Array.from(replies.children).forEach(function (reply) { list.insertBefore(reply, shown); });
      shown.remove();
    }

    function connect() {
      const address = new URL(list.dataset.socket, location.href);
      address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
      let socket;
      try { socket = new WebSocket(address); } catch (refused) { return; }
      socket.onopen = function () { attempt = 0; };
      socket.onmessage = function (event) {
        let news;
        try { news = JSON.parse(event.data); } catch (broken) { return; }
        if (news.room !== list.dataset.room || !(news.seq > known)) return;
        wanted = Math.max(wanted, news.seq);
        later(0);
      };
      socket.onclose = function (event) {
        if (event.code >= 4400 && event.code < 4500) return; /* told to stay away */
        const rest = REST[Math.min(attempt, REST.length - 1)];
        attempt += 1;
        window.setTimeout(connect, (rest + Math.random() * rest) * 1000);
      };
    }

    list.setAttribute("aria-live", "polite");
    list.setAttribute("aria-relevant", "additions");
    connect();
  }

  document.querySelectorAll("[data-socket]").forEach(follow);
})();

/* Her draft is kept on the server a few seconds after she stops typing, and when the page is hidden: <form data-draft="address">.
   Nothing is kept on the device. Without a connection it is tried again, and said; with the same words it is sent once. */
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
