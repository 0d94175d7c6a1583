/* <symptom-finder>: the only search box. The index is one script, loaded when the box is first used; it works from the disk. */
(() => {
  "use strict";

  const SAME = 40000, HELD = 150, CODE = 30000, LIMIT = 12;
  const KINDS = { tree: "排障", step: "步骤", code: "应答码", page: "页面", term: "术语" };
  const here = document.currentScript.src.replace(/assets\/finder\.js.*$/, "");

  const runs = (text) => text.normalize("NFKC").toLowerCase().match(/[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{N}])+/gu) || [];

  const terms = (text) => {
    const found = new Set();
    runs(text).forEach((run) => {
      const chars = Array.from(run);
      if (/^[\x00-\x7f]*$/.test(run) || chars.length === 1) found.add(run);
      else for (let i = 0; i + 1 < chars.length; i++) found.add(chars[i] + chars[i + 1]);
    });
    return found;
  };

  /* The same steps as search() in finder.py. */
  const search = (index, query) => {
    const plain = runs(query).join("");
    const length = Array.from(plain).length;
    const scores = new Map();
    const add = (number, score) => scores.set(number, (scores.get(number) || 0) + score);
    const asked = terms(query);
    asked.forEach((term) => {
      const hits = Object.prototype.hasOwnProperty.call(index.postings, term) ? index.postings[term] : [];
      for (let i = 0; i < hits.length; i += 2) add(hits[i], hits[i + 1]);
    });
    asked.forEach((term) => {
      if (Object.prototype.hasOwnProperty.call(index.codes, term)) add(index.codes[term], CODE);
    });
    Object.keys(index.names).forEach((name) => {
      const size = Array.from(name).length;
      let bonus = 0;
      if (name === plain) bonus = SAME;
      else if (size >= 3 && plain.includes(name)) bonus = HELD * size;
      else if (length >= 3 && name.includes(plain)) bonus = HELD * length;
      if (bonus) index.names[name].forEach((number) => add(number, bonus));
    });
    const best = new Map();
    scores.forEach((score, number) => {
      const tree = index.parents[number];
      if (tree !== undefined) best.set(tree, Math.max(best.get(tree) || 0, score));
    });
    best.forEach((score, tree) => add(tree, Math.floor(score * 4 / 5)));
    return [...scores.entries()]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, LIMIT)
      .map(([number, score]) => {
        const [id, kind, title, url] = index.documents[number];
        return { id, kind, title, url, score };
      });
  };

  let loading;
  const load = () => {
    loading = loading || new Promise((resolve, reject) => {
      if (window.FINDER) { resolve(window.FINDER); return; }
      const script = document.createElement("script");
      script.src = `${here}assets/finder-index.js`;
      script.onload = () => resolve(window.FINDER);
      script.onerror = () => { loading = null; reject(new Error("index")); };
      document.head.append(script);
    });
    return loading;
  };

  const marked = (title, query) => {
    const lit = terms(query);
    const chars = Array.from(title);
    const on = chars.map(() => false);
    chars.forEach((_, i) => {
      const pair = runs(chars.slice(i, i + 2).join("")).join("");
      if (lit.has(pair)) { on[i] = true; if (i + 1 < chars.length) on[i + 1] = true; }
    });
    const out = document.createDocumentFragment();
    chars.forEach((char, i) => {
      if (on[i]) { const mark = document.createElement("mark"); mark.textContent = char; out.append(mark); }
      else out.append(char);
    });
    return out;
  };

  let count = 0;

  class SymptomFinder extends HTMLElement {
    connectedCallback() {
      if (this.input) return;
      const id = `finder-${++count}`;
      this.innerHTML = `<form role="search"><label for="${id}">${this.getAttribute("label") || "搜一搜"}</label>
        <input id="${id}" type="search" autocomplete="off" enterkeyhint="search" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-controls="${id}-list">
        <ul id="${id}-list" role="listbox" aria-label="搜索结果" hidden></ul></form>`;
      this.input = this.querySelector("input");
      this.input.placeholder = this.getAttribute("placeholder") || "";
      this.list = this.querySelector("ul");
      this.at = -1;
      this.input.addEventListener("focus", () => load().then(() => this.find(), () => {}));
      this.input.addEventListener("input", () => this.find());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); this.open(Math.max(0, this.at)); });
      document.addEventListener("click", (event) => { if (!this.contains(event.target)) this.close(); });
    }

    find() {
      const query = this.input.value.trim();
      if (!query) { this.close(); return; }
      load().then((index) => { if (this.input.value.trim() === query) this.show(search(index, query), query); },
        () => { this.message("搜索还没准备好，请从首页的分类里找"); });
    }

    show(hits, query) {
      this.at = -1;
      const rows = hits.map((hit, i) => this.row(i, hit.url, KINDS[hit.kind] || "", marked(hit.title, query)));
      rows.push(this.row(hits.length, "trees/payment/cannot-decide.html", "", "没找到？从头开始排查"));
      this.list.replaceChildren(...rows);
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    row(i, url, kind, title) {
      const item = document.createElement("li");
      item.setAttribute("role", "option");
      item.id = `${this.list.id}-${i}`;
      const link = document.createElement("a");
      link.href = here + url;
      link.tabIndex = -1;
      if (kind) { const tag = document.createElement("small"); tag.textContent = kind; link.append(tag, " "); }
      link.append(title);
      item.append(link);
      return item;
    }

    message(text) {
      const item = document.createElement("li");
      item.textContent = text;
      this.list.replaceChildren(item);
      this.list.hidden = false;
    }

    key(event) {
      const rows = this.list.querySelectorAll("a");
      if (event.isComposing || !rows.length) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length;
        rows.forEach((a, i) => a.parentNode.setAttribute("aria-selected", i === this.at));
        this.input.setAttribute("aria-activedescendant", rows[this.at].parentNode.id);
        rows[this.at].scrollIntoView({ block: "nearest" });
      } else if (event.key === "Escape") this.close();
    }

    open(i) {
      const link = this.list.querySelectorAll("a")[i];
      if (link && !this.list.hidden) link.click();
    }

    close() {
      this.list.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  window.findSymptom = (query) => load().then((index) => search(index, query));
  customElements.define("symptom-finder", SymptomFinder);
})();
