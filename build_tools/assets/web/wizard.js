/* <tree-wizard>: walks the steps that stand on the page, one at a time. Without it the page reads and walks whole.
   All it knows it reads from the page; all it remembers stays in this browser. */
(() => {
  "use strict";

  const STORE = "walk";
  const SHOP = "shop";
  const KEPT = ["商户号", "终端号", "收单机构客服", "店长电话"];

  const read = (store, key, fallback) => {
    try { return JSON.parse(store.getItem(key)) || fallback; } catch (_) { return fallback; }
  };
  const write = (store, key, value) => {
    try { store.setItem(key, JSON.stringify(value)); } catch (_) { /* private mode: the walk lasts as long as the page */ }
  };

  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (name === "onclick" || name === "oninput") node[name] = value;
      else if (value !== false && value != null) node.setAttribute(name, value);
    });
    node.append(...children);
    return node;
  };

  /* The chart beside the steps: drawn when it is opened, with "you are here" and the way so far lit. */
  class Chart {
    constructor(details) {
      this.details = details;
      this.file = details.dataset.chart;
      this.object = details.querySelector("object");
      details.addEventListener("toggle", () => this.open());
    }

    open() {
      if (!this.details.open || this.root) return;
      if (!/^http/.test(location.protocol)) {
        this.light(this.node, this.trail);
        return;
      }
      this.object.removeAttribute("data");
      fetch(this.file).then((answer) => answer.text()).then((svg) => {
        const box = el("div", { class: "chart-drawn" });
        this.root = box.attachShadow({ mode: "open" });
        this.root.innerHTML = svg.replace(/target="_parent"/g, "");
        this.object.replaceWith(box);
        this.light(this.node, this.trail);
      }).catch(() => { this.object.data = this.file; });
    }

    light(node, trail) {
      this.node = node;
      this.trail = trail;
      if (!this.details.open) return;
      if (!this.root && /^http/.test(location.protocol)) return;
      if (!this.root) {
        this.object.data = `${this.file}#box-${node}`;
        return;
      }
      const lit = new Set([`box-${node}`]);
      trail.forEach((item) => {
        lit.add(`box-${item.node}`);
        this.root.querySelectorAll(`[data-node="${item.node}"][data-to]`).forEach((a) => {
          const said = [...a.querySelectorAll("text:not(.guard)")].map((line) => line.textContent).join("");
          if (said && said.replace(/\s/g, "") === item.label.replace(/\s/g, "")) lit.add(a.id);
        });
      });
      this.root.querySelectorAll("a[id]").forEach((a) => {
        a.classList.toggle("way", lit.has(a.id));
        a.classList.toggle("here", a.id === `box-${node}`);
      });
    }
  }

  class TreeWizard extends HTMLElement {
    connectedCallback() {
      this.steps = document.getElementById(this.getAttribute("for"));
      if (!this.steps || this.ready) return;
      this.ready = true;
      this.tree = this.getAttribute("tree");
      this.start = this.getAttribute("start");
      this.sections = new Map();
      this.steps.querySelectorAll("section.step").forEach((s) => this.sections.set(s.dataset.node, s));
      this.trailBox = el("nav", { class: "trail", "aria-label": "已经走过的步骤" });
      this.barBox = el("div", { class: "wizard-bar" });
      this.steps.after(this.barBox, this.trailBox);
      this.steps.classList.add("walking");
      this.steps.addEventListener("click", (event) => this.clicked(event));
      addEventListener("popstate", (event) => this.restore(event.state));
      addEventListener("hashchange", () => this.hashChanged());
      addEventListener("keydown", (event) => this.key(event));
      this.chart = new Chart(document.querySelector("details.chart"));
      this.begin();
    }

    /* ── where we are: { node, trail: [{tree, node, question, label, to}], frames: [{tree, node, then}], memory } ── */

    begin() {
      const arrived = read(sessionStorage, STORE, null);
      const here = decodeURIComponent(location.hash.slice(1));
      if (history.state && history.state.node && this.sections.has(history.state.node)) {
        this.state = history.state;
      } else if (arrived && arrived.tree === this.tree && this.sections.has(arrived.node) && (!here || here === arrived.node)) {
        this.state = arrived;
      } else {
        this.state = { tree: this.tree, node: this.sections.has(here) ? here : this.start, trail: [], frames: [], memory: {} };
        this.deep = this.sections.has(here) && here !== this.start;
      }
      write(sessionStorage, STORE, null);
      history.replaceState(this.state, "", this.sections.has(here) || this.state.trail.length ? `#${this.state.node}` : location.href);
      this.show(Boolean(here) || this.state.trail.length > 0);
    }

    restore(state) {
      if (!state || !this.sections.has(state.node)) return;
      this.state = state;
      this.show(true);
    }

    hashChanged() {
      const here = decodeURIComponent(location.hash.slice(1));
      if (this.sections.has(here) && here !== this.state.node) {
        this.go({ ...this.state, node: here });
      }
    }

    go(state) {
      this.state = { ...state, tree: this.tree };
      history.pushState(this.state, "", `#${state.node}`);
      this.show(true);
    }

    restart() {
      this.go({ node: this.start, trail: [], frames: [], memory: {} });
    }

    section() { return this.sections.get(this.state.node); }

    /* What had to be true before a step, or an answer, was taken. */
    guard(of) {
      const line = of.querySelector(of.classList.contains("step") ? "p.guard" : ".guard");
      return line ? line.textContent.trim() : "";
    }

    question(section) { return section.querySelector("h2").textContent.replace("¶", "").trim(); }

    /* ── taking an answer ── */

    clicked(event) {
      const link = event.target.closest("a");
      const section = event.target.closest("section.step");
      if (!link || !section || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (link.classList.contains("answer")) {
        event.preventDefault();
        this.take(section, link);
      } else if (link.classList.contains("run-link")) {
        event.preventDefault();
        this.call(section, link);
      }
    }

    take(section, link) {
      const to = this.target(link);
      if (to) this.go(this.replay(this.after(this.state, section, link)));
      else this.leave(link, this.after(this.state, section, link));
    }

    target(link) {
      const href = link.getAttribute("href");
      return href.startsWith("#") ? href.slice(1) : null;
    }

    after(state, section, link) {
      const label = link.querySelector(".label").textContent;
      const taken = { tree: this.tree, title: this.getAttribute("title"), node: section.dataset.node, question: this.question(section), label, guard: [this.guard(section), this.guard(link)].filter(Boolean).join("；"), frames: state.frames };
      return {
        ...state,
        node: this.target(link),
        trail: [...state.trail, taken],
        memory: { ...state.memory, [`${this.tree}#${taken.node}`]: label },
      };
    }

    /* After an earlier answer was changed: give again the later answers that still come up. */
    replay(state) {
      if (!this.changed) return state;
      this.changed = false;
      const seen = new Set(state.trail.map((item) => `${item.tree}#${item.node}`));
      for (;;) {
        const section = this.sections.get(state.node);
        const key = `${this.tree}#${state.node}`;
        const label = state.memory[key];
        const link = label && !seen.has(key) && [...section.querySelectorAll("a.answer")].find(
          (a) => a.querySelector(".label").textContent === label && this.target(a));
        if (!link) return state;
        seen.add(key);
        state = this.after(state, section, link);
      }
    }

    /* Into a called tree: remember where each of its outcomes comes back to. */
    call(section, link) {
      const then = {};
      section.querySelectorAll("a.answer").forEach((a) => { then[a.dataset.outcome] = this.target(a); });
      const frame = { tree: this.tree, title: this.getAttribute("title"), page: location.href.split("#")[0].split("?")[0], node: section.dataset.node, then };
      this.leave(link, { ...this.state, frames: [...this.state.frames, frame] });
    }

    leave(link, state) {
      const [page, node] = link.href.split("#");
      const tree = link.dataset.tree;
      write(sessionStorage, STORE, { ...state, tree, node: node || link.dataset.start });
      location.href = page;
    }

    /* Back from a called tree by the outcome of its end. */
    back(section) {
      const frames = this.state.frames.slice(0, -1);
      const frame = this.state.frames[this.state.frames.length - 1];
      const outcome = section.dataset.outcome;
      const key = frame.then[outcome] ? outcome : "otherwise";
      const taken = { tree: frame.tree, title: frame.title, node: frame.node, question: `做完《${this.getAttribute("title")}》`, label: section.dataset.outcomeLabel, frames };
      write(sessionStorage, STORE, { ...this.state, tree: frame.tree, node: frame.then[key], frames, trail: [...this.state.trail, taken] });
      location.href = `${frame.page}#${frame.then[key]}`;
    }

    change(index) {
      const item = this.state.trail[index];
      const state = { ...this.state, node: item.node, trail: this.state.trail.slice(0, index), frames: item.frames };
      if (item.tree === this.tree) {
        this.changed = true;
        this.go(state);
      } else {
        write(sessionStorage, STORE, { ...state, tree: item.tree });
        const up = "../".repeat(this.tree.split("/").length);
        location.href = `${up}trees/${item.tree}.html#${item.node}`;
      }
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      if (/^[1-9]$/.test(event.key)) {
        const link = this.section().querySelectorAll("a.answer")[Number(event.key) - 1];
        if (link) { event.preventDefault(); link.click(); }
      }
    }

    /* ── showing it ── */

    show(moved) {
      const section = this.section();
      this.sections.forEach((s) => s.classList.toggle("here", s === section));
      const known = this.state.memory[`${this.tree}#${this.state.node}`];
      section.querySelectorAll("a.answer").forEach((a) => {
        const was = this.changed && a.querySelector(".label").textContent === known;
        a.classList.toggle("was", Boolean(was));
      });
      this.showTrail();
      this.showBar(section);
      if (section.dataset.kind === "end") this.showEnd(section);
      this.chart.light(this.state.node, this.state.trail.filter((item) => item.tree === this.tree));
      if (moved) {
        const heading = section.querySelector("h2");
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
        const top = this.getBoundingClientRect().top + scrollY - 64;
        scrollTo({ top: Math.max(0, top), behavior: "auto" });
      }
    }

    showTrail() {
      const items = this.state.trail.map((item, index) => el("li", {},
        item.tree === this.tree ? "" : el("small", {}, `《${item.title}》`),
        el("span", { class: "asked" }, item.question), " ", el("b", {}, item.label), " ",
        el("button", { type: "button", class: "change", "aria-label": `改这一步：${item.question}`, onclick: () => this.change(index) }, "改")));
      this.trailBox.replaceChildren(...(items.length ? [el("p", {}, "已经走过的步骤"), el("ol", {}, ...items)] : []));
    }

    showBar(section) {
      const left = Number(section.dataset.left);
      const said = section.dataset.kind === "end" ? "到头了" : `最多还有 ${left} 步`;
      const whole = this.steps.classList.contains("walking");
      this.barBox.replaceChildren(
        el("span", { class: "left" }, said),
        this.state.trail.length ? el("button", { type: "button", onclick: () => history.back() }, "上一步") : "",
        this.state.node !== this.start || this.state.trail.length ? el("button", { type: "button", onclick: () => this.restart() }, "重新开始") : "",
        el("button", { type: "button", onclick: () => { this.steps.classList.toggle("walking"); this.showBar(section); } }, whole ? "列出全部步骤" : "一次一步"));
    }

    showEnd(section) {
      let box = section.querySelector(".end-box");
      if (!box) {
        box = el("div", { class: "end-box" });
        section.append(box);
      }
      const shop = read(localStorage, SHOP, {});
      const fields = [...section.querySelectorAll(".bring li")].map((li) => li.textContent.trim());
      const inputs = fields.map((name) => el("label", {}, el("span", {}, name),
        el("input", { type: "text", autocomplete: "off", value: shop[name] || "", "data-field": name, oninput: (event) => {
          if (KEPT.includes(name)) write(localStorage, SHOP, { ...read(localStorage, SHOP, {}), [name]: event.target.value });
        } })));
      const frame = this.state.frames[this.state.frames.length - 1];
      const phone = section.dataset.to === "acquirer" && (shop["收单机构客服"] || "").replace(/[^\d+*#-]/g, "");
      const status = el("span", { class: "copied", role: "status" });
      const text = () => this.report(section, box);
      box.replaceChildren(
        frame ? el("button", { type: "button", class: "primary", onclick: () => this.back(section) }, `回到《${frame.title}》接着做`) : "",
        inputs.length ? el("div", { class: "fields" }, ...inputs, el("p", {}, "填的内容只留在这台设备上。")) : "",
        phone ? el("a", { class: "call", href: `tel:${phone}` }, `☎ 拨打收单机构 ${phone}`) : "",
        el("button", { type: "button", onclick: () => this.copy(text(), status) }, "复制排障记录"),
        navigator.share ? el("button", { type: "button", onclick: () => navigator.share({ text: text() }).catch(() => {}) }, "分享") : "",
        status);
      section.classList.toggle("returns", Boolean(frame));
    }

    /* What to tell the hotline, as plain text. */
    report(section, box) {
      const pad = (n) => String(n).padStart(2, "0");
      const now = new Date();
      const time = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())} ${pad(now.getHours())}:${pad(now.getMinutes())}`;
      const first = this.state.trail[0];
      const filled = [...box.querySelectorAll("input")].map((i) => `${i.dataset.field}：${i.value.trim() || "＿＿＿＿"}`);
      return [
        `【排障记录】${first ? first.title : this.getAttribute("title")}`,
        `时间：${time}`,
        ...this.state.trail.map((item, index) => `${index + 1}. ${item.question} → ${item.label}${item.guard ? `（${item.guard}）` : ""}`),
        `结论：${this.question(section)}`,
        this.guard(section),
        ...filled,
        /^http/.test(location.protocol) ? `见：${location.href.split("?")[0].split("#")[0]}#${this.state.node}` : "",
      ].filter(Boolean).join("\n");
    }

    copy(text, status) {
      const done = () => { status.textContent = "已复制，可以粘贴到微信"; };
      const byHand = () => {
        const area = el("textarea", { class: "copy-area", readonly: "" });
        area.value = text;
        status.replaceChildren(area);
        area.select();
        if (document.execCommand("copy")) done();
      };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
      else byHand();
    }
  }

  customElements.define("tree-wizard", TreeWizard);
})();
