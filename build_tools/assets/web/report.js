/* Tells whoever reports a mistake which page and edition it is about: both come in the address. */
(() => {
  "use strict";
  const text = document.getElementById("report-text");
  const given = new URLSearchParams(location.search);
  const page = given.get("page") || "";
  const edition = given.get("e") || "";
  if (/^[a-z0-9/-]{1,120}$/.test(page)) text.value = text.value.replace(/^页面：.*$/m, `页面：${page}`);
  if (/^[0-9a-f]{8}$/.test(edition)) text.value = text.value.replace(/^版本：.*$/m, `版本：${edition}`);
  document.getElementById("report-copy").addEventListener("click", () => {
    text.select();
    const told = document.getElementById("report-told");
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text.value) : Promise.reject(new Error("none"));
    copied.then(() => { told.textContent = "已复制。"; }, () => { told.textContent = document.execCommand("copy") ? "已复制。" : "已选中，长按复制。"; });
  });
})();
