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
