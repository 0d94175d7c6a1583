/* A text as the finder compares it, and the pieces that it is made of: characters, words of letters or digits, phrases. */
"use strict";

const Reading = (() => {
  const { chars, runs, ascii, latin, escaped, longest, sum } = Letters;
  const part = (code) => latin(code) || code === 46;
  const CODED = 0xe000, CODED_TOO = 0xf0000, FEW = 6400;

  return class {
    constructor(data) {
      const language = this.language = data.language;
      const folds = chars(data.folds);
      this.folds = new Map();
      for (let i = 0; i < folds.length; i += 2) this.folds.set(folds[i], folds[i + 1]);
      this.particle = new RegExp(`[${escaped(language.particles)}]`, "gu");
      this.complements = new Set(chars(language.complements));
      const numerals = Object.keys(language.numerals).sort(longest);
      this.numeral = numerals.length && language.measures
        ? new RegExp(`(^|[^0-9a-z.])(${numerals.join("|")})(?=[${language.measures}])`, "gu") : null;
      this.joints = new RegExp(`[,;.!?、。\\n]+(?![0-9])|${language.joints.slice().sort(longest).map(escaped).join("|")}`, "u");
      this.around = language.around.slice().sort(longest);
      this.signs = []; /* characters and words … */
      this.known = new Map(); /* … and their numbers, by their text */
      this.plain = new Map(); /* what is no phrase, by its text or its character's code; and phrases by the code that names have */
      this.phrases = new Map();
      this.most = 0;
      this.end = 0;
      Object.keys(data.phrases).forEach((kind) => data.phrases[kind].forEach((texts, concept) => {
        texts.forEach((text) => this.learn(text, kind, concept));
      }));
    }

    learn(text, kind, concept) {
      const piece = this.closed(text, kind, concept), number = this.phrases.size;
      this.plain.set(number < FEW ? CODED + number : CODED_TOO + number, piece);
      this.phrases.set(text, piece);
      this.most = Math.max(this.most, text.length);
    }

    folded(text) {
      let out = Array.from(text.normalize("NFKC").toLowerCase(), (char) => this.folds.get(char) || char).join("");
      out = out.replace(/([^\x00-\x7f])[ \t\r\n]+(?=[^\x00-\x7f])/gu, "$1");
      return this.numeral ? out.replace(this.numeral, (_, before, said) => before + this.language.numerals[said]) : out;
    }

    joined(text) { return this.spaced(text).replace(/ /g, ""); }

    asksMeaning(text) {
      const rest = this.around.reduce((left, word) => left.split(word).join(" "), text);
      return this.language.meaning.some((phrase) => rest.includes(phrase));
    }

    spaced(text) { return runs(this.folded(text)).map((run) => run.replace(this.particle, "") || run).join(" "); }

    clauses(text) {
      return text.normalize("NFKC").toLowerCase().split(this.joints).filter((part) => runs(part).length);
    }

    /* A question's pieces; where nothing but words of the tone is left, these count. */
    pieces(text) {
      const spaced = this.spaced(text), found = this.cut(spaced, true);
      return found.some((piece) => piece.kind !== "break") ? found : this.cut(spaced, false);
    }

    /* Cuts a question, or a name, in which one character stands for each phrase. */
    cut(text, phrases) {
      const found = [];
      for (let i = 0; i < text.length;) {
        const piece = phrases && this.phrase(text, i);
        found.push(piece || this.plainly(text, i));
        i = piece ? i + piece.text.length : this.end;
      }
      return found;
    }

    plainly(text, start) {
      const code = text.codePointAt(start);
      this.end = start + (code > 65535 ? 2 : 1);
      if (code < 128) while (this.end < text.length && part(code) && part(text.charCodeAt(this.end))) this.end++;
      const key = code < 128 ? text.slice(start, this.end) : code;
      let found = this.plain.get(key);
      if (!found) {
        const said = text.slice(start, this.end);
        this.plain.set(key, found = this.closed(said, said === " " ? "break" : "text", -1));
      }
      return found.signs ? found : this.opened(found);
    }

    /* A piece is opened when a text has it. */
    closed(text, kind, concept) { return { text, kind, concept, signs: null, sum: 0, complement: false }; }

    opened(piece) {
      const { text } = piece, signs = piece.signs = [];
      runs(text).forEach((run) => {
        if (ascii(run)) signs.push(this.sign(run, true));
        else for (const char of run) signs.push(this.sign(char, false));
      });
      piece.complement = signs.length > 0 && signs[0].complement;
      piece.sum = sum(text);
      return piece;
    }

    sign(text, word) {
      let id = this.known.get(text);
      if (id === undefined) {
        id = this.signs.push({ id: this.signs.length, text, word, complement: this.complements.has(text) }) - 1;
        this.known.set(text, id);
      }
      return this.signs[id];
    }

    /* The longest phrase there; of letters, it does not begin or end within a longer word. */
    phrase(text, start) {
      if (latin(text.charCodeAt(start)) && latin(text.charCodeAt(start - 1))) return null;
      for (let end = Math.min(text.length, start + this.most); end > start; end--) {
        const found = this.phrases.get(text.slice(start, end));
        if (found && !(latin(text.charCodeAt(end - 1)) && latin(text.charCodeAt(end)))) return found.signs ? found : this.opened(found);
      }
      return null;
    }
  };
})();
