/* What lies far below is laid out a piece at a time, when the browser has nothing else to do: `.later`, where scheme.js said `pieces`.
   From then on it is there for whoever hears the page: a browser leaves what it has not laid out from what it reads aloud. */
(() => {
  "use strict";
  const held = document.documentElement.classList;
  if (!held.contains("pieces")) return;

  const AT_ONCE = 4; /* drawn together: laying out is most of the work, but each drawing goes through the page */
  const pieces = Array.from(document.querySelectorAll(".later"));
  /** @type {Element[]} */
  const laid = [];
  const whole = () => held.remove("pieces");
  const idle = () => requestIdleCallback(next, { timeout: 500 });
  const next = () => {
    const piece = pieces.shift();
    if (!piece || !held.contains("pieces")) { whole(); return; }
    if (piece.firstElementChild) piece.firstElementChild.getBoundingClientRect(); /* lays it out, draws nothing */
    laid.push(piece);
    if (laid.length === AT_ONCE || !pieces.length) laid.splice(0).forEach((each) => each.classList.remove("later"));
    idle();
  };
  addEventListener("load", idle);

  /* Who goes to a place below, or picks what shall be seen, has the page whole at once. */
  document.addEventListener("click", (event) => { if (event.target instanceof Element && event.target.closest("a[href^='#']")) whole(); }, true);
  document.addEventListener("input", whole, true);
})();
