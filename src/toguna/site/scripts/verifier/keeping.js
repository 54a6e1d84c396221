// Where the record's files come from, and the copy of this page that holds them itself.

const data = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");
const PAGE = data("t-page");
const TRUST = data("t-trust");
const KEPT = data("t-kept");
// As it was sent, before anything was written into it.
const SOURCE = document.documentElement.outerHTML;
const MOST_KEPT = 1000;

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
      return file === undefined ? null : name.endsWith(".bin") ? unpacked(file) : utf8(file);
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

// The files by which the newest texts are checked without a network; the look-up is made anew for just these.
async function keptFiles(record, told) {
  const files = {};
  const postings = new Map();
  const earlier = new Map();
  const texts = [];
  const years = new Set();
  const take = async (name) => {
    const found = await record.get(name);
    if (found) files[name] = text8(found);
    return found;
  };
  const takeEntry = async (index) => {
    const [payload, proof] = await Promise.all([take(`payload/${index}.json`), take(`proof/${index}.tlog-proof`)]);
    if (!payload || !proof) return;
    const { edition } = parsePayload(payload);
    const extra = text8(proof).split("\n")[1].slice(6);
    earlier.set(index, parseEntry(unb64(extra)).prev);
    (edition.details?.voids || []).forEach(({ year }) => years.add(`${edition.id}/${year}`));
    if (edition.number) years.add(`${edition.number.series}/${edition.number.year}`);
    if (edition.kind !== "series" && edition.change?.kind !== "erasure") texts.push([index, edition]);
  };
  const size = record.checkpoint.size;
  let lowest = size;
  while (lowest > 0 && texts.length < MOST_KEPT) {
    const some = Array.from({ length: Math.min(lowest, 12) }, () => --lowest);
    await Promise.all(some.map(takeEntry));
    told(texts.length);
  }
  const firstOf = (index) => {
    while (earlier.get(index) >= 0) index = earlier.get(index);
    return index;
  };
  let oldest = lowest;
  for (const [index, edition] of texts) {
    const first = firstOf(index);
    oldest = Math.min(oldest, first);
    for (const [h] of fingerprints(linesOf(canonicalText(edition)).flat())) {
      const known = postings.get(h);
      if (!known) postings.set(h, [first]);
      else if (!known.includes(first) && known.push(first) > COMMON) known.splice(known.indexOf(Math.max(...known)), 1);
    }
  }
  const names = ["checkpoint", "index/series.json", ...[...years].map((year) => `index/numbers/${year}.json`)];
  for (let n = Math.floor(oldest / STATES); n * STATES < size; n++) names.push(`index/state/${n}.json`);
  await Promise.all(names.map(take));
  files["index/meta.json"] = '{"shards":1}';
  files["index/recent.bin"] = b64(encode(postings));
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
