/* What every page does: works offline after one visit, says when a newer edition is there, and tells a scanned card's age. */
(() => {
  "use strict";
  const root = document.currentScript.src.replace(/assets\/site\.js.*$/, "");

  const notice = (kind, text, label, act) => {
    const bar = document.createElement("div");
    bar.className = `notice ${kind}`;
    bar.setAttribute("role", "status");
    bar.append(text);
    if (label) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = act;
      bar.append(" ", button);
    }
    const place = document.querySelector(".md-content__inner") || document.body;
    place.prepend(bar);
  };

  /* ── light and dark: the system's wish until the reader chooses ── */
  const choices = [...document.querySelectorAll("[data-md-component=palette] input")];
  const paint = (scheme) => {
    document.body.setAttribute("data-md-color-scheme", scheme);
    choices.forEach((input) => {
      const current = input.dataset.mdColorScheme === scheme;
      input.checked = current;
      input.nextElementSibling.hidden = !current;
    });
  };
  choices.forEach((input) => input.addEventListener("change", () => {
    paint(input.dataset.mdColorScheme);
    try { localStorage.setItem("scheme", input.dataset.mdColorScheme); } catch (_) { /* private mode: for this page only */ }
  }));
  paint(document.body.getAttribute("data-md-color-scheme"));

  /* ── offline ── */
  if ("serviceWorker" in navigator && /^http/.test(location.protocol)) {
    let asked = false;
    navigator.serviceWorker.addEventListener("controllerchange", () => { if (asked) location.reload(); });
    navigator.serviceWorker.register(`${root}sw.js`, { scope: root }).then((registration) => {
      const offer = (worker) => notice("update", "有新版本。", "点此更新", () => { asked = true; worker.postMessage("take over"); });
      if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker.addEventListener("statechange", () => {
          if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
        });
      });
    }).catch(() => { /* no service worker here: the site works as long as the network does */ });
  }

  /* ── the card that was scanned: ?e=<edition> ── */
  const scanned = new URLSearchParams(location.search).get("e");
  const tree = document.querySelector("tree-wizard, [data-card-of]");
  if (scanned && tree && /^[0-9a-f]{8}$/.test(scanned) && /^http/.test(location.protocol)) {
    const id = tree.getAttribute("tree") || tree.dataset.cardOf;
    fetch(`${root}cards/editions.json`).then((answer) => answer.json()).then((editions) => {
      const card = editions.cards[id];
      const old = card.former.find((item) => item.edition === scanned);
      if (card.edition === scanned) notice("fresh", `这张卡是最新版（${scanned}）。`);
      else if (old && old.same) notice("fresh", `这张卡后来换过版式，内容没变，可以接着用（${scanned}）。`);
      else {
        const since = old ? (old.changes.length ? `之后：${old.changes.join("；")}。` : "") : "查不到这个版本的记录。";
        notice("stale", `这张卡已过期（${scanned}），请重新打印。${since}`, "打开新卡", () => { location.href = `${root}cards/${id}.pdf`; });
      }
    }).catch(() => { /* offline: nothing can be said about the paper */ });
  }
})();
