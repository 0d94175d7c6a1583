/* Tells whoever reports a mistake which page and edition it is about: both come in the address. */
(() => {
  "use strict";
  const text = document.getElementById("report-text");
  const given = new URLSearchParams(location.search);
  const page = given.get("page") || "";
  const edition = given.get("e") || "";
  const fill = (key, value) => {
    const name = Guide.say(key);
    text.value = text.value.split("\n").map((line) => (line.startsWith(name) ? name + value : line)).join("\n");
  };
  if (/^[a-z0-9/-]{1,120}$/.test(page)) fill("told.page", page);
  if (/^[0-9a-f]{8}$/.test(edition)) fill("told.edition", edition);
  document.getElementById("report-copy").addEventListener("click", () => {
    text.select();
    const told = document.getElementById("report-told");
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text.value) : Promise.reject(new Error("none"));
    copied.then(() => { told.textContent = Guide.say("told.copied"); }, () => { told.textContent = document.execCommand("copy") ? Guide.say("told.copied") : Guide.say("told.selected"); });
  });
})();
