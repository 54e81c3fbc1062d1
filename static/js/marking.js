/* Marking the record swiftly. Without this every sentence has its box, which is all that is needed.
   With the mouse: select words, and the sentences that they touch are ticked. With the keyboard: the arrows up and down lead from
   one sentence to the next, with Shift they tick on the way. */
"use strict";

(function () {
  const forms = document.querySelectorAll("form.marking");
  if (!forms.length) return;
  document.querySelectorAll("[data-how]").forEach(function (how) { how.hidden = false; });

  function boxes(form) { return Array.from(form.querySelectorAll(".said input[type=checkbox]")); }

  document.addEventListener("mouseup", function (event) {
    const selection = document.getSelection();
    const form = event.target.closest && event.target.closest("form.marking");
    if (!form || !selection.rangeCount || selection.isCollapsed || !selection.toString().trim()) return;
    const range = selection.getRangeAt(0);
    const touched = boxes(form).filter(function (box) { return range.intersectsNode(box.closest(".sentence")); });
    if (!touched.length) return;
    window.setTimeout(function () { /* after the click, which would turn the last one over */
      touched.forEach(function (box) { box.checked = true; });
      selection.removeAllRanges();
    }, 0);
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const form = event.target.closest("form.marking");
    if (!form || !event.target.matches(".said input[type=checkbox]")) return;
    const all = boxes(form);
    const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    if (event.shiftKey) { event.target.checked = true; next.checked = true; }
    next.focus();
  });
})();
