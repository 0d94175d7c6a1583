/* The end of a walk: whom to call, what to say, and the record of the walk to copy. */
"use strict";

const Ending = (() => {
  const { el, fill, say, all } = Guide;
  const SHOP = "shop"; /* the shop's own numbers: kept on this device */
  const TYPED = "typed"; /* what was typed at an end: kept as long as the tab */

  /** @param {string} name */
  const value = (name) => (Store.kept.read(SHOP) || {})[name] || (Store.tab.read(TYPED) || {})[name] || "";
  /** @param {string} name @param {string} text */
  const keep = (name, text) => {
    const long = Guide.data.kept.indexOf(name) >= 0;
    const store = long ? Store.kept : Store.tab;
    const key = long ? SHOP : TYPED;
    store.write(key, Object.assign({}, store.read(key), { [name]: text }));
  };

  /** Links to dial, or the place to say the number once. @param {string} name @param {() => void} again */
  const call = (name, again) => {
    const numbers = dial(value(name), say("dial.or"), say("dial.extension"));
    if (numbers.length) return numbers.map((number) => el("a", { class: "call", href: number.href }, `☎ ${say("end.call", { number: number.shown })}`));
    const input = el("input", { type: "tel", maxlength: 60, autocomplete: "off", "aria-label": name, placeholder: name });
    const form = el("form", { class: "number", hidden: "", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      keep(name, input.value.trim());
      again();
    } }, input, el("button", { type: "submit" }, say("end.save")), el("p", {}, say("end.number_help")));
    const button = el("button", { type: "button", class: "call", onclick: () => {
      form.hidden = false;
      button.hidden = true;
      input.focus();
    } }, `☎ ${say("end.call_unknown", { name })}`);
    return [button, form];
  };

  /** @param {HTMLElement[]} items */
  const form = (items) => {
    const names = items.map((item) => (item.textContent || "").trim());
    const boxes = names.map((name) => el("label", {}, el("span", {}, name), el("input", {
      type: "text", autocomplete: "off", maxlength: 80, value: value(name), "data-field": name,
      oninput: (/** @type {Event} */ event) => keep(name, /** @type {HTMLInputElement} */ (event.target).value),
    })));
    return el("details", { class: "fields" }, el("summary", {}, say("end.bring", { n: names.length })),
      el("form", { onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, ...boxes, el("p", {}, say("end.stays"))));
  };

  /** @param {string} text @param {HTMLElement} status */
  const copy = (text, status) => {
    const done = () => { status.textContent = say("end.copied"); };
    const byHand = () => {
      const area = el("textarea", { class: "copy-area", readonly: "", "aria-label": say("end.copy") });
      area.value = text;
      fill(status, area);
      area.select();
      if (document.execCommand("copy")) done();
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, byHand);
    else byHand();
  };

  return {
    /** A walk was begun anew: what was typed for the last one goes. */
    forget() { Store.tab.write(TYPED, null); },

    /** Put the buttons under the heading of an end. @param {HTMLElement} section @param {{ back: { label: string, act: () => void } | null, report: (filled: string[]) => string }} walk */
    show(section, walk) {
      let box = /** @type {HTMLElement | null} */ (section.querySelector(".end-box"));
      if (!box) {
        box = el("div", { class: "end-box" });
        const head = section.querySelector(".guard") || section.querySelector("h2");
        if (head && head.parentNode) head.parentNode.insertBefore(box, head.nextSibling);
      }
      const bring = all(".bring li", section);
      const fields = bring.length ? form(bring) : "";
      const status = el("span", { class: "copied", role: "status" });
      const text = () => walk.report(fields ? all("input", fields).map((input) => `${input.dataset.field}${say("colon")}${/** @type {HTMLInputElement} */ (input).value.trim() || "____"}`) : []);
      const name = section.dataset.phone;
      const share = /** @type {any} */ (navigator).share;
      fill(box,
        walk.back ? el("button", { type: "button", class: "primary", onclick: walk.back.act }, walk.back.label) : "",
        ...(name && !walk.back ? call(name, () => this.show(section, walk)) : []),
        el("button", { type: "button", class: "copy", onclick: () => copy(text(), status) }, say("end.copy")),
        share ? el("button", { type: "button", class: "share", onclick: () => share.call(navigator, { text: text() }).catch(() => {}) }, say("end.share")) : "",
        status, fields);
    },
  };
})();
