/* Filters the table of response codes by a code or by words. It reads ?c=51 and #code-51; without it the table stands whole. */
(() => {
  "use strict";

  const form = document.querySelector(".codes-find");
  if (!form) return;
  const input = form.querySelector("input");
  const found = form.querySelector(".found");
  const none = form.querySelector(".none");

  const folded = (text) => text.normalize("NFKC").toUpperCase();
  const bare = (text) => folded(text).replace(/[\s\u3000-\u303f.,;:!?'"“”‘’()（）…·\-请与和跟您的了]/g, "");
  const pairs = (text) => Array.from(text, (char, i) => text.slice(i, i + 2)).slice(0, -1);

  const rows = Array.from(document.querySelectorAll(".codes tbody tr"), (row) => ({ row, codes: (row.dataset.codes || "").split(" ").filter(Boolean), text: "" }));
  /* What a row says, read when somebody asks by words. */
  const told = (item) => {
    if (!item.text) item.text = bare(Array.from(item.row.querySelectorAll("th, .means, .note"), (part) => part.textContent).join(" ").replace(/依据 [\d、]+/, ""));
    return item.text;
  };
  const parts = Array.from(document.querySelectorAll(".codes-part"));

  /* Set as a stack of cards, a table is none any more for who hears it, in some engines; so each part says what it is. */
  const ROLES = [[".codes", "table"], [".codes thead, .codes tbody", "rowgroup"], [".codes tr", "row"], [".codes td", "cell"], [".codes thead th", "columnheader"], [".codes tbody th", "rowheader"]];
  ROLES.forEach(([selector, role]) => document.querySelectorAll(selector).forEach((each) => each.setAttribute("role", role)));

  /* The rows of a code that somebody names: all of it, or how it begins while it is being typed. */
  const known = (word) => rows.some((item) => item.codes.includes(word));
  const named = (query) => {
    const written = folded(query).match(/-?[0-9A-Z]+(_[0-9A-Z]+)*(?![0-9A-Z_]|\s*(?:[元块角分毛万千百天日号月年笔次折%]|小时|分钟|秒))/g) || [];
    /* O5 is 05: a letter is easily read for a digit. */
    const words = written.map((word) => (known(word) || !/[0-9]/.test(word) ? word : word.replace(/O/g, "0").replace(/[IL]/g, "1")));
    const whole = rows.filter((item) => item.codes.some((code) => words.includes(code)));
    if (whole.length) return whole;
    const start = /^[0-9A-Z]$/.test(folded(query).trim()) ? words[0] : "";
    return start ? rows.filter((item) => item.codes.some((code) => code.startsWith(start))) : [];
  };

  /* The rows that share most of its pairs of characters: “密码错误” finds “密码错”, too. */
  const said = (query) => {
    const text = bare(query);
    if (/^[0-9A-Z_]{1,3}$/.test(text)) return [];
    const asked = pairs(text);
    if (!asked.length) return rows.filter((item) => told(item).includes(text));
    return rows.filter((item) => asked.filter((pair) => told(item).includes(pair)).length >= asked.length * 0.6);
  };

  const show = (query) => {
    let hits = rows;
    if (bare(query)) {
      hits = named(query);
      if (!hits.length) hits = said(query);
    }
    rows.forEach((item) => { item.row.hidden = !hits.includes(item); });
    parts.forEach((part) => { part.hidden = !part.querySelector("tbody tr:not([hidden])"); });
    form.parentNode.classList.toggle("filtering", hits !== rows);
    none.hidden = hits.length > 0;
    found.textContent = hits === rows ? "" : hits.length ? `找到 ${hits.length} 条` : "没有找到";
  };

  const light = () => {
    document.querySelectorAll(".codes tr.here").forEach((row) => row.classList.remove("here"));
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const row = place && place.closest(".codes tr");
    if (!row) return;
    if (row.hidden) { input.value = ""; show(""); }
    row.classList.add("here");
    row.scrollIntoView({ block: "start" });
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); show(input.value); });
  form.addEventListener("reset", () => setTimeout(() => { show(""); input.focus(); }));
  input.addEventListener("input", () => show(input.value));
  window.addEventListener("hashchange", light);
  const asked = new URLSearchParams(location.search).get("c");
  input.value = asked || input.value;
  show(input.value);
  document.documentElement.classList.remove("codes-asked");
  /* Who comes with a question sees its answer, below the box in which it stands. */
  if (asked && !location.hash) form.scrollIntoView({ block: "start" });
  light();
})();
