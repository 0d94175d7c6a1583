/* Characters, and runs of one script, as reading.py has them. The scripts of this folder come in one file with the index,
   when the finder is first used; what they do, Python does, too, step for step, in whole numbers. */
"use strict";

const Letters = (() => {
  const RUN = /[0-9]+(?:\.[0-9]+)+|[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{N}])+/gu;
  const HAN = /^[\u4e00-\u9fa5]+$/; /* the same, told at once of most words */
  const chars = (text) => (/[\ud800-\udfff]/.test(text) ? Array.from(text) : text.split(""));
  return {
    chars,
    runs: (text) => (HAN.test(text) ? [text] : text.match(RUN) || []),
    ascii: (text) => /^[\x00-\x7f]*$/.test(text),
    latin: (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57),
    trimmed: (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""),
    escaped: (word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"),
    longest: (a, b) => chars(b).length - chars(a).length || (a < b ? -1 : a > b ? 1 : 0),
    /* Of what is not a blank: texts that are one word alike have one sum. */
    sum: (text) => {
      let found = 0;
      for (let i = 0; i < text.length; i++) if (text[i] !== " ") found += text.charCodeAt(i);
      return found;
    },
    has: (object, key) => Object.prototype.hasOwnProperty.call(object, key),
    /* A value that is made when it is first asked for. */
    lazy: (object, name, make) => {
      const value = make();
      Object.defineProperty(object, name, { value });
      return value;
    },
    whole: (a, b) => Math.floor(a / b),
  };
})();
