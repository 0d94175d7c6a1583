/* <tree-wizard>: walks the steps that stand on the page, one at a time. Without it the page reads and walks whole. */
"use strict";

(() => {
  const { el, fill, say, all } = Guide;
  const FOLDED = 2; /* lines of a hint that are shown at once */
  const TERMINAL = /[?&]t=([0-9A-Za-z][0-9A-Za-z-]{0,31})(?:&|$)/; /* in the address that a stamped card's code opens */

  class TreeWizard extends HTMLElement {
    connectedCallback() {
      const steps = document.getElementById(this.getAttribute("for") || "");
      if (!steps || this.steps) return;
      this.steps = steps;
      this.tree = this.getAttribute("tree") || "";
      this.heading = this.getAttribute("title") || "";
      this.start = this.getAttribute("start") || "";
      this.page = document.title;
      /** @type {Map<string, HTMLElement>} */
      this.sections = new Map();
      all("section.step", steps).forEach((section) => this.sections.set(section.dataset.node || "", section));
      this.bar = /** @type {HTMLElement} */ (this.querySelector(".wizard-bar"));
      this.gate = /** @type {HTMLElement} */ (this.querySelector(".gate"));
      this.trailBox = el("nav", { class: "trail", "aria-label": say("trail.title") });
      this.more = el("p", { class: "wizard-more" });
      this.extra = el("div", { class: "extra" });
      steps.after(this.trailBox, this.more);
      this.guard = new Guard(steps);
      this.changing = false;
      this.stuck = false;
      const details = document.querySelector("details.chart");
      this.chart = details ? new Chart(/** @type {HTMLDetailsElement} */ (details), (node) => { location.hash = node; }) : null;
      steps.addEventListener("click", (event) => this.clicked(event));
      addEventListener("popstate", (event) => this.restore(event.state));
      addEventListener("hashchange", () => this.hashChanged());
      steps.addEventListener("keydown", (event) => this.key(event));
      this.begin();
      steps.classList.add("walks");
      steps.classList.toggle("walking", !this.listing);
    }

    /* ── where we are ── */

    /** The step and the token that the address names. */
    address() {
      let text = location.hash.slice(1);
      try { text = decodeURIComponent(text); } catch (_) { /* not from here */ }
      const [node, token] = text.split("~");
      return { node, token: token || "" };
    }

    begin() {
      const { node, token } = this.address();
      const handed = this.sound(Store.take(token));
      const past = history.state || {};
      const kept = this.sound(past.walk);
      const named = this.sections.has(node);
      this.listing = Boolean(past.list);
      /** @type {State} */
      this.state = handed || (kept && (!node || node === kept.node) ? kept : null)
        || Walk.fresh(this.tree, named ? node : this.start, named && node !== this.start ? "link" : "");
      if (!handed && !kept) this.state.from = "start";
      const scanned = TERMINAL.exec(location.search);
      if (scanned) this.state.terminal = scanned[1];
      const section = this.section();
      if (handed && this.state.from === "answer" && this.passes(section, this.state, true)) return;
      this.remember(false, named || this.state.trail.length > 0 || this.state.node !== this.start);
      this.show(Boolean(handed || kept || named));
    }

    /** A walk that this page can go on with; what a newer edition no longer says is open to doubt.
        @param {State | null} state @returns {State | null} */
    sound(state) {
      if (!state || state.tree !== this.tree || !this.sections.has(state.node) || Walk.old(state)) return null;
      const holds = state.trail.every((item) => {
        if (item.tree !== this.tree) return true;
        const section = this.sections.get(item.node);
        return Boolean(section) && (item.verb === "run" || all("a.answer", section).some((link) => this.label(link) === item.label));
      });
      return holds ? state : { ...state, open: state.open || "changed" };
    }

    /** @param {boolean} push @param {boolean} [named] whether the address names the step */
    remember(push, named) {
      const address = named === false ? location.href.split("#")[0] : `#${this.state.node}`;
      const kept = { walk: this.state, list: this.listing };
      try {
        if (push) history.pushState(kept, "", address);
        else history.replaceState(kept, "", address);
      } catch (_) { this.stuck = true; }
    }

    /** @param {any} past */
    restore(past) {
      const state = past && this.sound(past.walk);
      if (!state) return;
      this.changing = false;
      this.state = state;
      this.show(true);
    }

    hashChanged() {
      const { node } = this.address();
      if (this.listing || !this.sections.has(node) || node === this.state.node) return;
      const index = this.state.trail.map((item) => item.tree === this.tree && item.node === node).lastIndexOf(true);
      if (index >= 0) {
        this.change(index, false);
        return;
      }
      this.go({ ...Walk.fresh(this.tree, node, node === this.start ? "" : "link"), from: "jump" }, false);
    }

    /** @param {State} state @param {boolean} [push] */
    go(state, push) {
      this.state = { ...state, terminal: this.state.terminal };
      this.remember(push !== false);
      this.show(true);
    }

    restart() {
      const { trail, frames } = this.state;
      const first = trail.length ? trail[0].tree : frames.length ? frames[0].tree : this.tree;
      this.changing = false;
      Ending.forget();
      if (first === this.tree) this.go({ ...Walk.fresh(this.tree, this.start), from: "change" });
      else location.href = Guide.at("tree", first) + (this.state.terminal ? `?t=${this.state.terminal}` : "");
    }

    back() {
      const { from, trail } = this.state;
      if (!this.stuck && (from === "answer" || from === "jump")) history.back();
      else if (trail.length) this.change(trail.length - 1, false);
    }

    section() { return /** @type {HTMLElement} */ (this.sections.get(this.state.node)); }

    /** @param {Element} section */
    question(section) { return (/** @type {Element} */ (section.querySelector("h2")).textContent || "").trim(); }

    /** @param {Element} link */
    label(link) { return (/** @type {Element} */ (link.querySelector(".label")).textContent || "").trim(); }

    /** What had to be true before an answer was taken. @param {Element} link */
    guardOf(link) {
      const line = link.querySelector(".guard");
      return line ? (line.textContent || "").trim() : "";
    }

    /** What a step says besides its heading. @param {Element} section @returns {Said} */
    said(section) {
      const text = (/** @type {string} */ name) => {
        const found = Array.prototype.find.call(section.children, (/** @type {Element} */ child) => child.classList.contains(name));
        return found ? found.textContent.trim() : "";
      };
      return { text: this.question(section), guard: text("guard"), tell: text("tell"), hint: text("hint") };
    }

    /** Whether a step may not be shown on this walk: it needs something known, and nothing proves that it is. @param {HTMLElement} section */
    withheld(section) {
      if (!this.state.open) return false;
      if (this.state.open === "answer") return true;
      const told = section.dataset.kind === "end" && section.dataset.outcome !== "escalate" && !this.state.trail.length;
      return told || section.hasAttribute("data-needs");
    }

    /* ── taking an answer ── */

    /** @param {MouseEvent} event */
    clicked(event) {
      const target = /** @type {Element} */ (event.target);
      const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.answer, a.run-link"));
      const section = /** @type {HTMLElement | null} */ (target.closest("section.step"));
      if (!link || !section || this.listing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (!this.guard.meant(event) || section !== this.section() || this.withheld(section)) return;
      if (link.classList.contains("run-link")) this.passes(section, this.state, false);
      else this.take(section, link);
    }

    /** @param {HTMLElement} section @param {HTMLAnchorElement} link */
    take(section, link) {
      if (section.dataset.kind === "goto") {
        this.passes(section, this.state, false);
        return;
      }
      const state = this.answered(this.state, section, link);
      this.land(this.changing ? this.replayed(state) : state);
    }

    /** Show the step that a walk has come to; into another tree without a stop. @param {State} state */
    land(state) {
      const section = /** @type {HTMLElement} */ (this.sections.get(state.node));
      this.changing = false;
      if (!this.passes(section, state, false)) this.go(state);
    }

    /** @param {State} state @param {HTMLElement} section @param {HTMLElement} link @returns {State} */
    answered(state, section, link) {
      const to = (link.getAttribute("href") || "").slice(1);
      const taken = { tree: this.tree, title: this.heading, node: section.dataset.node || "", question: this.question(section), label: this.label(link), guard: [this.said(section).guard, this.guardOf(link)].filter(Boolean).join(say("list.semicolon")), to, verb: section.dataset.kind || "", frames: state.frames };
      const next = Walk.after(state, taken, to, this.tree);
      if (section.dataset.kind === "run" && section.hasAttribute("data-settles")) next.open = next.open || "claim";
      if (link.hasAttribute("data-needs") && next.open) next.open = "answer";
      return next;
    }

    /** After an earlier answer was changed: give again the later answers that still come up, but none that leads to
        an action or an end, and none that settles anything: those are given anew. @param {State} state @returns {State} */
    replayed(state) {
      const seen = new Set(state.trail.map((item) => `${item.tree}#${item.node}`));
      for (;;) {
        const section = /** @type {HTMLElement} */ (this.sections.get(state.node));
        const key = `${this.tree}#${state.node}`;
        const label = state.memory[key];
        const link = section.dataset.kind === "ask" && label && !seen.has(key)
          ? all("a.answer", section).find((each) => this.label(each) === label && !each.hasAttribute("data-marks")) : null;
        const next = link && this.sections.get((link.getAttribute("href") || "").slice(1));
        if (!link || !next || next.dataset.kind !== "ask") return state;
        seen.add(key);
        state = this.answered(state, section, link);
      }
    }

    /** Where a step names another tree, go there at once: to come back, or for good. Says whether it does.
        @param {HTMLElement} section @param {State} state @param {boolean} replace */
    passes(section, state, replace) {
      const link = /** @type {HTMLAnchorElement | null} */ (section.querySelector("a.run-link, .answers a[data-tree]"));
      if (!link || !link.dataset.tree || (state.open && section.hasAttribute("data-needs"))) return false;
      const next = { ...state, tree: link.dataset.tree, node: link.dataset.start || "", note: this.said(section), from: "answer", at: Date.now() };
      if (section.dataset.kind === "run") {
        /** @type {Object<string, Return>} */
        const then = {};
        all("a.answer[data-outcome]", section).forEach((each) => {
          then[each.dataset.outcome || ""] = { to: (each.getAttribute("href") || "").slice(1), label: this.label(each), left: each.dataset.left || "0-0" };
        });
        const frame = { tree: this.tree, title: this.heading, node: section.dataset.node || "", question: this.question(section), settles: section.hasAttribute("data-settles"), then, said: this.said(section) };
        next.frames = [...state.frames, frame];
      }
      this.leave(next, replace);
      return true;
    }

    /** @param {State} state @param {boolean} [replace] */
    leave(state, replace) {
      const address = `${Guide.at("tree", state.tree)}#${state.node}~${Store.hand(state)}`;
      if (replace) location.replace(address);
      else location.href = address;
    }

    /** Back from a called tree by an outcome; `claimed` where it was not walked. @param {string} outcome @param {boolean} claimed */
    comeBack(outcome, claimed) {
      const frames = this.state.frames.slice(0, -1);
      const frame = this.state.frames[this.state.frames.length - 1];
      const way = frame.then[outcome] || frame.then.otherwise;
      const label = claimed ? way.label : this.section().dataset.outcomeLabel || way.label;
      const taken = { tree: frame.tree, title: frame.title, node: frame.node, question: claimed ? say("trail.claimed", { text: frame.question }) : frame.question, label, guard: frame.said.guard, to: way.to, verb: "run", frames };
      const next = Walk.after({ ...this.state, frames }, taken, way.to, frame.tree);
      if (claimed && frame.settles) next.open = next.open || "claim";
      this.leave(next);
    }

    /** @param {number} index @param {boolean} [push] */
    change(index, push) {
      const state = Walk.before(this.state, index);
      if (state.tree !== this.tree) {
        this.leave(state);
        return;
      }
      if (!this.sections.has(state.node)) {
        this.go({ ...Walk.fresh(this.tree, this.start), from: "change" }, push);
        return;
      }
      this.changing = true;
      this.go(state, push);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      const target = /** @type {Element} */ (event.target);
      if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      const section = this.section();
      this.guard.key(event, (digit) => {
        const link = all(".answers a.answer", section)[digit - 1];
        if (link && section === this.section() && section.contains(document.activeElement)) link.click();
      });
    }

    /* ── showing it ── */

    /** @param {boolean} moved */
    show(moved) {
      const section = this.section();
      this.sections.forEach((each) => each.classList.toggle("here", each === section));
      const known = this.state.memory[`${this.tree}#${this.state.node}`];
      all("a.answer", section).forEach((link) => link.classList.toggle("was", this.changing && this.label(link) === known));
      this.showGate(section);
      this.showExtra(section);
      this.showTrail();
      this.showBar(section);
      if (section.dataset.kind === "end" && !this.withheld(section)) this.showEnd(section);
      this.fold(section);
      if (this.chart) this.chart.light(this.state.node, this.state.trail.filter((item) => item.tree === this.tree));
      document.title = this.state.trail.length || this.state.node !== this.start ? `${this.question(section)} · ${this.heading}` : this.page;
      this.guard.start();
      if (moved) {
        const heading = /** @type {HTMLElement} */ (section.querySelector("h2"));
        const shown = section.classList.contains("withheld") ? this.gate : heading;
        shown.tabIndex = -1;
        shown.focus({ preventScroll: true });
        if (this.listing) section.scrollIntoView();
        else scrollTo(0, 0);
      }
    }

    /** Say that a walk did not come all the way, and keep back what such a walk must not show. @param {HTMLElement} section */
    showGate(section) {
      const { open } = this.state;
      const kept = this.withheld(section);
      this.sections.forEach((each) => each.classList.toggle("withheld", each === section && kept));
      this.gate.hidden = !open;
      this.gate.classList.toggle("stops", kept);
      if (!open) return;
      fill(this.gate,
        el("p", {}, say(kept ? "gate.withheld" : `gate.${open}`)),
        el("button", { type: "button", onclick: () => this.restart() }, say("gate.begin")));
    }

    /** What the step before said of this tree, and its outcomes for those who have been through it. @param {HTMLElement} section */
    showExtra(section) {
      const { note, frames, trail } = this.state;
      const frame = frames[frames.length - 1];
      const first = frame && this.state.node === this.start && (!trail.length || trail[trail.length - 1].frames.length < frames.length);
      fill(this.extra);
      if (this.extra.parentNode) this.extra.parentNode.removeChild(this.extra);
      all(".noted", section).forEach((each) => each.parentNode && each.parentNode.removeChild(each));
      if (!note && !first) return;
      if (note && note.guard) section.insertBefore(el("p", { class: "guard noted" }, note.guard), (section.querySelector("h2") || section).nextSibling);
      if (note && note.hint) this.extra.append(el("details", { class: "why" }, el("summary", {}, say("run.why", { text: note.text })), el("p", {}, note.hint)));
      if (first) {
        const ways = Object.keys(frame.then).map((outcome) => el("button", { type: "button", class: "claim", onclick: () => this.comeBack(outcome, true) }, frame.then[outcome].label));
        this.extra.append(el("details", { class: "known" }, el("summary", {}, say("run.known")), ...ways));
      }
      section.append(this.extra);
    }

    showTrail() {
      const items = this.state.trail.map((item, index) => el("li", {},
        item.tree === this.tree ? "" : el("small", {}, say("quoted", { text: item.title })),
        el("span", { class: "asked" }, item.question), " ", el("b", {}, item.label), " ",
        el("button", { type: "button", class: "change", "aria-label": say("trail.change_label", { text: item.question }), onclick: () => this.change(index) }, say("trail.change"))));
      fill(this.trailBox, ...(items.length ? [el("p", {}, say("trail.title")), el("ol", {}, ...items)] : []));
    }

    /** @param {HTMLElement} section */
    showBar(section) {
      const { trail, frames } = this.state;
      const [least, most] = Walk.left(section.dataset.left || "0-0", frames);
      const step = say("bar.step", { n: trail.length + 1 });
      const left = section.dataset.kind === "end" ? say(frames.length ? "bar.part_done" : "bar.done")
        : most === least ? say("bar.left", { n: least })
          : most ? say("bar.range", { from: least, to: most }) : say("bar.at_least", { n: least });
      const moved = trail.length > 0 || this.state.node !== this.start;
      fill(this.bar,
        el("span", { class: "left" }, this.changing && trail.length ? say("bar.kept", { n: trail.length }) : say("bar.both", { step, left }),
          this.state.terminal ? el("span", { class: "terminal" }, say("bar.terminal", { terminal: this.state.terminal })) : ""),
        trail.length || this.state.from === "jump" ? el("button", { type: "button", class: "back", onclick: () => this.back() }, say("bar.back")) : "",
        moved ? el("button", { type: "button", class: "restart", onclick: () => this.restart() }, say("bar.restart")) : "");
      fill(this.more, el("button", { type: "button", onclick: () => this.list(!this.listing) }, say(this.listing ? "bar.one" : "bar.list")));
    }

    /** All steps, or one at a time. @param {boolean} all_ */
    list(all_) {
      this.listing = all_;
      this.steps.classList.toggle("walking", !all_);
      this.remember(false);
      this.showBar(this.section());
      if (all_) this.section().scrollIntoView();
      else this.show(true);
    }

    /** Hints take two lines until more is asked for. @param {HTMLElement} section */
    fold(section) {
      const hint = /** @type {HTMLElement | null} */ (section.querySelector(".hint"));
      if (!hint || hint.dataset.folds || this.listing) return;
      hint.dataset.folds = "yes";
      hint.style.setProperty("--lines", String(FOLDED));
      hint.classList.add("folded");
      if (hint.scrollHeight <= hint.clientHeight + 2) {
        hint.classList.remove("folded");
        return;
      }
      const button = el("button", { type: "button", class: "unfold", "aria-expanded": "false", onclick: () => {
        const folded = hint.classList.toggle("folded");
        button.setAttribute("aria-expanded", String(!folded));
        button.textContent = say(folded ? "hint.more" : "hint.less");
      } }, say("hint.more"));
      hint.after(button);
    }

    /** @param {HTMLElement} section */
    showEnd(section) {
      const frame = this.state.frames[this.state.frames.length - 1];
      Ending.show(section, {
        back: frame ? { label: say("end.go_on", { title: frame.title }), act: () => this.comeBack(section.dataset.outcome || "", false) } : null,
        report: (filled) => this.report(section, filled),
      });
      section.classList.toggle("returns", Boolean(frame));
    }

    /** What to tell the hotline, as plain text. @param {HTMLElement} section @param {string[]} filled */
    report(section, filled) {
      const two = (/** @type {number} */ n) => `0${n}`.slice(-2);
      const now = new Date();
      const time = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
      const { trail, open, terminal } = this.state;
      const { guard } = this.said(section);
      return [
        say("report.head", { title: trail.length ? trail[0].title : this.heading }),
        say("report.time", { time }),
        terminal ? say("bar.terminal", { terminal }) : "",
        open ? say("report.open") : "",
        ...trail.map((item, index) => say("report.line", { n: index + 1, question: item.question, answer: item.label }) + (item.guard ? say("report.guard", { text: item.guard }) : "")),
        say("report.end", { text: this.question(section) }),
        guard,
        ...filled,
        Guide.online ? say("report.see", { url: location.href.split(/[?#]/)[0] }) : "",
      ].filter(Boolean).join("\n");
    }
  }

  customElements.define("tree-wizard", TreeWizard);
})();
