/* What somebody typed as a telephone number, as numbers that can be dialled. */
"use strict";

/** @typedef {{ shown: string, href: string }} Number_ */

/**
 * Full-width digits are read, several numbers are told apart, an extension is dialled after a pause.
 * `or` and `extension` are the words for these, as parts of a regular expression.
 * @param {string} text @param {string} or @param {string} extension @returns {Number_[]}
 */
const dial = (text, or, extension) => text.normalize("NFKC").split(new RegExp(`[/;|,\\n]|${or}`)).map((part) => {
  const [main, ...more] = part.split(new RegExp(`(?:${extension}|#)`, "i"));
  const digits = main.replace(/[^\d+]/g, "").replace(/(?!^)\+/g, "");
  const inner = more.join("").replace(/\D/g, "");
  if (digits.replace("+", "").length < 3) return null;
  return { shown: part.trim(), href: `tel:${digits}${inner ? `,,${inner}` : ""}` };
}).filter(/** @returns {number is Number_} */ (number) => number !== null);
