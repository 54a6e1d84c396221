// Where the record's files come from, and the copy of this page that holds them itself.

const data = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const PAGE = data("t-page");
const TRUST = data("t-trust");
const KEPT = data("t-kept");
// As it was sent, before anything was written into it.
const SOURCE = document.documentElement.outerHTML;
const MOST_KEPT = 1000;
// The files that are kept as they are; others in base64.
const TEXT = /checkpoint$|json$|proof$/;

// The address of the site this page stands on; of the institution's own for a page saved to disk.
const ROOT = (() => {
  const here = location.href.split(/[?#]/)[0];
  const ours = location.protocol.startsWith("http") && !KEPT && here.endsWith(PAGE.address);
  return ours ? here.slice(0, -PAGE.address.length) : TRUST.base;
})();

async function fetched(name) {
  const answer = await fetch(`${ROOT}/record/${encodeURI(name)}`, { credentials: "omit" });
  if (answer.status === 404 || answer.status === 410) return null;
  check(answer.ok, `record/${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const through = (bytes, stream) => new Response(new Blob([bytes]).stream().pipeThrough(stream)).blob();

// The record as it is now, or as it was kept in this file.
async function openRecord() {
  let get = fetched;
  if (KEPT) {
    const packed = unpacked(KEPT.data);
    const whole = KEPT.gzip ? await through(packed, new DecompressionStream("gzip")) : new Blob([packed]);
    const files = JSON.parse(await whole.text());
    get = async (name) => {
      const file = files[name];
      return file === undefined ? null : TEXT.test(name) ? utf8(file) : unpacked(file);
    };
  }
  const record = await new RecordFiles(get).open(TRUST.keys, TRUST.policy);
  record.partial = KEPT?.partial;
  return record;
}

const unpacked = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

function packed(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

// The files by which the newest texts are checked without a network, each text's proof looked at; the look-up is made
// anew for just these.
async function keptFiles(record, told) {
  const postings = new Map();
  const earlier = new Map();
  const texts = [];
  const years = new Set();
  const takeEntry = async (index) => {
    const payload = await record.get(`payload/${index}.json`);
    if (!payload) return;
    const version = record.version(index, payload, -1, "");
    const { edition } = version;
    // Whatever proving it takes is asked for here, and so is kept.
    earlier.set(index, (await record.prove(version)).prev);
    (edition.details?.voids || []).forEach(({ year }) => years.add(`${edition.id}/${year}`));
    if (edition.number) years.add(`${edition.number.series}/${edition.number.year}`);
    if (edition.kind !== "series" && edition.change?.kind !== "erasure") texts.push(version);
  };
  const size = record.checkpoint.size;
  let lowest = size;
  while (lowest > 0 && texts.length < MOST_KEPT) {
    const some = Array.from({ length: Math.min(lowest, 12) }, () => --lowest);
    await Promise.all(some.map(takeEntry));
    told(texts.length);
  }
  let oldest = lowest;
  for (const { index, official } of texts) {
    let first = index;
    while (earlier.get(first) >= 0) first = earlier.get(first);
    oldest = Math.min(oldest, first);
    for (const [h] of fingerprints(official.words)) {
      const known = postings.get(h);
      if (!known) postings.set(h, [first]);
      else if (!known.includes(first) && known.push(first) > COMMON) known.splice(known.indexOf(Math.max(...known)), 1);
    }
  }
  const names = ["index/series.json", ...[...years].map((year) => `index/numbers/${year}.json`)];
  for (let n = Math.floor(oldest / STATES); n * STATES < size; n++) names.push(`index/state/${n}.json`);
  await Promise.all(names.map(record.get));
  const files = { "index/meta.json": '{"shards":1}', "index/recent.bin": b64(encode(postings)) };
  for (const [name, asked] of record.asked) {
    const found = await asked;
    if (found) files[name] = TEXT.test(name) ? text8(found) : b64(found);
  }
  return { files, size, count: texts.length, partial: lowest > 0 };
}

// This page in one file with the record's files in it: nothing in it reaches for the network any more.
async function keptPage(told) {
  const { files, ...about } = await keptFiles(await openRecord(), told);
  const gzip = "CompressionStream" in globalThis;
  const plain = utf8(JSON.stringify(files));
  const blob = gzip ? await through(plain, new CompressionStream("gzip")) : new Blob([plain]);
  const kept = { ...about, at: new Date().toISOString(), gzip, data: await packed(blob) };
  const page = new DOMParser().parseFromString(SOURCE, "text/html");
  for (const link of page.querySelectorAll("[href]")) {
    const href = link.getAttribute("href");
    if (!/^(?:#|data:)/.test(href)) link.setAttribute("href", new URL(href, TRUST.base + PAGE.address).href);
  }
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";
  page.head.querySelector("meta").after(policy);
  const block = page.createElement("script");
  block.type = "application/json";
  block.id = "t-kept";
  block.textContent = JSON.stringify(kept);
  page.getElementById("t-page").before(block);
  return { kept, file: new Blob(["<!DOCTYPE html>\n", page.documentElement.outerHTML], { type: "text/html" }) };
}
