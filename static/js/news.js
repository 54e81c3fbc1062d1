/* News to a list that is open: <ol data-socket data-fragment data-room data-seq>.
   The socket says only {"room": id, "seq": n}. When n is new, the fragment after the newest we show is fetched and set at the
   end of the list. Without a socket, or when it fails, the list stays what it was; nothing is said about it. */
"use strict";

(function () {
  const REST = [1, 2, 5, 10, 30, 60]; /* seconds between attempts */

  function follow(list) {
    let known = Number(list.dataset.seq) || 0;
    let wanted = known;
    let timer = null;
    let fetching = false;
    let attempt = 0;

    function look() {
      timer = null;
      if (fetching || wanted <= known) return;
      fetching = true;
      const target = wanted;
      const address = new URL(list.dataset.fragment, location.href);
      address.searchParams.set("after", known);
      fetch(address, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } })
        .then(function (answer) {
          if (!answer.ok) throw new Error(answer.status);
          return answer.text();
        })
        .then(function (html) {
          append(html);
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

    function append(html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      page.querySelectorAll("script, style, link").forEach(function (element) { element.remove(); });
      Array.from(page.body.children).forEach(function (element) {
        if (element.id && document.getElementById(element.id)) return;
        list.appendChild(document.adoptNode(element));
      });
      const nothing = list.previousElementSibling;
      if (list.children.length && nothing && nothing.matches(".empty")) nothing.hidden = true;
      list.dispatchEvent(new CustomEvent("news", { bubbles: true }));
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
