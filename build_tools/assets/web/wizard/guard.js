/* What tells an answer that somebody means from a double tap, a held key or a barcode scanner. */
"use strict";

const Guard = (() => {
  const SETTLE = 400; /* milliseconds after a step appears in which nothing answers it */
  const SAME_SPOT = 700; /* … and in which a tap at the very place of the last one is its echo */
  const NEAR = 24; /* pixels */
  const ALONE = 160; /* a digit counts when nothing else is typed for so long: scanners type faster */

  return class {
    /** @param {HTMLElement} steps */
    constructor(steps) {
      this.steps = steps;
      this.until = 0;
      this.typed = -Infinity;
      this.timer = 0;
      this.digit = 0;
      /** @type {{ at: number, x: number, y: number } | null} */
      this.last = null;
    }

    /** A step has just appeared. */
    start() {
      this.steps.classList.add("settling");
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.end(), SETTLE);
    }

    /** The step has been there long enough to be read. */
    end() {
      clearTimeout(this.timer);
      this.steps.classList.remove("settling");
    }

    /** Whether a click is somebody's answer. @param {MouseEvent} event */
    meant(event) {
      const now = event.timeStamp;
      const pointed = event.detail > 0;
      const last = this.last;
      const echo = pointed && last && now - last.at < SAME_SPOT
        && Math.abs(event.clientX - last.x) < NEAR && Math.abs(event.clientY - last.y) < NEAR;
      const early = this.steps.classList.contains("settling");
      if (pointed && !early) this.last = { at: now, x: event.clientX, y: event.clientY };
      return !early && !echo;
    }

    /** A key: calls `answer` with a digit that was typed alone and once. @param {KeyboardEvent} event @param {(digit: number) => void} answer */
    key(event, answer) {
      const now = event.timeStamp;
      const burst = now - this.typed < ALONE;
      clearTimeout(this.digit);
      if (event.repeat || (burst && event.key === "Enter")) {
        event.preventDefault();
        return;
      }
      if (event.key.length === 1) this.typed = now;
      if (burst || !/^[1-9]$/.test(event.key)) return;
      this.digit = setTimeout(() => { if (!this.steps.classList.contains("settling")) answer(Number(event.key)); }, ALONE);
    }
  };
})();
