/* What the site tells its scripts, and small helpers over the page. Each script brings its own words along. */
"use strict";

/** @typedef {{ words: Object<string, string>, kept: string[], places: Object<string, string> }} GuideData */

const Guide = (() => {
  const DATA = {}; /* filled in when the site is built */
  /** @type {GuideData} */
  const data = Object.assign({ words: {}, kept: [], places: {} }, DATA);
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  const root = script.src.split(/[?#]/)[0].slice(0, -data.places.site.length);

  return {
    data,
    /** Words that a script brings along. @param {Object<string, string>} words */
    learn(words) { Object.assign(data.words, words); },
    /** The site's root, as an address. */
    root,
    /** The address of a file of the site. @param {string} name @param {string} [id] of a tree or a card */
    at(name, id) { return root + data.places[name].replace("{id}", () => id || ""); },
    online: /^http/.test(location.protocol),
    /** The words for a key, with what goes into them. @param {string} key @param {Object<string, string | number>} [given] */
    say(key, given) {
      const text = data.words[key] === undefined ? key : data.words[key];
      return text.replace(/\{(\w+)\}/g, (whole, name) => (given && name in given ? String(given[name]) : whole));
    },
    /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Object<string, any>} attributes @param {...(Node | string)} children @returns {HTMLElementTagNameMap[T]} */
    el(tag, attributes, ...children) {
      const node = document.createElement(tag);
      Object.keys(attributes).forEach((name) => {
        const value = attributes[name];
        if (typeof value === "function") node.addEventListener(name.slice(2), value);
        else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
      });
      node.append(...children.filter((child) => child !== ""));
      return node;
    },
    /** Replace what an element holds. @param {Element} node @param {...(Node | string)} children */
    fill(node, ...children) {
      while (node.firstChild) node.removeChild(node.firstChild);
      node.append(...children.filter((child) => child !== ""));
    },
    /** Soon, whether or not the browser finds the time: one that draws nothing never says so. @param {() => void} act @param {number} otherwise milliseconds */
    soon(act, otherwise) {
      if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 3000 }); else setTimeout(act, otherwise);
    },
    /** @param {string} selector @param {ParentNode} [from] @returns {HTMLElement[]} */
    all(selector, from) {
      return Array.prototype.slice.call((from || document).querySelectorAll(selector));
    },
  };
})();
