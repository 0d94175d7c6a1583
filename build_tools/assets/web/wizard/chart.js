/* The chart below the steps: drawn when it is opened, with "you are here" and the way so far lit. */
"use strict";

class Chart {
  /** @param {HTMLDetailsElement} details @param {(node: string) => void} jump */
  constructor(details, jump) {
    this.details = details;
    this.jump = jump;
    this.file = details.dataset.chart || "";
    this.object = /** @type {HTMLObjectElement} */ (details.querySelector("object"));
    /** @type {ShadowRoot | null} */
    this.root = null;
    this.node = "";
    /** @type {Taken[]} */
    this.trail = [];
    /* Where the chart is fetched to be lit, the object must not fetch it as well once it is shown. */
    this.drawn = Guide.online && Boolean(details.attachShadow);
    if (this.drawn) this.object.removeAttribute("data");
    details.addEventListener("toggle", () => this.open());
  }

  open() {
    if (!this.details.open || this.root) return;
    if (!this.drawn) {
      this.light(this.node, this.trail);
      return;
    }
    fetch(this.file).then((answer) => {
      if (!answer.ok) throw new Error(this.file);
      return answer.text();
    }).then((svg) => this.draw(svg)).catch(() => { this.object.data = this.file; });
  }

  /** @param {string} svg */
  draw(svg) {
    const box = Guide.el("div", { class: "chart-drawn" });
    const root = this.root = box.attachShadow({ mode: "open" });
    /* A policy of the host may forbid style sheets in a file, but not those that a script has made. */
    const found = /<style>([^<]*)<\/style>/.exec(svg);
    if (found && root.adoptedStyleSheets) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(found[1]);
      root.adoptedStyleSheets = [sheet];
      svg = svg.replace(found[0], "");
    }
    root.innerHTML = svg.replace(/ target="_parent"/g, "");
    root.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a[data-node]");
      if (!link) return;
      event.preventDefault();
      this.jump(link.getAttribute("data-to") || link.getAttribute("data-node") || "");
    });
    if (this.object.parentNode) this.object.parentNode.replaceChild(box, this.object);
    this.light(this.node, this.trail);
    this.reveal();
  }

  /** @param {string} node @param {Taken[]} trail */
  light(node, trail) {
    this.node = node;
    this.trail = trail;
    const root = this.root;
    if (!this.details.open) return;
    if (!root) {
      if (!Guide.online) this.object.data = `${this.file}#box-${node}`;
      return;
    }
    const bare = (/** @type {string | null} */ text) => (text || "").replace(/\s/g, "");
    const lit = new Set([`box-${node}`]);
    trail.forEach((item) => {
      lit.add(`box-${item.node}`);
      Guide.all(`[data-node="${item.node}"][data-to]`, root).forEach((link) => {
        const said = Guide.all("text:not(.guard)", link).map((line) => line.textContent).join("");
        if (said && bare(said) === bare(item.label)) lit.add(link.id);
      });
    });
    Guide.all("a[id]", root).forEach((link) => {
      link.classList.toggle("way", lit.has(link.id));
      link.classList.toggle("here", link.id === `box-${node}`);
    });
  }

  /** Scroll the chart, not the page, to the step. */
  reveal() {
    const box = this.root && this.root.getElementById(`box-${this.node}`);
    if (!box) return;
    const at = box.getBoundingClientRect();
    const frame = this.details.getBoundingClientRect();
    this.details.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
    this.details.scrollTop += at.top - frame.top - frame.height / 3;
  }
}
