/* The passage to ask about: select it in the post, and it stands in the field. Without this the field holds the whole post. */
"use strict";

(function () {
  const said = document.querySelector("[data-said]");
  const field = document.querySelector("[data-passage]");
  const how = document.querySelector("[data-how]");
  if (!said || !field || !how) return;
  how.hidden = false;
  let selected = "";
  document.addEventListener("selectionchange", function () {
    const selection = document.getSelection();
    const inside = selection.rangeCount && said.contains(selection.getRangeAt(0).commonAncestorContainer);
    if (inside && !selection.isCollapsed) selected = selection.toString(); /* pressing the button may undo the selection */
  });
  how.querySelector("[data-take]").addEventListener("click", function () {
    const words = selected.trim().replace(/\s+/g, " ");
    if (words) field.value = words;
    field.focus();
  });
})();
