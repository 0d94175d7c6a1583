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
      this.spoken = new Map(); /* by their sound, all characters that have it … */
      vocabulary.sounds.forEach((table) => (table.match(/[a-z]+[^a-z]+/g) || []).forEach((part) => {
        const [syllable] = part.match(/[a-z]+/), key = heard(syllable);
        this.spoken.set(key, (this.spoken.get(key) || "") + part.slice(syllable.length));
      }));
      this.offers = new Map(); /* … and those of the index that are offered */
    }

    /* The characters of the index that have a sound, the commonest first. */
    offered(key) {
      let found = this.offers.get(key);
      if (found) return found;
      const rank = (char) => this.counts.get(char);
      found = [...new Set(this.spoken.get(key) || "")].filter(rank);
      found.sort((a, b) => rank(b) - rank(a) || a.codePointAt(0) - b.codePointAt(0));
      this.offers.set(key, found = found.slice(0, 24));
      return found;
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
          this.offered(heard(part)).forEach((char) => {
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
          reached[end] = reached[end] || this.offered(heard(letters.slice(i, end))).length > 0;
        }
      }
      return Boolean(reached[letters.length]);
    }

    /* What sounds like a character. */
    alike(char) {
      const { vocabulary } = this, found = new Map();
      vocabulary.said(char).forEach((said) => this.offered(heard(said)).forEach((other) => {
        found.set(other, vocabulary.said(other).includes(said) ? 2 : 0);
      }));
      found.delete(char);
      return [...found];
    }
  };
})();
