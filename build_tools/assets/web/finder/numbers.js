/* What a number is: a code, or an amount, a time, a date, a telephone number, a model. */
"use strict";

const codesNamed = (() => {
  const { chars, has, longest, trimmed } = Letters;
  const NUMBER = /[0-9]+(?:[ ,][0-9]{3})+(?:\.[0-9]+)?(?![0-9a-z])|[0-9]+[.,:/-][0-9.,:/-]*[0-9]|[0-9a-z]+(?:_[0-9]+)?/g;

  return (query, codes, language) => {
    const text = query.normalize("NFKC").toLowerCase();
    const words = language.code;
    language.removed = language.removed || [
      ...words.beside, ...words.around, ...language.meaning, ...chars(language.particles), ...language.around,
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
      return !gaps.some(left) || (!/^[0-9]+$/.test(written) && chars(gaps.join("")).length <= 12);
    };
    const named = new Set();
    found.forEach((written, i) => { const code = known(written); if (code && isCode(i, written)) named.add(code); });
    return [...named];
  };
})();
