/* A walk through the trees: where it is, how it came there, and whether the proof of the trees covers it.

   The proof is over walks from a tree's start, answer by answer. A walk that began in the middle, that claims to have
   been through another tree, or that was changed by a new edition of the guide is not covered: it is `open` to doubt,
   and steps that need something to be known are withheld in it. */
"use strict";

/** @typedef {{ text: string, guard: string, tell: string, hint: string }} Said */
/** @typedef {{ to: string, label: string, left: string }} Return */
/** @typedef {{ tree: string, title: string, node: string, question: string, settles: boolean, then: Object<string, Return>, said: Said }} Frame */
/** @typedef {{ tree: string, title: string, node: string, question: string, label: string, guard: string, to: string, verb: string, frames: Frame[] }} Taken */
/** @typedef {{ tree: string, node: string, trail: Taken[], frames: Frame[], memory: Object<string, string>, open: string, from: string, at: number, note: Said | null, terminal?: string }} State */

const Walk = (() => {
  const OLD = 6 * 3600 * 1000; /* milliseconds after which a walk is begun anew: what was known then is not known now */

  /** @param {string} tree @param {string} node @param {string} [open] why the proof does not cover it @returns {State} */
  const fresh = (tree, node, open) => ({
    tree, node, trail: [], frames: [], memory: {}, open: open || "", from: open ? "jump" : "start", at: Date.now(), note: null,
  });

  return {
    fresh,
    /** @param {State} state */
    old: (state) => !(Date.now() - state.at < OLD),

    /** @param {State} state @param {Taken} taken @param {string} node @param {string} tree @returns {State} */
    after: (state, taken, node, tree) => ({
      ...state,
      tree,
      node,
      trail: [...state.trail, taken],
      memory: { ...state.memory, [`${taken.tree}#${taken.node}`]: taken.label },
      from: "answer",
      at: Date.now(),
      note: null,
    }),

    /** The walk as it was before its step number `index`. @param {State} state @param {number} index @returns {State} */
    before: (state, index) => {
      const item = state.trail[index];
      return { ...state, tree: item.tree, node: item.node, trail: state.trail.slice(0, index), frames: item.frames, from: "change", at: Date.now(), note: null };
    },

    /** How many steps are left in this tree and in those that it comes back to: [least, most]; most is 0 where nobody can say. @param {string} own @param {Frame[]} frames */
    left: (own, frames) => {
      const read = (/** @type {string} */ text) => text.split("-").map(Number);
      let [least, most] = read(own);
      let known = most >= least;
      frames.forEach((frame) => {
        const ways = Object.keys(frame.then).map((key) => read(frame.then[key].left));
        least += Math.min(...ways.map((way) => way[0]));
        most += Math.max(...ways.map((way) => way[1]));
        known = known && ways.every((way) => way[1] >= way[0]);
      });
      return [least, known ? most : 0];
    },
  };
})();
