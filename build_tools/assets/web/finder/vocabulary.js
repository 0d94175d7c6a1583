/* What the index knows of its own words: how characters sound, which stand side by side, which words of letters there are.
   It is worked out when a question comes that needs it. */
"use strict";

const Vocabulary = (() => {
  const { chars, ascii, lazy } = Letters;

  return class {
    constructor(data, reading, terms, names, passages, codes) {
      this.sounds = data.sounds;
      this.groups = data.groups;
      this.reading = reading;
      this.terms = terms;
      this.names = names;
      this.passages = passages;
      this.codes = codes;
      this.heard = new Map();
    }

    /* The syllables of a character; in a table each syllable stands before its characters. */
    said(char) {
      let found = this.heard.get(char);
      if (found) return found;
      this.heard.set(char, found = []);
      if (char && !ascii(char)) this.sounds.forEach((table) => {
        let end = table.indexOf(char);
        if (end < 0) return;
        while (table[end - 1] > "z") end--;
        let start = end;
        while (start && table[start - 1] <= "z") start--;
        found.push(table.slice(start, end));
      });
      return found;
    }

    sounding(char) { return this.said(char).length > 0; }

    /* Pairs and words that the names need not have: those of the passages, and those of the groups. */
    get more() {
      return lazy(this, "more", () => {
        const pairs = new Map(), words = new Set(Object.keys(this.codes));
        const count = (a, b, times) => { if (this.sounding(a) && this.sounding(b)) pairs.set(a + b, (pairs.get(a + b) || 0) + times); };
        this.passages.terms.forEach((term) => {
          if (term.charCodeAt(0) < 128) { words.add(term); return; }
          const pair = chars(term);
          if (pair.length === 2) count(pair[0], pair[1], 1);
        });
        this.groups.forEach((group) => group.forEach((folded) => {
          let last = "";
          for (const char of folded) {
            if (last) count(last, char, 2);
            last = char;
          }
          if (/[a-z]/.test(folded)) folded.split(/[ \t\r\n]+/).forEach((run) => words.add(run));
        }));
        return { pairs, words };
      });
    }

    /* How often two characters stand side by side; the names are asked first, which is often enough to know that they do. */
    times(a, b) { return this.named(a, b) + (this.sounding(a) && this.sounding(b) && this.more.pairs.get(a + b) || 0); }

    beside(a, b) { return this.named(a, b) > 0 || this.times(a, b) > 0; }

    named(a, b) {
      const { known } = this.reading, one = known.get(a), other = known.get(b);
      if (one === undefined || other === undefined || !this.sounding(a) || !this.sounding(b)) return 0;
      return this.names.twice[this.terms.term(one, other, false)] || 0;
    }

    knows(word) {
      const id = this.reading.known.get(word);
      return (id !== undefined && this.names.counts[this.terms.alone(id)] > 0) || this.more.words.has(word);
    }

    /* How often each character stands beside another. */
    get counts() {
      return lazy(this, "counts", () => {
        const { signs } = this.reading, { first, second } = this.terms, { twice } = this.names, found = new Map();
        const sounding = signs.map((sign) => this.sounding(sign.text)), counts = signs.map(() => 0);
        for (let term = 0; term < twice.length; term++) {
          const a = first[term], b = second[term];
          if (b < 0 || !sounding[a] || !sounding[b]) continue;
          counts[a] += twice[term];
          counts[b] += twice[term];
        }
        counts.forEach((count, id) => { if (count) found.set(signs[id].text, count); });
        this.more.pairs.forEach((times, pair) => chars(pair).forEach((char) => found.set(char, (found.get(char) || 0) + times)));
        return found;
      });
    }

    /* All words of at least three letters. */
    get spelt() {
      const words = new Set([...this.more.words, ...this.reading.known.keys()]);
      return [...words].filter((word) => /^[a-z]{3,}$/.test(word) && this.knows(word)).sort();
    }
  };
})();
