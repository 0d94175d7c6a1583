/* Ranks the documents for a question. */
"use strict";

const Ranking = (() => {
  const { whole } = Letters;
  const LIMIT = 8, FULL = 1000, CODE = 100000, EXACT = 120000, PAUSE = 50;

  return class {
    /* What all documents share, and the parts, which each count their documents from their own first. */
    constructor([data, ...parts]) {
      this.weights = data.weights;
      this.home = data.home;
      this.language = data.language;
      this.readable = false;
      this.documents = [];
      this.codes = {};
      this.passages = new Passages();
      const names = [];
      parts.forEach((part) => {
        const first = this.documents.length;
        this.documents.push(...part.documents);
        names.push(...part.names);
        Object.keys(part.codes).forEach((code) => { this.codes[code] = first + part.codes[code]; });
        part.passages.forEach((list, i) => this.passages.add(list, first + i));
      });
      this.reading = new Reading(data);
      this.terms = new Terms(this.reading);
      this.names = new Names(this.reading, this.terms, names, data.rarity);
      this.vocabulary = new Vocabulary(data, this.reading, this.terms, this.names, this.passages, this.codes);
      this.corrector = new Corrector(this.reading, this.vocabulary, this.names);
    }

    passed(term) { return this.passages.holding(this.terms.text(term)); }

    /* Reads for at most so many milliseconds: whether a question can be answered. A page goes on answering meanwhile. */
    ready(most) {
      const was = this.readable;
      this.readable = was || this.names.ready(most);
      if (this.readable && !was) this.ahead();
      return this.readable;
    }

    /* What only a misspelt question needs is made in pauses, so that none has to wait for all of it. */
    ahead() {
      const steps = [() => this.passages.terms, () => this.vocabulary.more, () => this.vocabulary.counts, () => this.corrector.lattice];
      const next = () => {
        const step = steps.shift();
        if (!step) return;
        step();
        setTimeout(next, PAUSE);
      };
      setTimeout(next, PAUSE);
    }

    answer(query, limit) {
      this.ready(Infinity);
      const meant = this.corrector.byInitials(query) || this.corrector.corrected(query);
      const clauses = this.reading.clauses(query);
      const scores = new Map();
      (meant ? [[query, 100], [meant, this.weights.meant]] : [[query, 100]]).forEach(([text, percent]) => {
        this.scores(text).forEach((score, document) => {
          const part = whole(score * percent, 100);
          if (!scores.has(document) || part > scores.get(document)) scores.set(document, part);
        });
      });
      if (clauses.length > 1) clauses.forEach((clause) => this.scores(clause).forEach((score, document) => {
        scores.set(document, (scores.get(document) || 0) + whole(score * this.weights.clause, 100));
      }));
      const codes = codesNamed(query, this.codes, this.language);
      codes.forEach((code, before) => scores.set(this.codes[code], (scores.get(this.codes[code]) || 0) + CODE - before));
      const hits = [...scores].filter((item) => item[1] > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit || LIMIT)
        .map(([number, score]) => {
          const [id, kind, title, url, answer] = this.documents[number];
          return { id, kind, title, url, answer, score };
        });
      return { hits, meant };
    }

    /* An answer as the box shows it: with the terms to be lit in titles, and the ways on where nothing is sure. */
    told(query) {
      const found = this.answer(query), meant = found.meant;
      const terms = [...this.terms.of(meant ? `${query} ${meant}` : query)].map((term) => this.terms.text(term));
      return Object.assign(found, { terms, home: this.home });
    }

    scores(text) {
      const w = this.weights, worths = [];
      let size = 0;
      this.terms.of(text).forEach((term) => {
        const worth = this.names.worth(term, () => this.passed(term).length);
        if (worth < 0) return;
        worths.push([term, worth]);
        size += worth;
      });
      const found = new Map();
      if (!size) return found;
      const { first, second } = this.bestNames(worths, size);
      const shares = this.held(worths, (term) => this.names.shares(term));
      const passages = this.held(worths, (term) => this.passed(term));
      const same = this.same(this.reading.joined(text));
      const defined = this.reading.asksMeaning(text);
      this.documents.forEach(([, kind], document) => {
        if (!first[document] && !passages[document]) return;
        const shared = whole(shares[document] * FULL, 100 * size), held = whole(passages[document] * FULL, 10 * size);
        const score = first[document] * 100 + second[document] * w.second + shared * w.shares + held * w.passages;
        const exact = same.has(document) && (kind !== "term" || defined);
        found.set(document, whole(score * (defined && kind === "term" ? w.defined : w.kinds[kind]), 10000) + (exact ? EXACT : 0));
      });
      return found;
    }

    /* The documents that are called so; what is only asked counts where none is. */
    same(key) {
      const blocks = this.names.called(key), most = Math.max(...blocks.map((block) => block.weight));
      return new Set(blocks.filter((block) => block.weight === most).map((block) => block.document));
    }

    /* For each document the score of its best name, and of the next best one. */
    bestNames(worths, size) {
      const w = this.weights, { names } = this, shared = new Float64Array(names.sizes.length), touched = [];
      const first = new Float64Array(this.documents.length), second = first.slice();
      worths.forEach(([term, worth]) => {
        const holding = names.holding(term);
        for (let i = 0; i < holding.length && worth; i++) {
          if (!shared[holding[i]]) touched.push(holding[i]);
          shared[holding[i]] += worth;
        }
      });
      for (let i = 0; i < touched.length; i++) {
        const name = touched[i], { document, weight } = names.block[name], both = shared[name];
        const all = both * 100 + w.asked * (size - both) + w.unsaid * Math.max(0, names.sizes[name] - both);
        const score = whole(weight * FULL * both, all);
        if (score > first[document]) { second[document] = first[document]; first[document] = score; }
        else if (score > second[document]) second[document] = score;
      }
      return { first, second };
    }

    /* How much of the question each document holds, by what is known of its terms. */
    held(worths, lists) {
      const held = new Float64Array(this.documents.length);
      worths.forEach(([term, worth]) => lists(term).forEach(([document, value]) => { held[document] += worth * value; }));
      return held;
    }
  };
})();
self.FinderIndex = Ranking;

/* In a worker: answers come under the numbers of the questions. The page's own thread is left to taps and keys. */
if (typeof document === "undefined") {
  /** @type {any} */
  let index = null;
  self.onmessage = ({ data: [number, query] }) => {
    index = index || new Ranking(self.FINDER);
    self.postMessage([number, index.told(query)]);
  };
}
