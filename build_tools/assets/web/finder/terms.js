/* What is compared: pairs of characters, words, concepts, whether these are so, and two of them together. A term is a number,
   found again by two others, without its text: tens of thousands are read before the first answer, and nothing is made for them. */
"use strict";

const Terms = (() => {
  const { ascii } = Letters;
  const CONCEPT = 130, OTHER = 100;
  const ALONE = -1, DENIED = -2, NAMED = -3, SO = -4, NOT = -5, BOTH = -6; /* stand in place of a second sign; below `BOTH` are concepts */

  return class {
    constructor(reading) {
      this.reading = reading;
      this.first = []; /* of each term its two numbers */
      this.second = [];
      this.slots = new Int32Array(1 << 14); /* the terms by these, each counted from one */
      this.named = []; /* of each concept its first term */
    }

    /* The number of a term; of one that is not there a new one, or −1. */
    term(a, b, made = true) {
      const { slots, first, second } = this, mask = slots.length - 1;
      let at = Math.imul(Math.imul(a, 8191) + b, 0x9e3779b1) >>> 7 & mask;
      for (let found = slots[at]; found; found = slots[at]) {
        if (first[found - 1] === a && second[found - 1] === b) return found - 1;
        at = at + 1 & mask;
      }
      if (!made) return -1;
      second.push(b);
      slots[at] = first.push(a);
      if (first.length * 2 > slots.length) this.widen();
      return first.length - 1;
    }

    widen() {
      const { first, second } = this;
      this.slots = new Int32Array(this.slots.length * 2);
      this.first = [];
      this.second = [];
      first.forEach((a, term) => this.term(a, second[term]));
    }

    /* The same of a word by itself. */
    alone(id) { return this.term(id, ALONE, false); }

    /* A concept's first term; the next two say that it is so, or is not. */
    concept(id) {
      if (this.named[id] === undefined) [this.named[id]] = [NAMED, SO, NOT].map((what) => this.term(id, what));
      return this.named[id];
    }

    text(term) {
      const { signs } = this.reading, a = this.first[term], b = this.second[term];
      if (b >= 0) return signs[a].text + signs[b].text;
      if (b === ALONE) return signs[a].text;
      if (b === DENIED) return `-${signs[a].text}`;
      return b <= BOTH ? `${a}&${BOTH - b}` : "#+-"[NAMED - b] + a;
    }

    weight(term) { return this.second[term] === NAMED ? CONCEPT : OTHER; }

    /* Puts every term to the others, some more than once; gives the sum of the pieces. */
    each(pieces, terms) {
      let sum = 0, last = -1, alone = false, concepts = false, denials = false;
      for (let i = 0; i < pieces.length; i++) {
        const { kind, signs } = pieces[i];
        sum += pieces[i].sum;
        if (kind === "break") {
          if (alone) terms.push(this.term(last, ALONE));
          last = -1;
          alone = false;
          continue;
        }
        if (kind === "concept") concepts = true;
        else if (kind === "not") denials = true;
        for (let j = 0; j < signs.length; j++) {
          const { id, word } = signs[j];
          if (word) {
            if (alone) terms.push(this.term(last, ALONE));
            terms.push(this.term(id, ALONE));
          } else if (last >= 0) terms.push(this.term(last, id));
          alone = !word && last < 0;
          last = word ? -1 : id;
        }
      }
      if (alone) terms.push(this.term(last, ALONE));
      if (concepts || denials) this.polar(pieces, denials ? this.denied(pieces) : null, terms);
      return sum;
    }

    polar(pieces, denied, terms) {
      const held = [];
      for (let i = 0; i < pieces.length; i++) {
        const { kind, concept, text } = pieces[i], no = denied !== null && denied.indexOf(i) >= 0;
        if (kind === "concept") {
          const named = this.concept(concept);
          terms.push(named);
          terms.push(no ? named + 2 : named + 1);
          if (held.indexOf(concept) < 0) held.push(concept);
        } else if (no && kind === "text" && !ascii(text)) terms.push(this.term(this.reading.sign(text, false).id, DENIED));
      }
      if (held.length > 1) held.sort((a, b) => a - b);
      for (let i = 0; i < held.length; i++) for (let j = i + 1; j < held.length; j++) terms.push(this.term(held[i], BOTH - held[j]));
    }

    /* The places of what is denied: a negation speaks of what follows, or of the verb before. */
    denied(pieces) {
      const found = [];
      for (let i = 0; i < pieces.length; i++) if (pieces[i].kind === "not") {
        const then = i + 1 < pieces.length && pieces[i + 1].text === " " ? i + 2 : i + 1, after = pieces[then];
        const backward = !after || after.kind === "break" || after.complement;
        found.push(backward && i && pieces[i - 1].kind !== "break" ? i - 1 : then);
      }
      return found;
    }

    /* The terms of a question. */
    of(text) {
      const found = [];
      this.each(this.reading.pieces(text), found);
      return new Set(found);
    }
  };
})();
