/* The page of cards: fill in the shop's own numbers, pick cards, get one PDF. The numbers stay in this browser. */
(() => {
  "use strict";
  const SHOP = "shop";
  const DOTS = 300 / 72;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const told = $(".cards-told");
  const count = $(".cards-count");
  const items = all("[data-card]");

  if (!/^http/.test(location.protocol)) {
    $(".cards-offline").hidden = false;
    all(".cards .scripted").forEach((part) => { part.hidden = true; });
    return;
  }

  /* ── the shop's own numbers ── */
  const kept = () => { try { return JSON.parse(localStorage.getItem(SHOP)) || {}; } catch (_) { return {}; } };
  const inputs = all(".cards-own input");
  inputs.forEach((input) => {
    input.value = kept()[input.name] || "";
    input.addEventListener("input", () => {
      const shop = { ...kept(), [input.name]: input.value.trim() };
      try { localStorage.setItem(SHOP, JSON.stringify(shop)); } catch (_) { /* private mode: for this page only */ }
    });
  });
  $(".cards-own button").addEventListener("click", () => {
    inputs.forEach((input) => { input.value = ""; });
    try { localStorage.removeItem(SHOP); } catch (_) { /* nothing was kept */ }
  });

  /* What was typed as a picture for a box: any script, in the fonts of this device, below the box's name. */
  const stamp = (words, [x, y, width, height]) => new Promise((done) => {
    const box = [x + 3, y + 1.5, width - 6, height - 14];
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(box[2] * DOTS);
    canvas.height = Math.round(box[3] * DOTS);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--printed");
    let size = Math.min(14, box[3] * 0.9) * DOTS;
    const set = () => { pen.font = `600 ${size}px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif`; };
    for (set(); size > 5 * DOTS && pen.measureText(words).width > canvas.width; size *= 0.95) set();
    pen.textBaseline = "middle";
    pen.fillText(words, 0, canvas.height / 2);
    canvas.toBlob((blob) => blob.arrayBuffer().then((data) => done({ jpeg: new Uint8Array(data), pixels: [canvas.width, canvas.height], box })), "image/jpeg", 0.92);
  });

  /* ── picking ── */
  const load = (address) => fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(address);
    return answer.arrayBuffer();
  });
  const picked = () => items.filter((item) => $("input", item).checked);
  const style = () => $("[name=style]:checked").value;
  let asked = null; /* what is known of each card, fetched once */
  const editions = () => {
    asked = asked || load(Guide.at("editions")).then((data) => JSON.parse(new TextDecoder().decode(data)));
    return asked.catch((error) => { asked = null; throw error; });
  };
  const weigh = () => editions().then(({ cards }) => {
    const bytes = picked().reduce((sum, item) => sum + cards[item.dataset.card].bytes[style()], 0);
    const number = picked().length;
    if (number) count.textContent = Guide.say("joining.count_size", { n: number, size: Math.max(0.1, bytes / 1e6).toFixed(1) });
  }).catch(() => { /* the number of cards is told without their size */ });
  const show = () => {
    const number = picked().length;
    if (number) weigh();
    $(".cards-bar").hidden = !number;
    $(".cards-join").disabled = !number;
    count.textContent = Guide.say("joining.count", { n: number });
  };
  items.forEach((item) => $("input", item).addEventListener("change", show));
  all("[name=style]").forEach((choice) => choice.addEventListener("change", show));
  all("[data-pick]").forEach((button) => button.addEventListener("click", () => {
    items.forEach((item) => { $("input", item).checked = button.dataset.pick === "all"; });
    show();
  }));
  const wanted = new URLSearchParams(location.search).get("pick");
  items.filter((item) => item.dataset.card === wanted).forEach((item) => {
    $("input", item).checked = true;
    item.scrollIntoView({ block: "center" });
  });
  show();

  /* ── one PDF ── */
  const join = async () => {
    const { cards, fields } = await editions();
    const steps = style() === "steps";
    const files = [];
    for (const item of picked()) {
      const id = item.dataset.card;
      told.textContent = Guide.say("joining.doing", { n: files.length + 1, all: picked().length });
      const boxes = fields[cards[id].landscape && !steps ? "landscape" : "upright"];
      const words = inputs.map((input, place) => [input.value.trim(), boxes[place]]).filter(([value]) => value);
      const [file, ...stamps] = await Promise.all([load(Guide.at(steps ? "card.steps" : "card", id)), ...words.map((pair) => stamp(...pair))]);
      files.push({ bytes: new Uint8Array(file), stamps });
    }
    return window.joinCards(files);
  };

  $(".cards-join").addEventListener("click", () => {
    $(".cards-join").disabled = true;
    join().then((blob) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = Guide.say("joining.file");
      link.textContent = Guide.say("joining.again");
      Guide.fill(told, Guide.say("joining.done"), link);
      link.click();
    }).catch(() => {
      told.textContent = Guide.say("joining.failed");
    }).finally(show);
  });
})();
