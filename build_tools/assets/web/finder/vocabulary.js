/* What the index knows of its own words: how characters sound, which stand side by side, which words of letters there are.
   It is worked out when a question comes that needs it. */
"use strict";

const Vocabulary = (() => {
  const { chars, ascii, lazy } = Letters;

  return class {
    constructor(data, reading, terms, names, passages, codes) {
      this.data = data;
      this.reading = reading;
      this.terms = terms;
      this.names = names;
      this.passages = passages;
      this.codes = codes;
    }

    /* The syllables of each character; in a table each syllable stands before its characters. */
    get sounds() {
      return lazy(this, "sounds", () => {
        const found = new Map();
        this.data.sounds.forEach((table) => table.match(/[a-z]+[^a-z]+/g).forEach((part) => {
          const syllable = part.match(/[a-z]+/)[0];
          chars(part.slice(syllable.length)).forEach((char) => {
            if (found.has(char)) found.get(char).push(syllable); else found.set(char, [syllable]);
          });
        }));
        return found;
      });
    }

    said(char) { return this.sounds.get(char) || []; }

    /* Pairs and words that the names need not have: those of the passages, and those of the groups. */
    get more() {
      return lazy(this, "more", () => {
        const pairs = new Map(), words = new Set(Object.keys(this.codes));
        const count = (a, b, times) => { if (this.sounds.has(a) && this.sounds.has(b)) pairs.set(a + b, (pairs.get(a + b) || 0) + times); };
        this.passages.terms.forEach((term) => {
          const pair = chars(term);
          if (ascii(term)) words.add(term);
          else if (pair.length === 2) count(pair[0], pair[1], 1);
        });
        this.data.groups.forEach((group) => group.forEach((folded) => {
          const all = chars(folded);
          folded.split(/[ \t\r\n]+/).forEach((run) => { if (run && ascii(run)) words.add(run); });
          for (let i = 0; i + 1 < all.length; i++) count(all[i], all[i + 1], 2);
        }));
        return { pairs, words };
      });
    }

    /* How often two characters stand side by side. */
    times(a, b) {
      if (!this.sounds.has(a) || !this.sounds.has(b)) return 0;
      const { known } = this.reading;
      const named = known.has(a) && known.has(b) ? this.names.twice[this.terms.term(known.get(a), known.get(b), false)] : 0;
      return (named || 0) + (this.more.pairs.get(a + b) || 0);
    }

    knows(word) { return this.named(word) || this.more.words.has(word); }

    named(word) { return this.reading.known.has(word) && this.names.counts[this.terms.alone(word)] > 0; }

    /* How often each character stands beside another. */
    get counts() { return lazy(this, "counts", () => this.counted()); }

    counted() {
      const { signs } = this.reading, { first, second } = this.terms, found = new Map();
      const sounding = signs.map((sign) => this.sounds.has(sign.text)), counts = signs.map(() => 0);
      this.names.twice.forEach((times, term) => {
        const a = first[term], b = second[term];
        if (b < 0 || !sounding[a] || !sounding[b]) return;
        counts[a] += times;
        counts[b] += times;
      });
      counts.forEach((count, id) => { if (count) found.set(signs[id].text, count); });
      this.more.pairs.forEach((times, pair) => chars(pair).forEach((char) => found.set(char, (found.get(char) || 0) + times)));
      return found;
    }

    /* All words of at least three letters. */
    get spelt() {
      const words = new Set([...this.more.words, ...this.reading.known.keys()]);
      return [...words].filter((word) => /^[a-z]{3,}$/.test(word) && this.knows(word)).sort();
    }
  };
})();
