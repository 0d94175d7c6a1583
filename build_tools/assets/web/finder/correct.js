/* A question as it was probably meant: wrong characters of the same sound, syllables or initials typed as letters. */
"use strict";

const Corrector = (() => {
  const { ascii, chars, lazy, trimmed } = Letters;
  const { start, best } = Lattice;

  return class {
    constructor(reading, vocabulary, names) {
      this.reading = reading;
      this.vocabulary = vocabulary;
      this.names = names;
    }

    get lattice() { return lazy(this, "lattice", () => new Lattice(this.vocabulary)); }
    get spelt() { return lazy(this, "spelt", () => this.vocabulary.spelt); }
    get titles() { return lazy(this, "titles", () => this.names.titles); }
    get initials() {
      return lazy(this, "initials", () => this.titles.map((name) => chars(name).map((char) => (this.vocabulary.said(char)[0] || "?")[0]).join("")));
    }

    sounds(text) { return this.vocabulary.sounding(text); }

    corrected(query) {
      const tokens = this.tokens(query);
      if (!tokens.some((token) => token.doubtful)) return null;
      const { lattice } = this;
      let states = start(), typed = start(), spelled = false;
      tokens.forEach((token, i) => {
        const meant = token.doubtful && ascii(token.text) ? this.spelled(token.text, i === tokens.length - 1) : null;
        if (meant) {
          spelled = true;
          states = meant.syllables ? lattice.letters(states, meant.text) : lattice.step(states, [[" ", 0]], meant.text);
          return;
        }
        const stay = [this.sounds(token.text) ? token.text : " ", 8 + Math.min(lattice.counts.get(token.text) || 0, 10)];
        typed = lattice.step(typed, [stay], token.text);
        states = lattice.step(states, token.doubtful && !ascii(token.text) ? [stay, ...lattice.alike(token.text)] : [stay], token.text);
      });
      const found = best(states);
      return spelled || (found.score > best(typed).score && this.clearer(found.text, query)) ? found.text : null;
    }

    clearer(meant, query) {
      const named = (text) => this.reading.pieces(text).reduce((sum, piece) => sum + (piece.kind === "concept" ? chars(piece.text).length : 0), 0);
      return named(meant) > named(query) || this.names.called(this.reading.joined(meant)).some((block) => block.titles);
    }

    tokens(query) {
      const found = [];
      this.reading.pieces(query).forEach((piece) => {
        const certain = piece.kind !== "text" && chars(piece.text).length > 1;
        const last = found[found.length - 1], before = found[found.length - 2];
        if (certain && !ascii(piece.text)) chars(piece.text).forEach((text) => found.push({ text, doubtful: false }));
        else if (certain || !this.unknown(piece.text)) found.push({ text: piece.text, doubtful: !certain && this.sounds(piece.text) });
        else if (before && last.text === " " && this.unknown(before.text)) {
          found.splice(-2, 2, { text: before.text + piece.text, doubtful: true });
        } else found.push({ text: piece.text, doubtful: true });
      });
      return found.map((token, i) => (this.sounds(token.text) && this.known(found, i) ? { text: token.text, doubtful: false } : token));
    }

    known(tokens, i) {
      const open = (token) => token && token.doubtful && this.sounds(token.text);
      const pairs = [i - 1, i].filter((j) => open(tokens[j]) && open(tokens[j + 1]));
      return !pairs.length || pairs.some((j) => this.vocabulary.beside(tokens[j].text, tokens[j + 1].text));
    }

    unknown(token) { return /^[a-z]+$/.test(token) && !this.vocabulary.knows(token); }

    spelled(token, last) {
      const { lattice, spelt } = this, segments = lattice.segments(token);
      if (segments && this.good(token)) return { text: token, syllables: true };
      const similar = token.length >= 4 && spelt.find((word) => Math.abs(word.length - token.length) <= 1 && Slips.one(word, token));
      if (similar) return { text: similar, syllables: false };
      const begun = last && token.length >= 3 && spelt.find((word) => word.startsWith(token));
      if (begun) return { text: begun, syllables: false };
      /** @type {any} */
      let found = null;
      if (token.length >= 4 && !segments) {
        Slips.all(token).forEach((slip) => {
          if (!lattice.segments(slip)) return;
          const state = best(lattice.letters(start(), slip)), length = chars(state.text).length - 1;
          if (state.known >= length && length > 0 && (!found || state.score > found.score)) found = { score: state.score, slip };
        });
      }
      return found ? { text: found.slip, syllables: true } : null;
    }

    good(letters) {
      const state = best(this.lattice.letters(start(), letters)), length = chars(state.text).length - 1;
      return state.known * 2 >= length && length > 0;
    }

    byInitials(query) {
      const letters = trimmed(query).toLowerCase();
      if (!/^[a-z]{3,}$/.test(letters) || this.vocabulary.knows(letters)) return null;
      /** @type {any} */
      let found = null;
      this.initials.forEach((initials, i) => {
        const at = initials.indexOf(letters);
        if (at < 0) return;
        const rank = initials === letters ? 0 : at === 0 ? 1 : 2;
        if (!found || rank < found.rank) found = { rank, text: chars(this.titles[i]).slice(at, at + letters.length).join("") };
      });
      return found && found.text;
    }
  };
})();
