/* Ranks the documents for a question. It comes in one script with the index, when the finder is first used.
   What it does, reading.py, numbers.py, correct.py and rank.py do, too, step for step, in whole numbers. */
(() => {
  "use strict";

  const PAIR = 100, CONCEPT = 130, POLARITY = 100, BOTH = 100;
  const LIMIT = 8, FULL = 1000, CODE = 100000, EXACT = 120000, CROWD = 100;
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const RUN = /[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{N}])+/gu;
  const runsOf = (text) => text.match(RUN) || [];
  const ascii = (text) => /^[\x00-\x7f]*$/.test(text);
  const chars = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text.split(""));
  const latin = (char) => char !== undefined && ((char >= "a" && char <= "z") || (char >= "0" && char <= "9"));
  const trimmed = (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  const longest = (a, b) => Array.from(b).length - Array.from(a).length || (a < b ? -1 : a > b ? 1 : 0);
  const whole = (a, b) => Math.floor(a / b);

  class Reading {
    constructor(data) {
      const language = this.language = data.language;
      this.groups = data.groups;
      this.folds = new Map();
      const folds = Array.from(data.folds);
      for (let i = 0; i < folds.length; i += 2) this.folds.set(folds[i], folds[i + 1]);
      this.particles = new Set(Array.from(language.particles));
      this.complements = new Set(Array.from(language.complements));
      const numerals = Object.keys(language.numerals).sort(longest);
      this.numeral = numerals.length && language.measures
        ? new RegExp(`(^|[^0-9a-z.])(${numerals.join("|")})(?=[${language.measures}])`, "gu") : null;
      this.joints = new RegExp(`[,;.!?、。\\n]+(?![0-9])|${language.joints.slice().sort(longest).map(escaped).join("|")}`, "u");
      this.around = language.around.slice().sort(longest);
      this.plain = new Map(); /* what is no phrase, by its text: thousands of names share a few thousand characters */
      this.phrases = new Map();
    }

    piece(text, kind, concept) { return { text, kind, concept, chars: chars(text), runs: runsOf(text) }; }

    other(text) {
      let found = this.plain.get(text);
      if (!found) this.plain.set(text, found = this.piece(text, text === " " ? "break" : "text", -1));
      return found;
    }

    /* The words that a question is cut by; `some` lets others have a turn. */
    *collect(some) {
      const found = new Map();
      const put = (word, kind, concept) => {
        const text = this.spaced(word);
        if (text && !found.has(text)) found.set(text, this.piece(text, kind, concept));
      };
      yield* some(this.groups, (group, number) => group.forEach((word) => put(word, "concept", number)));
      this.language.negation.forEach((word) => put(word, "not", -1));
      this.language.around.forEach((word) => put(word, "break", -1));
      const pieces = [...found.values()];
      pieces.sort((a, b) => b.chars.length - a.chars.length || (a.text < b.text ? -1 : 1));
      pieces.forEach((piece) => {
        if (!this.phrases.has(piece.chars[0])) this.phrases.set(piece.chars[0], []);
        this.phrases.get(piece.chars[0]).push(piece);
      });
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

    spaced(text) {
      return runsOf(this.folded(text)).map((run) => {
        if (ascii(run)) return run;
        return Array.from(run).filter((char) => !this.particles.has(char)).join("") || run;
      }).join(" ");
    }

    pieces(text) { return this.piecesOf(this.spaced(text)); }

    piecesOf(spaced) {
      const all = chars(spaced), pieces = this.scan(all, this.phrases);
      return pieces.some((piece) => piece.kind !== "break") ? pieces : this.scan(all, new Map());
    }

    scan(chars, phrases) {
      const fits = (piece, i) => {
        const part = piece.chars, end = i + part.length;
        for (let k = 0; k < part.length; k++) if (chars[i + k] !== part[k]) return false;
        return !(latin(part[0]) && latin(chars[i - 1])) && !(latin(part[part.length - 1]) && latin(chars[end]));
      };
      const found = [];
      for (let i = 0; i < chars.length;) {
        const offers = phrases.get(chars[i]);
        let piece = offers && offers.find((offer) => fits(offer, i));
        if (!piece) {
          let end = i + 1;
          const part = (char) => latin(char) || char === ".";
          if (part(chars[i])) while (part(chars[end])) end++;
          piece = this.other(end === i + 1 ? chars[i] : chars.slice(i, end).join(""));
        }
        found.push(piece);
        i += piece.chars.length;
      }
      return found;
    }

    terms(text) { return this.termsOf(this.spaced(text)); }

    termsOf(spaced) {
      const found = new Map();
      const pieces = this.piecesOf(spaced);
      this.runs(pieces).forEach((run) => {
        const all = chars(run);
        if (all.length === 1 || ascii(run)) found.set(run, PAIR);
        else for (let i = 0; i + 1 < all.length; i++) found.set(all[i] + all[i + 1], PAIR);
      });
      this.polar(pieces, found);
      const held = [...new Set(pieces.filter((piece) => piece.kind === "concept").map((piece) => piece.concept))];
      held.sort((a, b) => a - b).forEach((one, i) => held.slice(i + 1).forEach((other) => found.set(`${one}&${other}`, BOTH)));
      return found;
    }

    runs(pieces) {
      const found = [];
      let run = "";
      const flush = () => { if (run) found.push(run); run = ""; };
      pieces.forEach((piece) => {
        if (piece.kind === "break") flush();
        else piece.runs.forEach((part) => {
          if (ascii(part)) { flush(); found.push(part); } else run += part;
        });
      });
      flush();
      return found;
    }

    polar(pieces, found) {
      const denied = new Set();
      pieces.forEach((piece, i) => {
        if (piece.kind !== "not") return;
        const then = i + 1 < pieces.length && pieces[i + 1].text === " " ? i + 2 : i + 1;
        const after = pieces[then];
        const backward = !after || after.kind === "break" || this.complements.has(Array.from(after.text)[0]);
        denied.add(backward && i && pieces[i - 1].kind !== "break" ? i - 1 : then);
      });
      pieces.forEach((piece, i) => {
        if (piece.kind === "concept") {
          found.set(`#${piece.concept}`, CONCEPT);
          found.set((denied.has(i) ? "-" : "+") + piece.concept, POLARITY);
        } else if (denied.has(i) && piece.kind === "text" && !ascii(piece.text)) found.set(`-${piece.text}`, POLARITY);
      });
    }

    clauses(text) {
      return text.normalize("NFKC").toLowerCase().split(this.joints).filter((part) => runsOf(part).length);
    }
  }

  /* What a number is: a code, or an amount, a time, a date, a telephone number, a model. */
  const NUMBER = /[0-9]+(?:[ ,][0-9]{3})+(?:\.[0-9]+)?(?![0-9a-z])|[0-9]+[.,:/-][0-9.,:/-]*[0-9]|[0-9a-z]+(?:_[0-9]+)?/g;
  const codesNamed = (query, codes, language) => {
    const text = query.normalize("NFKC").toLowerCase();
    const words = language.code;
    language.removed = language.removed || [
      ...words.beside, ...words.around, ...language.meaning, ...Array.from(language.particles), ...language.around,
    ].sort(longest);
    const removed = language.removed;
    const left = (gap) => /[\p{L}\p{N}]/u.test(removed.reduce((rest, word) => rest.split(word).join(" "), gap));
    const known = (written) => {
      if (has(codes, written)) return written;
      const corrected = written.replace(/o/g, "0").replace(/[li]/g, "1");
      return /[0-9]/.test(written) && corrected !== written && has(codes, corrected) ? corrected : null;
    };
    const found = [];
    const gaps = [];
    let end = 0;
    text.replace(NUMBER, (written, at) => {
      if (!/[0-9]/.test(written) && !has(codes, written)) return "";
      found.push(written);
      gaps.push(text.slice(end, at));
      end = at + written.length;
      return "";
    });
    gaps.push(text.slice(end));
    const isCode = (i, written) => {
      const before = trimmed(gaps[i]), after = trimmed(gaps[i + 1]);
      const begins = (list) => list.some((word) => after.startsWith(word));
      const ends = (list) => list.some((word) => before.endsWith(word));
      if (begins(words.after_amount) && !begins(words.beside)) return false;
      if (ends(words.beside) || begins(words.beside)) return true;
      if (ends(words.before_amount)) return false;
      return !gaps.some(left) || (!/^[0-9]+$/.test(written) && Array.from(gaps.join("")).length <= 12);
    };
    const named = new Set();
    found.forEach((written, i) => { const code = known(written); if (code && isCode(i, written)) named.add(code); });
    return [...named];
  };

  /* A question as it was probably meant: wrong characters of the same sound, syllables or initials typed as letters. */
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const heard = (syllable) => {
    let key = /^(zh|ch|sh)/.test(syllable) ? syllable[0] + syllable.slice(2) : syllable;
    if (key[0] === "n" && key.length > 1) key = `l${key.slice(1)}`;
    return key.endsWith("ng") ? key.slice(0, -1) : key;
  };
  const near = (letter) => {
    const row = KEYS.findIndex((keys) => keys.includes(letter)), at = KEYS[row].indexOf(letter);
    let found = "";
    [row - 1, row, row + 1].forEach((other) => {
      if (KEYS[other]) [at - 1, at, at + 1].forEach((i) => { found += KEYS[other][i] || ""; });
    });
    return found.replace(letter, "");
  };
  const slips = (letters) => {
    const found = [];
    for (let i = 0; i < letters.length; i++) {
      const head = letters.slice(0, i), tail = letters.slice(i + 1);
      Array.from(near(letters[i])).forEach((key) => found.push(head + key + tail));
      if (tail) found.push(head + tail[0] + letters[i] + tail.slice(1));
      found.push(head + tail);
    }
    return found;
  };
  const oneSlip = (word, typed) => {
    let i = 0;
    while (i < word.length && i < typed.length && word[i] === typed[i]) i++;
    const rest = word.slice(i), other = typed.slice(i);
    const swapped = rest.length > 1 && rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
    return swapped || rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1);
  };
  const best = (states) => {
    let found = null;
    states.forEach((state) => { if (!found || state.score > found.score) found = state; });
    return found || { score: -1, text: "", known: 0 };
  };
  const start = () => new Map([["", { score: 0, text: "", known: 0 }]]);

  class Corrector {
    constructor(reading, sounds, pairs, words, names) {
      this.reading = reading;
      this.sounds = sounds;
      this.pairs = pairs;
      this.words = words;
      this.names = names;
      this.counts = new Map();
      this.bySound = new Map();
      this.spelt = [...words].filter((word) => /^[a-z]{3,}$/.test(word)).sort();
    }

    *listen(some) {
      yield* some([...this.pairs], ([pair, count]) => chars(pair).forEach((char) => this.counts.set(char, (this.counts.get(char) || 0) + count)));
      const order = (a, b) => this.counts.get(b) - this.counts.get(a) || a.codePointAt(0) - b.codePointAt(0);
      yield* some([...this.counts.keys()].sort(order), (char) => {
        new Set((this.sounds.get(char) || []).map(heard)).forEach((key) => {
          if (!this.bySound.has(key)) this.bySound.set(key, []);
          if (this.bySound.get(key).length < 24) this.bySound.get(key).push(char);
        });
      });
    }

    corrected(query) {
      const tokens = this.tokens(query);
      if (!tokens.some((token) => token.doubtful)) return null;
      let states = start(), typed = start(), spelled = false;
      tokens.forEach((token, i) => {
        const meant = token.doubtful && ascii(token.text) ? this.spelled(token.text, i === tokens.length - 1) : null;
        if (meant) {
          spelled = true;
          states = meant.syllables ? this.letters(states, meant.text) : this.step(states, [[" ", 0]], meant.text);
          return;
        }
        const stay = [this.sounds.has(token.text) ? token.text : " ", 8 + Math.min(this.counts.get(token.text) || 0, 10)];
        typed = this.step(typed, [stay], token.text);
        states = this.step(states, token.doubtful && !ascii(token.text) ? [stay, ...this.alike(token.text)] : [stay], token.text);
      });
      const found = best(states);
      return spelled || (found.score > best(typed).score && this.clearer(found.text, query)) ? found.text : null;
    }

    clearer(meant, query) {
      const named = (text) => this.reading.pieces(text).reduce((sum, piece) => sum + (piece.kind === "concept" ? Array.from(piece.text).length : 0), 0);
      return named(meant) > named(query) || this.names.includes(this.reading.joined(meant));
    }

    tokens(query) {
      const found = [];
      this.reading.pieces(query).forEach((piece) => {
        const certain = piece.kind !== "text" && Array.from(piece.text).length > 1;
        const last = found[found.length - 1], before = found[found.length - 2];
        if (certain && !ascii(piece.text)) Array.from(piece.text).forEach((text) => found.push({ text, doubtful: false }));
        else if (certain || !this.unknown(piece.text)) found.push({ text: piece.text, doubtful: !certain && this.sounds.has(piece.text) });
        else if (before && last.text === " " && this.unknown(before.text)) {
          found.splice(-2, 2, { text: before.text + piece.text, doubtful: true });
        } else found.push({ text: piece.text, doubtful: true });
      });
      return found.map((token, i) => (this.sounds.has(token.text) && this.known(found, i) ? { text: token.text, doubtful: false } : token));
    }

    known(tokens, i) {
      const open = (token) => token && token.doubtful && this.sounds.has(token.text);
      const pairs = [i - 1, i].filter((j) => open(tokens[j]) && open(tokens[j + 1])).map((j) => tokens[j].text + tokens[j + 1].text);
      return !pairs.length || pairs.some((pair) => this.pairs.has(pair));
    }

    unknown(token) { return /^[a-z]+$/.test(token) && !this.words.has(token); }

    worth(a, b) {
      const count = this.pairs.get(a + b) || 0;
      return count ? 10 + Math.min(count, 10) : 0;
    }

    reach(found, char, last, state, worth, shown) {
      const pair = this.worth(last, char), score = state.score + worth + pair, old = found.get(char);
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
            const extra = this.sounds.get(char).includes(part) ? 2 : 0;
            at[i].forEach((state, last) => this.reach(at[end], char, last, state, extra - 4, char));
          });
        }
      }
      return at[letters.length];
    }

    spelled(token, last) {
      const segments = this.segments(token);
      if (segments && this.good(token)) return { text: token, syllables: true };
      const similar = token.length >= 4 && this.spelt.find((word) => Math.abs(word.length - token.length) <= 1 && oneSlip(word, token));
      if (similar) return { text: similar, syllables: false };
      const begun = last && token.length >= 3 && this.spelt.find((word) => word.startsWith(token));
      if (begun) return { text: begun, syllables: false };
      /** @type {any} */
      let found = null;
      if (token.length >= 4 && !segments) {
        slips(token).forEach((slip) => {
          if (!this.segments(slip)) return;
          const state = best(this.letters(start(), slip)), length = Array.from(state.text).length - 1;
          if (state.known >= length && length > 0 && (!found || state.score > found.score)) found = { score: state.score, slip };
        });
      }
      return found ? { text: found.slip, syllables: true } : null;
    }

    good(letters) {
      const state = best(this.letters(start(), letters)), length = Array.from(state.text).length - 1;
      return state.known * 2 >= length && length > 0;
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

    alike(char) {
      const offered = new Map();
      (this.sounds.get(char) || []).forEach((said) => (this.bySound.get(heard(said)) || []).forEach((other) => {
        offered.set(other, this.sounds.get(other).includes(said) ? 2 : 0);
      }));
      offered.delete(char);
      return [...offered];
    }

    byInitials(query) {
      const letters = trimmed(query).toLowerCase();
      if (!/^[a-z]{3,}$/.test(letters) || this.words.has(letters)) return null;
      this.initials = this.initials || this.names.map((name) => Array.from(name, (char) => (this.sounds.get(char) || [""])[0][0] || "?").join(""));
      /** @type {any} */
      let found = null;
      this.initials.forEach((initials, i) => {
        const at = initials.indexOf(letters);
        if (at < 0) return;
        const rank = initials === letters ? 0 : at === 0 ? 1 : 2;
        if (!found || rank < found.rank) found = { rank, text: Array.from(this.names[i]).slice(at, at + letters.length).join("") };
      });
      return found && found.text;
    }
  }

  class Index {
    constructor(data) {
      this.documents = data.documents;
      this.codes = data.codes;
      this.weights = data.weights;
      this.home = data.home;
      this.reading = new Reading(data);
      this.names = [];
      data.names.forEach((list, document) => {
        let weight = 0;
        list.forEach((item) => { if (typeof item === "number") weight = item; else this.names.push({ document, weight, text: item }); });
      });
      this.postings = data.postings;
      this.work = this.read(data);
    }

    /* Reads the index for at most so many milliseconds: whether it is ready. A page goes on answering meanwhile. */
    ready(most) {
      const end = performance.now() + most;
      while (this.work && performance.now() < end) if (this.work.next().done) this.work = null;
      return !this.work;
    }

    *read(data) {
      const some = function* (list, act) {
        for (let i = 0; i < list.length; i++) {
          act(list[i], i);
          if (i % 16 === 15) yield;
        }
      };
      yield* this.reading.collect(some);
      const weights = []; /* for each name its terms, by their number, and what each weighs there */
      const numbers = new Map();
      this.namePostings = new Map();
      yield* some(this.names, ({ text }, name) => {
        const held = [];
        this.reading.termsOf(text).forEach((weight, term) => {
          const number = numbers.get(term);
          if (number === undefined) { numbers.set(term, numbers.size); this.namePostings.set(term, [name]); }
          else this.namePostings.get(term).push(name);
          held.push(number === undefined ? numbers.size - 1 : number, weight);
        });
        weights.push(held);
      });
      const top = data.rarity.length - 1;
      this.worths = new Map();
      yield* some(Object.keys(this.postings), (term) => this.worths.set(term, data.rarity[Math.min(this.postings[term].length, top)]));
      yield* some([...this.namePostings], ([term, list]) => {
        let holders = 0, last = -1;
        list.forEach((name) => { if (this.names[name].document !== last) { last = this.names[name].document; holders++; } });
        this.worths.set(term, data.rarity[Math.min(holders, top)]);
      });
      const worths = [...numbers.keys()].map((term) => this.worths.get(term));
      this.sizes = [];
      yield* some(weights, (held) => {
        let size = 0;
        for (let i = 0; i < held.length; i += 2) size += whole(held[i + 1] * worths[held[i]], 100);
        this.sizes.push(size);
      });
      this.same = new Map();
      yield* some(this.names, (name) => {
        const key = name.text.replace(/ /g, ""), old = this.same.get(key);
        if (!key) return;
        if (!old || name.weight > old.weight) this.same.set(key, { weight: name.weight, documents: new Set([name.document]) });
        else if (name.weight === old.weight) old.documents.add(name.document);
      });
      this.corrector = yield* this.learned(data, some);
    }

    *learned(data, some) {
      const sounds = new Map();
      data.sounds.forEach((table) => Object.keys(table).forEach((syllable) => Array.from(table[syllable]).forEach((char) => {
        if (sounds.has(char)) sounds.get(char).push(syllable); else sounds.set(char, [syllable]);
      })));
      const pairs = new Map();
      const count = (term, times) => {
        const chars = Array.from(term);
        if (chars.length === 2 && sounds.has(chars[0]) && sounds.has(chars[1])) pairs.set(term, (pairs.get(term) || 0) + times);
      };
      const words = new Set(Object.keys(data.codes));
      const word = (term) => { if (ascii(term)) words.add(term); };
      yield* some([...this.namePostings], ([term, list]) => {
        word(term);
        count(term, list.reduce((times, name) => times + (this.names[name].weight === 100 ? 2 : 1), 0));
      });
      yield* some(Object.keys(this.postings), (term) => { word(term); count(term, 1); });
      yield* some(data.groups, (group) => group.forEach((said) => {
        const folded = this.reading.folded(said), chars = Array.from(folded);
        folded.split(/[ \t\r\n]+/).forEach((run) => { if (run) word(run); });
        for (let i = 0; i + 1 < chars.length; i++) count(chars[i] + chars[i + 1], 2);
      }));
      const names = this.names.filter((name) => name.weight === 100).map((name) => name.text.replace(/ /g, ""));
      const made = new Corrector(this.reading, sounds, pairs, words, names);
      yield* made.listen(some);
      return made;
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
      const codes = codesNamed(query, this.codes, this.reading.language);
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
      const terms = [...this.reading.terms(meant ? `${query} ${meant}` : query).keys()];
      return Object.assign(found, { terms, home: this.home });
    }

    scores(text) {
      const w = this.weights, worths = [];
      let size = 0;
      this.reading.terms(text).forEach((weight, term) => {
        if (!this.worths.has(term)) return;
        const worth = whole(weight * this.worths.get(term), 100);
        worths.push([term, worth]);
        size += worth;
      });
      const found = new Map();
      if (!size) return found;
      const names = this.bestNames(worths, size);
      const shares = this.shares(worths), passages = this.passages(worths);
      const same = (this.same.get(this.reading.joined(text)) || { documents: new Set() }).documents;
      const defined = this.reading.asksMeaning(text);
      new Set([...names.keys(), ...passages.keys()]).forEach((document) => {
        const kind = this.documents[document][1];
        const [first, second] = names.get(document) || [0, 0];
        const shared = whole((shares.get(document) || 0) * FULL, 100 * size);
        const held = whole((passages.get(document) || 0) * FULL, 10 * size);
        const score = first * 100 + second * w.second + shared * w.shares + held * w.passages;
        const exact = same.has(document) && (kind !== "term" || defined);
        found.set(document, whole(score * (defined && kind === "term" ? w.defined : w.kinds[kind]), 10000) + (exact ? EXACT : 0));
      });
      return found;
    }

    bestNames(worths, size) {
      const w = this.weights, both = new Map(), found = new Map();
      worths.forEach(([term, worth]) => (this.namePostings.get(term) || []).forEach((name) => both.set(name, (both.get(name) || 0) + worth)));
      both.forEach((shared, name) => {
        const entry = this.names[name];
        const all = shared * 100 + w.asked * (size - shared) + w.unsaid * Math.max(0, this.sizes[name] - shared);
        const score = all ? whole(entry.weight * FULL * shared, all) : 0;
        const [first, second] = found.get(entry.document) || [0, 0];
        if (score > first) found.set(entry.document, [score, first]);
        else found.set(entry.document, [first, Math.max(second, score)]);
      });
      return found;
    }

    /* How many of a document's names hold the terms, and how few of others. */
    shares(worths) {
      const held = new Map();
      worths.forEach(([term, worth]) => {
        const counts = new Map();
        (this.namePostings.get(term) || []).forEach((name) => {
          const entry = this.names[name];
          counts.set(entry.document, (counts.get(entry.document) || 0) + entry.weight);
        });
        let total = 0;
        counts.forEach((count) => { total += count; });
        counts.forEach((count, document) => {
          const share = whole(50 * count, count + CROWD) + whole(50 * count, total + CROWD);
          held.set(document, (held.get(document) || 0) + worth * share);
        });
      });
      return held;
    }

    passages(worths) {
      const held = new Map();
      worths.forEach(([term, worth]) => (has(this.postings, term) ? this.postings[term] : []).forEach((packed) => {
        const document = whole(packed, 10);
        held.set(document, (held.get(document) || 0) + worth * (packed % 10 + 1));
      }));
      return held;
    }
  }

  /* What the parts of the script say, put together: each counts its documents from its own first. */
  self.finderData = (data) => Object.assign(data, {
    documents: [],
    names: [],
    codes: {},
    postings: {},
    add(part) {
      const first = this.documents.length;
      this.documents.push(...part.documents);
      this.names.push(...part.names);
      Object.keys(part.codes).forEach((code) => { this.codes[code] = first + part.codes[code]; });
      Object.keys(part.postings).forEach((term) => {
        const found = part.postings[term].map((packed) => packed + 10 * first);
        this.postings[term] = has(this.postings, term) ? this.postings[term].concat(found) : found;
      });
    },
    close() {
      const { postings } = this;
      this.postings = {};
      Object.keys(postings).sort().forEach((term) => { this.postings[term] = postings[term]; });
    },
  });
  self.FinderIndex = Index;

  /* In a worker: answers come under the numbers of the questions. The page's own thread is left to taps and keys. */
  if (typeof document === "undefined") {
    /** @type {any} */
    let index = null;
    self.onmessage = ({ data: [number, query] }) => {
      index = index || new Index(self.FINDER);
      self.postMessage([number, index.told(query)]);
    };
  }
})();
