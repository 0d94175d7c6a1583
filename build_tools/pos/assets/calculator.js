/* The fee calculator. Everything is computed here, on the device, in whole fen; pos/fees/charges.py computes the same.
   Every amount is rounded to the fen at once, a half upwards; a cap is taken after rounding. */
(() => {
  "use strict";
  const source = document.getElementById("fee-rules");
  if (!source) return;
  const { rules, limits, kinds: KINDS, caps: CAPS, costs, quotes } = JSON.parse(source.textContent);
  const MILLION = 1000000;
  const MONTHS = 12;

  /* ── the computation ── */
  const halfUp = (product, divisor) => Math.floor((product + divisor / 2) / divisor);
  const capped = (fee, cap) => (cap === null ? fee : Math.min(fee, cap));
  const charge = (amount, rate) => capped(halfUp(amount * rate.ppm, MILLION), rate.cap);
  const ceiling = (amount, part, share) => capped(
    halfUp(amount * part.ppm * share.percent, MILLION * 100),
    part.cap !== null && share.caps ? halfUp(part.cap * share.percent, 100) : part.cap,
  );

  const split = (amount, kind, rate, type, measure) => {
    const total = charge(amount, rate);
    if (!rules.issuer[kind]) return { total, issuer: null, network: null, acquirer: null };
    const cut = measure && type === rules.measure.class_ && kind === rules.measure.card;
    const share = cut ? rules.measure.share : rules.classes[type];
    const issuer = ceiling(amount, rules.issuer[kind], share);
    const network = ceiling(amount, rules.network[kind], share);
    return { total, issuer, network, acquirer: total - issuer - network };
  };

  /** `sales`: by kind, the bands of ordinary and of large tickets. */
  const year = (sales, quote) => {
    let fees = 0;
    let fast = 0;
    let volume = 0;
    Object.keys(sales).forEach((kind) => sales[kind].forEach(({ times, average }) => {
      fees += times * charge(average, quote.rates[kind]);
      fast += times * (charge(average, { ppm: quote.fast, cap: null }) + quote.each);
      volume += times * average;
    }));
    const cost = {
      fees: MONTHS * fees,
      fast: MONTHS * fast,
      yearly: quote.sim + quote.member,
      rent: MONTHS * quote.rent,
      short: volume < quote.least ? MONTHS * quote.short : 0,
      device: quote.device,
      deposit: quote.back === "no" ? quote.deposit : 0,
      unsure: quote.back === "unsure" ? quote.deposit : 0,
    };
    cost.later = cost.fees + cost.fast + cost.yearly + cost.rent + cost.short;
    cost.first = cost.later + cost.device + cost.deposit;
    cost.most = cost.first + cost.unsure;
    return cost;
  };

  /* ── numbers as people write them ── */
  const WANTS = {
    money: { places: 2, most: limits.amount, unit: /(元整|元|块钱|块|圆)$/, over: `${limits.amount / 1e6} 万元`, digits: "两" },
    each: { places: 2, most: limits.each, unit: /(元整|元|块钱|块|圆)$/, over: `${limits.each / 100} 元`, digits: "两" },
    rate: { places: 4, most: limits.ppm, unit: /%$/, over: `${limits.ppm / 1e4}%`, digits: "四" },
    count: { places: 0, most: limits.count, unit: /(笔|次|单)$/, over: `${limits.count} 笔`, digits: "零" },
  };
  const TIMES = { 千: 3, 万: 4, "‰": -1 };
  const bad = (why) => ({ why });

  /** What was typed: `{ value }` in fen, millionths or pieces, with `as` where it was not plain; `{ why }` where it is none; null for nothing. */
  const read = (typed, kind) => {
    const { places, most, unit, over, digits } = WANTS[kind];
    const plain = typed.normalize("NFKC").replace(/[\s_]/g, "").replace(/[，、]/g, ",").replace(/。/g, ".").replace(/[−–—]/g, "-");
    if (plain === "") return null;
    let text = plain.replace(/^(¥|RMB|CNY)/i, "").replace(unit, "");
    if (/%$/.test(text)) return bad(kind === "count" ? "这里写几笔，不写百分号" : "这里写多少元，不写百分号");
    if (/^-/.test(text)) return bad("不能是负数");
    if (/^\+/.test(text)) text = text.slice(1);
    const by = text.slice(-1) in TIMES ? text.slice(-1) : "";
    if (by === "‰" ? kind !== "rate" : by && kind === "rate") return bad(kind === "rate" ? "这里写百分之几，比如 0.6" : "这里不写千分号");
    if (by) text = text.slice(0, -1).replace(unit, "");
    let comma = false;
    if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) text = text.replace(/,/g, "");
    else if (/^\d*,\d{1,2}$/.test(text)) { text = text.replace(",", "."); comma = true; }
    const [, whole, part = ""] = text.match(/^(\d*)(?:\.(\d*))?$/) || [];
    if (whole === undefined || whole + part === "") return bad(`看不懂“${typed.trim()}”，写数字，比如 ${kind === "rate" ? "0.6" : "1000"}`);
    if (whole.replace(/^0+/, "").length > 12) return bad(`太大了，不超过 ${over}`);
    const shift = places + (by ? TIMES[by] : 0);
    const kept = part.replace(/0+$/, "");
    if (kept.length > shift) return bad(places ? `最多${digits}位小数` : "写整数");
    const value = Number((whole + kept).padEnd(1, "0")) * 10 ** (shift - kept.length);
    if (value > most) return bad(`太大了，不超过 ${over}`);
    return { value, as: by || comma ? `按 ${value / 10 ** places}${kind === "rate" ? "%" : ""} 算` : "" };
  };

  window.posFees = { split, year, read };

  const kindOf = (name) => {
    const key = name.replace(/^q\d-/, "");
    if (/^n2?-/.test(key)) return "count";
    if (key === "each") return "each";
    return key === "rate" || key === "fast" || KINDS.includes(key) ? "rate" : "money";
  };
  const table = (pairs) => pairs.reduce((all, [key, value]) => Object.assign(all, { [key]: value }), {}); /* Object.fromEntries came with Chromium 73 */
  const yuan = (fen) => {
    const [whole, part] = (Math.abs(fen) / 100).toFixed(2).split(".");
    return `${fen < 0 ? "−" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${part}`;
  };

  /* ── the forms ── */
  const one = document.getElementById("one");
  const whole = document.getElementById("year");
  const fields = [...one.elements, ...whole.elements].filter((field) => field.name);
  const field = table(fields.map((item) => [item.name, item]));
  const initial = table(fields.map((item) => [item.name, item.type === "checkbox" ? "" : item.value]));

  const el = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => node.setAttribute(name, value));
    node.append(...children);
    return node;
  };

  const noted = (input, style, text) => {
    let note = input.parentNode.querySelector(`.${style}`);
    if (!text) { if (note) note.remove(); return; }
    if (!note) { note = el("em", { class: style, id: `${input.name}-${style}` }); input.parentNode.append(note); }
    if (note.textContent !== text) note.textContent = text;
  };

  /** The number in a field: null where it is empty, NaN where it is none; then the field says so. */
  const number = (name) => {
    const input = field[name];
    const found = read(input.value, kindOf(name));
    const why = (found && found.why) || "";
    noted(input, "wrong", why);
    noted(input, "read-as", (found && found.as) || "");
    if (why) { input.setAttribute("aria-invalid", "true"); input.setAttribute("aria-describedby", `${name}-wrong`); }
    else { input.removeAttribute("aria-invalid"); input.removeAttribute("aria-describedby"); }
    return found === null ? null : why ? NaN : found.value;
  };

  const row = (...cells) => el("tr", {}, ...cells.map((cell, i) => el(i ? "td" : "th", i ? {} : { scope: "row" }, cell)));
  const bar = (parts, most) => el("span", { class: "bar", "aria-hidden": "true" }, ...parts.filter(([, fen]) => fen > 0)
    .map(([name, fen]) => {
      const part = el("span", { class: `seg ${name}` });
      part.style.width = `${(100 * fen / (most || 1)).toFixed(3)}%`; /* a host may forbid the attribute */
      return part;
    }));

  const tell = (box, ...children) => { box.textContent = ""; box.append(...children); };

  const showOne = () => {
    const box = document.getElementById("one-result");
    const scan = field.channel.value === "scan";
    field.card.closest("label").hidden = scan;
    const [amount, ppm, cap] = [number("amount"), number("rate"), number("cap")];
    if (!amount || ppm === null || [amount, ppm, cap].some(Number.isNaN)) { tell(box, "填好金额和合同费率，就能算。"); return; }
    const kind = scan ? "scan" : field.card.value;
    const fee = split(amount, kind, { ppm, cap }, field.class.value, field.measure.checked);
    const lines = [el("p", { class: "total" }, "手续费 ", el("b", {}, yuan(fee.total)), ` 元，到手 ${yuan(amount - fee.total)} 元`)];
    if (fee.issuer === null) {
      lines.push(el("p", {}, `${scan ? "扫码" : "外卡"}没有公开的分段上限，怎么分看合同。`));
    } else {
      const parts = [["issuer", fee.issuer], ["network", fee.network], ["acquirer", Math.max(fee.acquirer, 0)]];
      lines.push(bar(parts, fee.issuer + fee.network + Math.max(fee.acquirer, 0)), el("table", { class: "parts" }, el("tbody", {},
        row(el("span", {}, el("i", { class: "key issuer" }), "发卡行服务费，最多"), yuan(fee.issuer)),
        row(el("span", {}, el("i", { class: "key network" }), "网络服务费，最多"), yuan(fee.network)),
        row(el("span", {}, el("i", { class: "key acquirer" }), "余下的归收单机构"), yuan(fee.acquirer)))));
      if (fee.acquirer < 0) {
        lines.push(el("p", { class: "odd" }, `合同价比前两项的上限还低 ${yuan(-fee.acquirer)} 元：多半有补贴、限定条件，或者报成了别的商户类别。签之前问清。`));
      }
      if (field.channel.value === "tap") lines.push(el("p", {}, "手机闪付小额常另有优惠，前两项实际多比上限低；够不够得上这一栏，看合同的金额和付法。"));
    }
    tell(box, ...lines);
  };

  /** By kind, the bands that are filled in. */
  const salesNow = () => {
    const sales = {};
    KINDS.forEach((kind) => {
      const bands = [["n-", "a-"], ["n2-", "a2-"]].map(([n, a]) => ({ times: number(n + kind), average: number(a + kind) }));
      const filled = bands.filter(({ times, average }) => times && average);
      if (filled.length) sales[kind] = filled;
    });
    return sales;
  };

  const MONEY = ["fast", "each", "device", "deposit", "rent", "sim", "member", "least", "short"];

  /** A quote as numbers, or what it still lacks; null where nothing is written. */
  const quoteNow = (index, sales) => {
    const name = (key) => `q${index}-${key}`;
    const keys = [...KINDS, ...Object.values(CAPS), ...MONEY];
    const value = table(keys.map((key) => [key, number(name(key))]));
    if (keys.every((key) => value[key] === null)) return null;
    const lacks = Object.keys(sales).filter((kind) => value[kind] === null);
    if (keys.some((key) => Number.isNaN(value[key]))) return { lacks: ["写错的格子"] };
    if (lacks.length) return { lacks: lacks.map((kind) => field[name(kind)].parentNode.firstChild.textContent.trim()) };
    const rates = table(KINDS.map((kind) => [kind, { ppm: value[kind] || 0, cap: CAPS[kind] ? value[CAPS[kind]] : null }]));
    const money = table(MONEY.map((key) => [key, value[key] || 0]));
    return { cost: year(sales, { rates, ...money, back: field[name("back")].value }) };
  };

  const chosen = (select) => select.options[select.selectedIndex].textContent;

  const showYear = () => {
    const box = document.getElementById("year-result");
    const sales = salesNow();
    const volume = [].concat(...Object.values(sales)).reduce((sum, { times, average }) => sum + MONTHS * times * average, 0);
    const found = quotes.map((_, i) => quoteNow(i + 1, sales));
    const title = (i) => field[`q${i + 1}-name`].value.trim() || `报价${quotes[i]}`;
    whole.querySelectorAll(".quote .named").forEach((span, i) => {
      span.textContent = field[`q${i + 1}-name`].value.trim() ? `：${title(i)}` : "";
    });
    quotes.forEach((_, i) => {
      document.querySelectorAll(`#compare [data-cell^="${i + 1}-"]`).forEach((td) => {
        const key = td.dataset.cell.slice(2);
        const input = field[`q${td.dataset.cell}`];
        const cost = volume && found[i] && found[i].cost;
        if (input && input.options) td.textContent = found[i] && number(`q${i + 1}-deposit`) ? chosen(input) : "";
        else if (input) td.textContent = key === "name" && input.value.trim() ? `：${input.value.trim()}` : input.value.trim();
        else td.textContent = cost ? yuan(cost[key.replace("cost-", "")]) : "";
      });
    });
    const done = found.map((item, i) => [item, i]).filter(([item]) => item && item.cost);
    const open = found.map((item, i) => [item, i]).filter(([item]) => item && item.lacks);
    const lines = open.map(([item, i]) => el("p", { class: "odd" }, `${title(i)}还缺：${item.lacks.join("、")}`));
    if (!volume) { tell(box, "填好生意和至少一家报价，就能算。", ...lines); return; }
    if (!done.length) { tell(box, "再填一家报价，就能算。", ...lines); return; }
    const most = Math.max(...done.map(([item]) => item.cost.first));
    const least = Math.min(...done.map(([item]) => item.cost.first));
    lines.push(el("p", {}, `一年收款 ${yuan(volume)} 元。`));
    done.forEach(([item, i]) => {
      const { cost } = item;
      const more = cost.first - least;
      lines.push(el("div", { class: "quote-cost" },
        el("p", { class: "total" }, `${title(i)}：第一年 `, el("b", {}, yuan(cost.first)), ` 元，以后每年 ${yuan(cost.later)} 元`),
        bar(costs.map(([key]) => [key, cost[key]]), most),
        el("p", {}, `每收一百元花 ${(100 * cost.first / volume).toFixed(2)} 元${more ? `；第一年比最低的多 ${yuan(more)} 元` : ""}`
          + `${cost.unsure ? `；押金要是退不回，再加 ${yuan(cost.unsure)} 元` : ""}${cost.short ? "；生意刷不满，要补钱" : ""}`)));
    });
    lines.push(el("p", { class: "legend" }, ...costs.map(([key, label]) => el("span", {}, el("i", { class: `key ${key}` }), label))));
    tell(box, ...lines);
  };

  const SAMPLE = "n-debit=90&a-debit=500&n2-debit=10&a2-debit=2万&n-credit=200&a-credit=450&n-wechat=900&a-wechat=35&n-alipay=600&a-alipay=40"
    + "&q1-name=例一&q1-debit=0.5&q1-debitcap=20&q1-credit=0.6&q1-wechat=0.38&q1-alipay=0.38&q1-deposit=299&q1-back=unsure&q1-sim=60"
    + "&q2-name=例二&q2-debit=0.5&q2-debitcap=25&q2-credit=0.55&q2-wechat=0.3&q2-alipay=0.3&q2-rent=50&q2-member=120&q2-least=10万&q2-short=30";

  /* ── the address keeps it all, so that a link opens the same sheet ── */
  const state = () => {
    const now = new URLSearchParams();
    fields.forEach((item) => {
      const value = item.type === "checkbox" ? (item.checked ? "1" : "") : item.value.trim();
      if (value !== initial[item.name]) now.set(item.name, value);
    });
    return now.toString();
  };
  const keep = () => {
    const hash = state();
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch (_) { /* some browsers forbid it on files */ }
  };
  const fill = (hash) => {
    const given = new URLSearchParams(hash);
    if (fields.some((item) => given.has(item.name))) put(given);
  };
  const put = (given) => {
    fields.forEach((item) => {
      const value = given.has(item.name) ? given.get(item.name) : initial[item.name];
      if (item.type === "checkbox") item.checked = value === "1";
      else if (!item.options || [...item.options].some((option) => option.value === value)) item.value = value;
    });
    whole.querySelectorAll("details").forEach((more) => {
      if ([...more.querySelectorAll("input")].some((input) => input.value)) more.open = true;
    });
  };
  const show = () => { showOne(); showYear(); };

  document.addEventListener("input", (event) => { if (event.target.form === one || event.target.form === whole) { show(); keep(); } });
  [one, whole].forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  whole.addEventListener("click", (event) => {
    const told = whole.querySelector(".told");
    const act = event.target.dataset.do;
    if (act === "print") window.print();
    if (act === "clear") { put(new URLSearchParams()); show(); keep(); }
    if (act === "sample") { put(new URLSearchParams(SAMPLE)); show(); keep(); }
    if (act === "link") {
      keep();
      const copied = navigator.clipboard && navigator.clipboard.writeText(location.href);
      Promise.resolve(copied).then(() => { told.textContent = copied ? "链接已复制，里面就是这些数字。" : "链接就在地址栏里。"; },
        () => { told.textContent = "链接就在地址栏里，长按可以复制。"; });
    }
  });
  window.addEventListener("hashchange", () => { fill(location.hash.slice(1)); show(); });
  fill(location.hash.slice(1));
  show();
})();
