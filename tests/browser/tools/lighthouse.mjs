// Runs Lighthouse over some addresses in one Chromium, as on a phone; prints a line of JSON for each.
//   node lighthouse.mjs NODE_MODULES CHROMIUM CATEGORY,CATEGORY... ADDRESS...
import { pathToFileURL } from "node:url";

const [modules, chromePath, categories, ...addresses] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${modules}/${name}`));
const { default: lighthouse } = await from("lighthouse/core/index.js");
const { launch } = await from("chrome-launcher/dist/index.js");

const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  for (const address of addresses) {
    let lhr;
    // On a busy machine the browser now and then misses its own page load (NO_NAVSTART, NO_FCP).
    for (let attempt = 0; attempt < 3 && (!lhr || lhr.runtimeError); attempt++) {
      ({ lhr } = await lighthouse(address, {
        port: chrome.port,
        onlyCategories: categories.split(","),
        disableFullPageScreenshot: true,
        logLevel: "error",
      }));
    }
    const scores = {}, failed = [];
    for (const category of Object.values(lhr.categories)) {
      scores[category.id] = category.score;
      for (const { id, weight } of category.auditRefs) {
        const audit = lhr.audits[id];
        if (weight && audit.score !== null && audit.score < 1) {
          const where = (audit.details?.items ?? []).map((item) => item.node?.snippet ?? item.url ?? item.description ?? "");
          failed.push({ category: category.id, id, score: audit.score, shown: audit.displayValue ?? "", where: where.slice(0, 3) });
        }
      }
    }
    console.log(JSON.stringify({ address, scores, failed, error: lhr.runtimeError?.message ?? "" }));
  }
} finally {
  await chrome.kill();
}
