/* Words one slip of a finger away: a key beside, two letters in the wrong order, one too many, one too few. */
"use strict";

const Slips = (() => {
  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const near = (letter) => {
    const row = KEYS.findIndex((keys) => keys.includes(letter)), at = KEYS[row].indexOf(letter);
    let found = "";
    [row - 1, row, row + 1].forEach((other) => {
      if (KEYS[other]) [at - 1, at, at + 1].forEach((i) => { found += KEYS[other][i] || ""; });
    });
    return found.replace(letter, "");
  };
  const all = (letters) => {
    const found = [];
    for (let i = 0; i < letters.length; i++) {
      const head = letters.slice(0, i), tail = letters.slice(i + 1);
      Array.from(near(letters[i])).forEach((key) => found.push(head + key + tail));
      if (tail) found.push(head + tail[0] + letters[i] + tail.slice(1));
      found.push(head + tail);
    }
    return found;
  };
  const one = (word, typed) => {
    let i = 0;
    while (i < word.length && i < typed.length && word[i] === typed[i]) i++;
    const rest = word.slice(i), other = typed.slice(i);
    const swapped = rest.length > 1 && rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
    return swapped || rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1);
  };
  return { all, one };
})();
