/* The names of all documents, and which terms they hold: read once, block by block, into plain lists of numbers. */
"use strict";

const Names = (() => {
  const { sum, whole } = Letters;
  const CROWD = 100, TITLE = 100;

  return class {
    /* A block is what one document has of names of one weight. */
    constructor(reading, terms, lists, rarity) {
      this.reading = reading;
      this.terms = terms;
      this.rarity = rarity;
      this.blocks = [];
      lists.forEach((list, document) => {
        for (let i = 0; i < list.length; i += 2) this.blocks.push({ document, weight: list[i], text: list[i + 1], titles: list[i] === TITLE, first: 0, texts: null });
      });
      this.read = 0; /* so many blocks */
      this.block = []; /* of each name its block, … */
      this.sums = []; /* … its sum, … */
      this.ends = []; /* … and where its terms end among those of all names */
      /** @type {number[] | Int32Array} */
      this.held = [];
      /** @type {any} */
      this.counts = null; /* of each term how many names hold it, … */
      this.twice = null; /* … the same where what a thing is called counts twice, … */
      this.documents = null; /* … how many documents are called so, … */
      /** @type {any} */
      this.stops = null; /* … and where its names end among those of all terms */
      this.shared = new Map();
    }

    /* Reads for at most so many milliseconds: whether all is read. */
    ready(most) {
      const end = performance.now() + most;
      while (this.read < this.blocks.length && performance.now() < end) this.take(this.blocks[this.read++]);
      if (this.read < this.blocks.length) return false;
      if (!this.counts) this.count();
      if (!this.stops) this.turn();
      return true;
    }

    take(block) {
      block.first = this.block.length;
      block.text.split("|").forEach((text) => {
        this.block.push(block);
        this.sums.push(this.terms.each(this.reading.cut(text, false), this.held));
        this.ends.push(this.held.length);
      });
    }

    /* Counts for each term the names that hold it. */
    count() {
      const { block, ends } = this, held = this.held = Int32Array.from(this.held), size = this.terms.first.length;
      const list = () => new Int32Array(size);
      const last = list().fill(-1), within = list().fill(-1), counts = list(), twice = list(), documents = list();
      for (let name = 0, i = 0; name < ends.length; name++) {
        const { document, titles } = block[name], times = titles ? 2 : 1;
        for (; i < ends[name]; i++) {
          const term = held[i];
          if (last[term] === name) { held[i] = -1; continue; }
          if (within[term] !== document) documents[term]++;
          last[term] = name;
          within[term] = document;
          counts[term]++;
          twice[term] += times;
        }
      }
      Object.assign(this, { counts, twice, documents });
    }

    /* Turns the list round: the names of each term, and what the terms of each name are worth together. */
    turn() {
      const { held, ends, counts } = this, worths = counts.map((_, term) => this.worth(term, () => 0)), next = counts.slice();
      for (let term = 0, place = 0; term < counts.length; term++) { next[term] = place; place += counts[term]; }
      this.names = new Int32Array(held.length);
      this.sizes = new Int32Array(ends.length);
      for (let name = 0, i = 0; name < ends.length; name++) for (; i < ends[name]; i++) {
        const term = held[i];
        if (term < 0) continue;
        this.names[next[term]++] = name;
        this.sizes[name] += worths[term];
      }
      this.stops = next;
    }

    /* The worth of a term: the rarer among the documents' names, the more; where none has it, among so many passages; −1 where these have not either. */
    worth(term, passages) {
      const documents = this.documents[term] || passages();
      return documents ? whole(this.terms.weight(term) * this.rarity[Math.min(documents, this.rarity.length - 1)], 100) : -1;
    }

    /* The numbers of the names that hold a term. */
    holding(term) { return this.counts[term] ? this.names.subarray(this.stops[term] - this.counts[term], this.stops[term]) : []; }

    /* How many of a document's names hold a term, and how few of others: for each such document, in per cent. */
    shares(term) {
      if (this.shared.has(term)) return this.shared.get(term);
      const holding = this.holding(term), counts = [];
      let total = 0, last = -1;
      for (let i = 0; i < holding.length; i++) {
        const { document, weight } = this.block[holding[i]];
        if (document !== last) counts.push([document, 0]);
        counts[counts.length - 1][1] += weight;
        last = document;
        total += weight;
      }
      const found = counts.map(([document, count]) => [document, whole(50 * count, count + CROWD) + whole(50 * count, total + CROWD)]);
      this.shared.set(term, found);
      return found;
    }

    /* A name as one word. */
    joined(name) {
      const block = this.block[name];
      block.texts = block.texts || block.text.split("|");
      return this.reading.cut(block.texts[name - block.first], false).map((piece) => piece.text).join("").replace(/ /g, "");
    }

    /* The blocks of the names that are this one word. */
    called(key) {
      const found = [];
      const next = (name) => this.sums.indexOf(sum(key), name);
      for (let name = next(0); key && name >= 0; name = next(name + 1)) if (this.joined(name) === key) found.push(this.block[name]);
      return found;
    }

    /* What things are called, as one word each. */
    get titles() {
      const found = [];
      this.block.forEach((block, name) => { if (block.titles) found.push(this.joined(name)); });
      return found;
    }
  };
})();
