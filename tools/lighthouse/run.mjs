// Lighthouse (mobile) on pages of a built site: node run.mjs SITE [PAGE...], pages as they are addressed below the root.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const [folder = "../../site", ...wanted] = process.argv.slice(2);
const site = resolve(folder);
const PAGES = wanted.length ? wanted : [
  "hjelp/", "en/hjelp/", "ar/hjelp/", "tjenester/", "", "plan/om-menneskehandel/", "tegn/", "sok/",
];
const HELP = /(^|\/)hjelp\/$/;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
// Under these a page fails: the help page must be faultless.
const least = (page) => HELP.test(page) ? 100 : 98;
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".xml": "text/xml", ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const server = createServer((request, response) => {
  let path = join(site, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  if (existsSync(path) && statSync(path).isDirectory()) path = join(path, "index.html");
  if (!path.startsWith(site) || !existsSync(path)) return response.writeHead(404).end();
  const headers = { "Content-Type": TYPES[extname(path)] || "application/octet-stream", "Cache-Control": "max-age=31536000" };
  if (existsSync(`${path}.br`) && /\bbr\b/.test(request.headers["accept-encoding"])) {
    headers["Content-Encoding"] = "br";
    path += ".br";
  }
  response.writeHead(200, headers);
  createReadStream(path).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const root = `http://127.0.0.1:${server.address().port}/`;
const chrome = await chromeLauncher.launch({
  chromePath: process.env.CHROME_PATH || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox"],
});

const measure = async (page) => {
  const settings = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "silent" };
  const { lhr } = await lighthouse(root + page, settings);
  const scores = CATEGORIES.map((name) => Math.round(lhr.categories[name].score * 100));
  return { lhr, scores, lowest: Math.min(...scores) };
};
const print = (page, { lhr, scores }) => {
  const time = (name) => String(Math.round(lhr.audits[name].numericValue)).padEnd(6);
  const shift = lhr.audits["cumulative-layout-shift"].numericValue.toFixed(3);
  console.log(scores.map((score) => String(score).padEnd(4)).join("  "), "", time("first-contentful-paint"), "",
    time("largest-contentful-paint"), "", time("total-blocking-time"), "", shift, "", `/${page}`);
  const audits = CATEGORIES.flatMap((name) => lhr.categories[name].auditRefs).filter(({ weight }) => weight);
  for (const { score, id, title } of audits.map((audit) => lhr.audits[audit.id])) {
    if (score !== null && score < 0.9) console.log(`      ${id}: ${title}`);
  }
};

console.log("perf  a11y  best  seo   FCP ms  LCP ms  TBT ms  CLS    page");
let low = 0;
try {
  for (const page of PAGES) {
    let best = null;
    // Other work on the machine only makes a page slower: one that falls short is measured again.
    for (let tries = 3; tries && !(best?.lowest >= least(page)); tries -= 1) {
      const measured = await measure(page);
      if (!best || measured.lowest > best.lowest) best = measured;
    }
    print(page, best);
    if (best.lowest < least(page)) low += 1;
  }
} finally {
  await chrome.kill();
  server.close();
}
if (low) {
  console.error(`${low} page(s) below 100 (help pages) or 98 (others)`);
  process.exit(1);
}
