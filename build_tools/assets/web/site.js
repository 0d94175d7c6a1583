/* What every page does: works offline after one visit, says when a newer edition is there, and tells a scanned card's age. */
"use strict";

(() => {
  const { el, say, root } = Guide;
  const offline = "worker" in document.documentElement.dataset; /* a preview has no worker */

  /** @param {string} kind @param {string} text @param {string} [label] @param {() => void} [act] */
  const notice = (kind, text, label, act) => {
    const bar = el("div", { class: `notice ${kind}`, role: "status" }, el("span", {}, text),
      label ? el("button", { type: "button", onclick: act }, label) : "",
      el("button", { type: "button", class: "close", onclick: () => { if (bar.parentNode) bar.parentNode.removeChild(bar); } }, say("notice.close")));
    document.querySelectorAll(`.notice.${kind}`).forEach((old) => old.parentNode && old.parentNode.removeChild(old));
    document.body.append(bar);
  };

  /* ── light and dark: the system's wish until the reader chooses ── */
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".top .scheme"));
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const html = document.documentElement;
      const dark = html.dataset.scheme ? html.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      html.dataset.scheme = dark ? "light" : "dark";
      try { localStorage.setItem("scheme", html.dataset.scheme); } catch (_) { /* for this page only */ }
    });
  }

  /* ── buttons that print the page: a host's policy may forbid scripts in the page itself ── */
  document.querySelectorAll("[data-prints]").forEach((each) => each.addEventListener("click", () => print()));

  /* ── the menu closes when something else is touched ── */
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu"));
  if (menu) {
    document.addEventListener("click", (event) => { if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false; });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      menu.open = false;
      /** @type {HTMLElement} */ (menu.querySelector("summary")).focus();
    });
  }

  /* ── below the steps of a tree the finder is fetched when somebody comes near it ── */
  const bar = /** @type {HTMLElement | null} */ (document.querySelector("[data-script]"));
  if (bar) {
    const load = () => {
      if (bar.dataset.script) document.head.append(el("script", { src: bar.dataset.script }));
      bar.dataset.script = "";
    };
    if ("IntersectionObserver" in window) {
      const watch = new IntersectionObserver((seen) => { if (seen.some((each) => each.isIntersecting)) load(); }, { rootMargin: "300px" });
      watch.observe(bar);
    } else load();
  }

  /* ── offline ── */
  const workers = Guide.online && "serviceWorker" in navigator ? navigator.serviceWorker : null;
  if (workers && offline) {
    let asked = false;
    workers.addEventListener("controllerchange", () => { if (asked) location.reload(); });
    const offer = () => notice("update", say("notice.update"), say("notice.update_act"), () => {
      asked = true;
      workers.getRegistration(root).then((registration) => {
        if (registration && registration.waiting) registration.waiting.postMessage("take over");
        else location.reload();
      });
    });
    const connection = /** @type {any} */ (navigator).connection;
    addEventListener("load", () => Guide.soon(() => {
      workers.register(Guide.at("worker"), { scope: root }).then((registration) => {
        if (registration.waiting && workers.controller) offer();
        registration.addEventListener("updatefound", () => {
          const worker = registration.installing;
          if (worker) worker.addEventListener("statechange", () => { if (worker.state === "installed" && workers.controller) offer(); });
        });
        /* The second tier, in the background: not where the reader pays for every byte. */
        if (connection && connection.saveData) return undefined;
        return workers.ready.then((ready) => { if (ready.active) ready.active.postMessage("store the rest"); });
      }).catch(() => { /* no worker here: the site works as long as the network does */ });
    }, 1500));
  } else if (workers && !offline) {
    /* A preview: a worker that an earlier project left on this port would answer in its place. */
    workers.getRegistrations().then((all) => all.forEach((each) => { if (each.scope === root) each.unregister(); })).catch(() => {});
  }

  /* ── the card that was scanned: ?e=<edition> ── */
  const scanned = new URLSearchParams(location.search).get("e");
  const tree = /** @type {HTMLElement | null} */ (document.querySelector("tree-wizard, [data-card-of]"));
  if (scanned && tree && /^[0-9a-f]{8}$/.test(scanned) && Guide.online) {
    const id = tree.getAttribute("tree") || tree.dataset.cardOf || "";
    fetch(Guide.at("edition", id), { cache: "no-cache" }).then((answer) => (answer.ok ? answer.json() : Promise.resolve(null)).then((card) => {
      const stored = answer.headers.get("X-Stored");
      const told = (/** @type {string} */ text) => (stored ? say("card.offline", { date: stored, verdict: text }) : text);
      const edition = { edition: scanned };
      const old = card && card.former.find((/** @type {any} */ item) => item.edition === scanned);
      if (card && card.edition === scanned) notice("fresh", told(say("card.current", edition)));
      else if (old && old.same) notice("fresh", told(say("card.same", edition)));
      else if (!old) notice("stale", told(say("card.unknown", edition)));
      else {
        const since = old.changes.length ? say("card.since", { list: old.changes.join(say("card.semicolon")) }) : "";
        notice("stale", told(say("card.stale", { edition: scanned, since })), say("card.open"), () => { location.href = Guide.at("card", id); });
      }
    })).catch(() => { /* offline and nothing stored: nothing can be said about the paper */ });
  }
})();
