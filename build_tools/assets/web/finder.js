/* <symptom-finder>: the only search box. Ranking and index are one script, loaded when the box is first used; it works from the disk. */
(() => {
  "use strict";

  /* A first result of less than this is told as a guess. */
  const UNSURE = 700;

  /* The texts of the locale under `finder`, put in when the site is made. */
  const WORDS = {};

  /* The index is read in slices that nobody notices: a tap or a key between two of them is answered. */
  const SLICE = 8;
  const read = (index, done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      if (index.ready(SLICE)) { channel.port1.close(); done(index); } else channel.port2.postMessage(0);
    };
    channel.port2.postMessage(0);
  };

  let loading = null;

  /* The index in a worker of its own, … */
  const apart = () => new Promise((resolve, reject) => {
    const worker = new Worker(Guide.at("finder"));
    const waiting = new Map();
    let asked = 0, works = false;
    const ask = (query) => new Promise((done, failed) => {
      waiting.set(++asked, [done, failed]);
      worker.postMessage([asked, query]);
    });
    worker.onmessage = ({ data: [number, found] }) => {
      waiting.get(number)[0](found);
      waiting.delete(number);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      if (works) loading = null; /* the next question begins anew */
      waiting.forEach(([, failed]) => failed(new Error("worker")));
    };
    ask("").then(() => { works = true; resolve(ask); }, reject);
  });

  /* … or, from the disk and where workers are refused, in the page. */
  const within = () => new Promise((resolve, reject) => {
    const answers = (index) => resolve((query) => Promise.resolve(index.told(query)));
    const ready = () => { try { read(new window.FinderIndex(window.FINDER), answers); } catch (error) { reject(error); } };
    if (window.FINDER) { ready(); return; }
    const script = document.createElement("script");
    script.src = Guide.at("finder");
    script.onload = ready;
    script.onerror = () => { script.remove(); reject(new Error("index")); };
    document.head.appendChild(script);
  });

  const load = () => {
    if (!loading) {
      loading = apart().catch(within);
      loading.catch(() => { loading = null; });
    }
    return loading;
  };

  const filled = (text, query) => text.replace("{query}", () => query);
  const made = (tag, name, text) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    if (text) node.textContent = text;
    return node;
  };

  /* The title with the characters that the question holds, too. */
  const lit = (title, terms) => {
    const chars = Array.from(title), on = chars.map(() => false);
    chars.forEach((char, i) => {
      const pair = (char + (chars[i + 1] || "")).toLowerCase();
      if (chars[i + 1] && terms.has(pair)) on[i] = on[i + 1] = true;
    });
    const out = document.createDocumentFragment();
    for (let i = 0; i < chars.length;) {
      let end = i;
      while (end < chars.length && on[end] === on[i]) end++;
      const part = chars.slice(i, end).join("");
      out.appendChild(on[i] ? made("mark", "", part) : document.createTextNode(part));
      i = end;
    }
    return out;
  };

  let count = 0;

  class SymptomFinder extends HTMLElement {
    connectedCallback() {
      if (this.input) return;
      const id = `finder-${++count}`;
      this.innerHTML = `<form role="search"><label for="${id}"></label>
        <input id="${id}" type="search" autocomplete="off" enterkeyhint="search" maxlength="200" role="combobox" aria-expanded="false" aria-autocomplete="list" aria-controls="${id}-list">
        <div class="finder-found" hidden><p role="status"></p><ul id="${id}-list" class="finder-list" role="listbox"></ul></div></form>`;
      this.input = this.querySelector("input");
      this.querySelector("label").textContent = this.getAttribute("label") || "";
      this.input.placeholder = this.getAttribute("placeholder") || "";
      this.box = this.querySelector(".finder-found");
      this.said = this.querySelector("p");
      this.list = this.querySelector("ul");
      this.list.setAttribute("aria-label", this.getAttribute("label") || "");
      this.at = -1;
      this.input.addEventListener("pointerdown", () => load().catch(() => {}));
      this.input.addEventListener("focus", () => this.find());
      this.input.addEventListener("input", (event) => { if (!event.isComposing) this.find(); });
      this.input.addEventListener("compositionend", () => this.find());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); this.enter(); });
      this.list.addEventListener("click", () => this.keep());
      document.addEventListener("click", (event) => { if (!this.contains(/** @type {Node} */ (event.target))) this.close(); });
      const view = window.visualViewport;
      if (view) view.addEventListener("resize", () => { if (!this.box.hidden) this.place(); });
      this.again();
    }

    /* Coming back to a page that was left through a result, the question and its results are there again. */
    again() {
      const kept = history.state && history.state.finder;
      const how = performance.getEntriesByType ? performance.getEntriesByType("navigation")[0] : null;
      if (!kept || (how && how.type !== "back_forward")) return;
      this.input.value = kept;
      this.find();
    }

    keep() {
      try { history.replaceState(Object.assign({}, history.state, { finder: this.input.value.trim() }), ""); } catch (_) { /* a frame without history */ }
    }

    find() {
      const query = this.input.value.trim();
      this.shown = null;
      if (!query) { this.hurry = false; load().catch(() => {}); this.close(); return; }
      const waiting = setTimeout(() => { if (!this.shown) this.message(WORDS.wait); }, 150);
      load().then((ask) => ask(query)).then((found) => {
        clearTimeout(waiting);
        if (this.input.value.trim() === query) this.show(found, query);
      }, () => { clearTimeout(waiting); this.hurry = false; this.message(WORDS.failed); });
    }

    show(found, query) {
      const { meant, home } = found;
      const hits = found.hits.filter((hit, i) => i < 3 || hit.score * 4 >= found.hits[0].score);
      const sure = hits.length > 0 && hits[0].score >= UNSURE;
      const terms = new Set(found.terms);
      this.at = -1;
      this.shown = query;
      this.tell(!hits.length ? filled(WORDS.none, query) : !sure ? WORDS.unsure : meant ? filled(WORDS.meant, meant) : "");
      const rows = hits.map((hit, i) => this.row(hit.url, WORDS[`kind.${hit.kind}`], lit(hit.title, terms), i && hit.kind !== "code" ? "" : hit.answer));
      if (!sure) (home.categories || []).forEach(([title, url]) => rows.push(this.row(url, WORDS["kind.category"], title, "")));
      if (home.start) rows.push(this.row(home.start, "", hits.length ? WORDS.other : WORDS.start, ""));
      this.fill(rows);
      if (this.hurry && hits.length) { this.hurry = false; this.open(0); }
    }

    row(url, kind, title, answer) {
      const item = made("li"), link = made("a");
      item.setAttribute("role", "presentation"); /* the link itself is the option: nothing that acts is inside another */
      link.setAttribute("role", "option");
      link.href = Guide.root + url;
      link.className = "finder-row";
      link.tabIndex = -1;
      if (kind) { link.appendChild(made("small", "", kind)); link.appendChild(document.createTextNode(" ")); }
      link.appendChild(typeof title === "string" ? document.createTextNode(title) : title);
      if (answer) link.appendChild(made("span", "finder-answer", answer));
      item.appendChild(link);
      return item;
    }

    fill(rows) {
      while (this.list.firstChild) this.list.removeChild(this.list.firstChild);
      rows.forEach((row, i) => { row.firstChild.id = `${this.list.id}-${i}`; this.list.appendChild(row); });
      this.list.hidden = !rows.length;
      this.box.hidden = false;
      this.box.scrollTop = 0;
      this.input.setAttribute("aria-expanded", String(rows.length > 0));
      this.input.removeAttribute("aria-activedescendant");
      this.place();
    }

    tell(text) { this.said.textContent = text; this.said.hidden = !text; }

    message(text) { this.tell(text); this.fill([]); }

    /* With the keyboard up little of the page is seen: the box goes to the top of it, the rows into what is left. */
    place() {
      const view = window.visualViewport || { height: window.innerHeight, offsetTop: 0 };
      const room = () => view.height + view.offsetTop - this.input.getBoundingClientRect().bottom - 12;
      this.box.classList.remove("above");
      if (room() < 260 && this.contains(document.activeElement)) this.input.scrollIntoView({ block: "start" });
      this.box.classList.toggle("tight", room() < 260);
      const above = this.input.getBoundingClientRect().top - view.offsetTop - 12;
      const up = room() < 150 && above > room();
      this.box.classList.toggle("above", up);
      this.box.style.maxHeight = `${Math.max(120, Math.floor(up ? above : room()))}px`;
    }

    key(event) {
      if (event.isComposing) return;
      const rows = this.list.querySelectorAll("a");
      if (event.key === "Escape") this.close();
      if (this.box.hidden || !rows.length || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      this.at = event.key === "ArrowDown" ? (this.at + 1) % rows.length : (this.at <= 0 ? rows.length : this.at) - 1;
      rows.forEach((a, i) => a.setAttribute("aria-selected", String(i === this.at)));
      this.input.setAttribute("aria-activedescendant", rows[this.at].id);
      rows[this.at].scrollIntoView({ block: "nearest" });
    }

    /* Enter before the results are there is not lost: the first one opens as soon as it is known. */
    enter() {
      const query = this.input.value.trim();
      if (!query) return;
      if (this.shown === query && !this.box.hidden) this.open(Math.max(0, this.at));
      else { this.hurry = true; this.find(); }
    }

    open(i) {
      const link = this.list.querySelectorAll("a")[i];
      if (link) link.click();
    }

    close() {
      this.box.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  window.findSymptom = (query) => load().then((ask) => ask(query));
  customElements.define("symptom-finder", SymptomFinder);
  if (document.querySelector("symptom-finder[eager]")) {
    window.addEventListener("load", () => {
      const saving = navigator.connection && navigator.connection.saveData;
      if (!saving) Guide.soon(() => load().catch(() => {}), 0);
    });
  }
})();
