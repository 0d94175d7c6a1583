/* Which terms the passages of a document are full of; looked up as they stand. */
"use strict";

class Passages {
  constructor() {
    this.lists = [];
    this.found = new Map();
  }

  /* Values, each before the terms that the document holds so much of. */
  add(list, document) {
    for (let i = 0; i < list.length; i += 2) this.lists.push({ document, value: list[i], terms: ` ${list[i + 1]} ` });
  }

  /* The documents that hold a term, and how much. */
  holding(term) {
    let found = this.found.get(term);
    if (!found) {
      const word = ` ${term} `;
      found = this.lists.filter(({ terms }) => terms.includes(word)).map(({ document, value }) => [document, value]);
      this.found.set(term, found);
    }
    return found;
  }

  get terms() {
    return Letters.lazy(this, "terms", () => new Set([].concat(...this.lists.map(({ terms }) => terms.trim().split(" ")))));
  }
}
