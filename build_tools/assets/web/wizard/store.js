/* What this browser remembers. Every access may be refused (cookies blocked, a sandboxed frame, a full disk). */
"use strict";

/** @typedef {{ read(key: string): any, write(key: string, value: any): boolean }} Store */

const Store = (() => {
  /** @param {"localStorage" | "sessionStorage"} name @returns {Store} */
  const guarded = (name) => ({
    read(key) {
      try { return JSON.parse(window[name].getItem(key) || "null"); } catch (_) { return null; }
    },
    write(key, value) {
      try {
        window[name].setItem(key, JSON.stringify(value));
        return true;
      } catch (_) { return false; }
    },
  });
  const kept = guarded("localStorage");
  const tab = guarded("sessionStorage");
  const HANDED = "walk";

  /* From page to page a walk is handed over under a token that is in the address too: what an interrupted
     navigation left behind, or another tab wrote, is nobody's walk. Without storage the window's name carries it. */
  return {
    kept,
    tab,
    /** @param {any} state @returns {string} */
    hand(state) {
      const token = Math.random().toString(36).slice(2, 10);
      const text = { token, state };
      if (!/^http/.test(location.protocol) || !tab.write(HANDED, text)) window.name = JSON.stringify(text);
      return token;
    },
    /** @param {string} token @returns {any} */
    take(token) {
      let named = null;
      try { named = JSON.parse(window.name || "null"); } catch (_) { /* somebody else's name */ }
      const stored = tab.read(HANDED);
      if (stored) tab.write(HANDED, null);
      if (named && named.token) window.name = "";
      const found = [stored, named].find((each) => each && each.token === token);
      return token && found ? found.state : null;
    },
  };
})();
