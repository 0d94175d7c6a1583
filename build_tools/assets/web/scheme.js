/* Before anything is painted: the scheme that the reader chose, and whether scripts run at all. */
(() => {
  "use strict";
  const root = document.documentElement;
  let chosen = null;
  try { chosen = localStorage.getItem("scheme"); } catch (_) { /* storage refused: the system's wish it is */ }
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  /* Steps after the first are hidden until the wizard runs; where it does not, they come back. */
  root.classList.add("js");
  const waits = () => {
    const steps = document.getElementById("steps");
    return steps && root.classList.contains("js") && !steps.classList.contains("walks");
  };
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#steps a") && waits()) event.preventDefault();
  }, true);
  document.addEventListener("DOMContentLoaded", () => {
    if (waits()) root.classList.remove("js");
  });

  /* What lies far below is laid out later, a piece at a time (pieces.js): not for who comes to a place below, or back to one. */
  const [arrival] = performance.getEntriesByType("navigation");
  const fresh = arrival && /** @type {PerformanceNavigationTiming} */ (arrival).type === "navigate";
  if (fresh && !location.hash && !location.search && "requestIdleCallback" in window) root.classList.add("pieces");
})();
