/* Beside a field for the signs of a colour stands the device's own way of choosing one; where the field is empty it shows the usual colour.
   Without scripts the signs are typed. */
"use strict";

document.querySelectorAll("[data-colour]").forEach(function (field) {
  const well = document.createElement("input");
  well.type = "color";
  well.setAttribute("aria-label", field.labels[0].firstChild.textContent);
  const follow = function () {
    const signs = /^#?([0-9a-f]{6})$/i.exec(field.value.trim() || field.dataset.colour);
    if (signs) well.value = "#" + signs[1].toLowerCase();
  };
  well.addEventListener("input", function () { field.value = well.value; });
  field.addEventListener("input", follow);
  follow();
  const pair = document.createElement("div");
  pair.className = "colour";
  field.replaceWith(pair);
  pair.append(field, well);
});
