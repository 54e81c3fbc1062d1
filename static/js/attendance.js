/* A long list of names is narrowed by what is typed above it. Who is ticked stays in sight. Without scripts the list stands whole. */
"use strict";

document.querySelectorAll("[data-narrows]").forEach(function (box) {
  const list = document.getElementById(box.dataset.narrows);
  const input = box.querySelector("input");
  if (!list || !input) return;
  const plain = function (text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  };
  const choices = Array.from(list.querySelectorAll(".choice")).map(function (choice) {
    return { choice: choice, text: plain(choice.textContent), tick: choice.querySelector("input") };
  });
  const narrow = function () {
    const sought = plain(input.value.trim());
    choices.forEach(function (one) { one.choice.hidden = !(one.tick.checked || one.text.includes(sought)); });
  };
  box.hidden = false;
  input.addEventListener("input", narrow);
  input.addEventListener("keydown", function (event) { if (event.key === "Enter") event.preventDefault(); });
});
