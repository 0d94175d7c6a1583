/* Walks a built site in an old Chromium: node old_engine.js FOLDER CHROMIUM PAGE … Says what went wrong, and leaves with 1. */
"use strict";
const fs = require("fs");
const http = require("http");
const path = require("path");
const puppeteer = require("puppeteer");

const [root, executablePath, ...trees] = process.argv.slice(2);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const MOST = 40; /* steps of a walk */
const pause = (time) => new Promise((done) => setTimeout(done, time));

const server = http.createServer((asked, answer) => {
  fs.readFile(path.join(root, decodeURI(asked.url.split("?")[0])), (error, data) => {
    answer.writeHead(error ? 404 : 200, { "Content-Type": TYPES[path.extname(asked.url.split("?")[0])] || "application/octet-stream" });
    answer.end(data || "");
  });
});

/* Runs on the page: takes the first answer there is; says how the walk ended, if it did. */
const onward = () => {
  const here = document.querySelector(".js .walks .here");
  if (!here) return "the first step is not there";
  if (here.dataset.kind === "end" && !here.querySelector(".end-box .primary")) return here.querySelector(".end-box .copy") ? "end" : "an end without its record";
  const next = Array.from(here.querySelectorAll(".end-box .primary, a.answer")).find((each) => each.offsetParent);
  if (!next) return `no answer at ${here.dataset.node}`;
  next.click();
  return "";
};

const OTHERS = {
  "index.html": async (page) => { await page.type("symptom-finder input", "51"); await pause(2500); return page.$$eval("[role=option]", (all) => all.length); },
  "cards.html": async (page) => { await page.click("[data-pick=all]"); await pause(1500); return page.$eval(".cards-count", (told) => /\d/.test(told.textContent)); },
  "codes/index.html?c=51": async (page) => { await pause(800); return page.$$eval(".codes tbody tr", (all) => all.filter((row) => row.offsetParent).length === 1); },
  "fees/calculator.html": async (page) => { await pause(800); return page.$eval(".result", (told) => /\d/.test(told.textContent)); },
};

const audit = async (home) => {
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--single-process"] });
  console.log(await browser.version());
  const faults = [];
  const open = async (name) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 360, height: 640 });
    page.on("pageerror", (error) => faults.push(`${name}: ${error.message.split("\n")[0]}`));
    await page.goto(home + name, { waitUntil: "load" });
    return page;
  };
  for (const name of trees) {
    const page = await open(name);
    let told = "";
    for (let step = 0; !told && step < MOST; step++) {
      await pause(900); /* longer than a step takes nothing for an answer */
      told = await page.evaluate(onward).catch(() => "");
    }
    if (told !== "end") faults.push(`${name}: ${told || "no end"}`);
    await page.close();
  }
  for (const name of Object.keys(OTHERS)) {
    if (!fs.existsSync(path.join(root, name.split("?")[0]))) continue;
    const page = await open(name);
    if (!(await OTHERS[name](page))) faults.push(`${name}: shows nothing`);
    await page.close();
  }
  await browser.close();
  return faults;
};

server.listen(0, "127.0.0.1", () => audit(`http://127.0.0.1:${server.address().port}/`).then((faults) => {
  faults.forEach((fault) => console.log(fault));
  process.exit(faults.length ? 1 : 0);
}, (error) => { console.log(String(error)); process.exit(1); }));
