/* Which characters may stand for what was typed by ear. Each place of a text offers characters; a way through them is worth
   what its characters and its neighbours are worth. */
"use strict";

const Lattice = (() => {
  const heard = (syllable) => {
    let key = /^(zh|ch|sh)/.test(syllable) ? syllable[0] + syllable.slice(2) : syllable;
    if (key[0] === "n" && key.length > 1) key = `l${key.slice(1)}`;
    return key.endsWith("ng") ? key.slice(0, -1) : key;
  };

  return class {
    constructor(vocabulary) {
      this.vocabulary = vocabulary;
      this.counts = vocabulary.counts;
      this.bySound = new Map();
      const ordered = [...this.counts].map(([char, count]) => ({ char, count, code: char.codePointAt(0) }));
      ordered.sort((a, b) => b.count - a.count || a.code - b.code).forEach(({ char }) => {
        new Set(vocabulary.said(char).map(heard)).forEach((key) => {
          if (!this.bySound.has(key)) this.bySound.set(key, []);
          if (this.bySound.get(key).length < 24) this.bySound.get(key).push(char);
        });
      });
    }

    /* Before the first character. */
    static start() { return new Map([["", { score: 0, text: "", known: 0 }]]); }

    static best(states) {
      let found = null;
      states.forEach((state) => { if (!found || state.score > found.score) found = state; });
      return found || { score: -1, text: "", known: 0 };
    }

    reach(found, char, last, state, worth, shown) {
      const times = this.vocabulary.times(last, char), pair = times && 10 + Math.min(times, 10);
      const score = state.score + worth + pair, old = found.get(char);
      if (!old || score > old.score) found.set(char, { score, text: state.text + shown, known: state.known + (pair > 0 ? 1 : 0) });
    }

    step(states, offers, token) {
      const found = new Map();
      offers.forEach(([char, worth]) => states.forEach((state, last) => {
        this.reach(found, char, last, state, worth, char === " " ? token : char);
      }));
      return found;
    }

    letters(states, letters) {
      const at = [states];
      for (let i = 0; i < letters.length; i++) at.push(new Map());
      for (let i = 0; i < letters.length; i++) {
        if (!at[i].size) continue;
        for (let end = i + 1; end <= Math.min(i + 6, letters.length); end++) {
          const part = letters.slice(i, end);
          (this.bySound.get(heard(part)) || []).forEach((char) => {
            const extra = this.vocabulary.said(char).includes(part) ? 2 : 0;
            at[i].forEach((state, last) => this.reach(at[end], char, last, state, extra - 4, char));
          });
        }
      }
      return at[letters.length];
    }

    segments(letters) {
      const reached = [true];
      for (let i = 0; i < letters.length; i++) {
        if (reached[i]) for (let end = i + 1; end <= Math.min(i + 6, letters.length); end++) {
          reached[end] = reached[end] || this.bySound.has(heard(letters.slice(i, end)));
        }
      }
      return Boolean(reached[letters.length]);
    }

    /* What sounds like a character. */
    alike(char) {
      const { vocabulary } = this, offered = new Map();
      vocabulary.said(char).forEach((said) => (this.bySound.get(heard(said)) || []).forEach((other) => {
        offered.set(other, vocabulary.said(other).includes(said) ? 2 : 0);
      }));
      offered.delete(char);
      return [...offered];
    }
  };
})();
