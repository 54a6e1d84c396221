// The verdict on a received text, step by step as in record/verification.py; tests/record/cases.py holds both to it.

const LOOK_UPS = 24;
const CANDIDATES = 5;
const MOST_CANDIDATES = 12;
const NEARLY = 0.5;
const FORM = 0.001;
const BY_THE_WAY = 0.1;
const DISTINCT = 3;
const MOST_PARTS = 4;
const MOST_SHARED = 0.6;
const IN_ONE_PIECE = 0.9;
const LONG_RUN = 25;
const LEAST_WORDS = 8;
const AROUND = 20;
const MOST_CHARACTERS = 1000000;
const STATES = 1024;

// `get` gives the bytes of a file of the record, null for one that is not there; each is asked for once.
class RecordFiles {
  constructor(get) {
    this.asked = new Map();
    this.get = (name) => {
      if (!this.asked.has(name)) this.asked.set(name, get(name));
      return this.asked.get(name);
    };
  }

  async open(keys, policy) {
    this.keys = await parseKeys(keys);
    this.policy = await parsePolicy(policy);
    // The key must count now: one that was revoked makes no new head believed, of whatever size.
    const valid = (size) => this.keys.head(size).filter((key) => key.until < 0);
    this.checkpoint = await parseCheckpoint(text8(await this.file("checkpoint")), valid);
    check(this.checkpoint.origin === this.keys.origin, `the checkpoint is of ${this.checkpoint.origin}`);
    return this;
  }

  async file(name) {
    const data = await this.get(name);
    check(data, `record/${name} is missing`);
    return data;
  }

  async json(name, otherwise) {
    const data = await this.get(name);
    return data ? JSON.parse(text8(data)) : otherwise;
  }

  // For each fingerprint the first entries of the texts that have it; an empty list: of too many texts.
  async textsWith(lookUps) {
    const { shards } = JSON.parse(text8(await this.file("index/meta.json")));
    check(shards > 0, "record/index/meta.json cannot be read");
    const read = async (name) => decode((await this.get(name)) || []);
    const paths = lookUps.map((h) => shardPath(shardOf(h, shards)));
    const [recent, ...kept] = await Promise.all(["index/recent.bin", ...paths].map(read));
    const found = new Map();
    lookUps.forEach((h, n) => {
      const firsts = [...(kept[n].get(h) || []), ...(recent.get(h) || [])];
      if (firsts.length) found.set(h, firsts);
    });
    return found;
  }

  // The versions of a text, from the entry of the first one; those that were erased are left out.
  async versions(first) {
    const chain = [];
    let kind = "";
    for (let index = first; index >= 0 && !chain.includes(index); ) {
      chain.push(index);
      const fate = (await this.json(`index/state/${Math.floor(index / STATES)}.json`, {}))[index];
      if (fate) kind = fate[1];
      index = fate ? fate[0] : -1;
    }
    const payloads = await Promise.all(chain.map((index) => this.get(`payload/${index}.json`)));
    const version = (index, n) => this.version(index, payloads[n], chain[n + 1] ?? -1, kind);
    return chain.flatMap((index, n) => (payloads[n] ? [version(index, n)] : []));
  }

  version(index, data, follows, kind) {
    const payload = parsePayload(data);
    const { edition } = payload;
    const canonical = canonicalText(edition);
    const change = edition.change?.kind;
    const now = { erasure: "erased", withdrawal: "withdrawn" }[change] || "current";
    const state = follows < 0 ? now : { withdraw: "withdrawn", erase: "erased" }[kind] || "superseded";
    return { index, edition, payload, canonical, state, follows, official: new Official(canonical, payload.frame) };
  }

  // The witnesses of a version whose proof holds, and its entry's forerunner; throws where anything does not.
  async prove(found) {
    const { index } = found;
    const proof = await parseProof(text8(await this.file(`proof/${index}.tlog-proof`)), this.keys.head);
    check(proof.index === index && proof.head.origin === this.keys.origin, "the proof is of another entry");
    if (proof.head.signed.every((key) => key.until >= 0)) {
      // Its key counts no more and may have been stolen: then the present head must hold the entry too.
      const { size, root } = this.checkpoint;
      await checkInclusion(index, size, proof.entry, await inclusionPath(index, size, this.get), root);
    }
    const seen = await this.policy.seen(proof.head.note);
    check(this.policy.reached(seen), "too few witnesses have signed it yet");
    const entry = parseEntry(proof.entry);
    const desks = await signers(entry.note, this.keys.desk(index));
    check(desks.length, "the entry is not signed by the desk");
    await checkPayload(entry, found.payload, found.canonical);
    return { seen, prev: entry.prev };
  }
}

// The beginning of a text, in characters, not in halves of them.
function beginning(text, most) {
  let end = 0;
  for (let n = 0; n < most && end < text.length; n++) end += text.codePointAt(end) > 0xffff ? 2 : 1;
  return text.slice(0, end);
}

async function verify(text, record) {
  const verdict = { verdict: "not_in_record", state: "", found: null, pieces: [], parts: [], number: null };
  Object.assign(verdict, { warnings: [], witnesses: [], size: record.checkpoint.size });
  const read = beginning(text, MOST_CHARACTERS);
  verdict.warnings.push(...strangeCharacters(read));
  if (read.length < text.length) verdict.warnings.push({ kind: "too_long" });
  const lines = linesOf(read);
  const words = lines.flat();
  if (words.length < LEAST_WORDS) {
    verdict.warnings.push({ kind: words.length ? "too_short" : "empty" });
    return verdict;
  }
  verdict.number = await numberIn(read, record);
  const best = await bestOf(lines, words, record, verdict.number);
  if (!best) return verdict;
  const { found, comparison } = best;
  const identical = comparison.verdict === "same_words" && t1(text) === found.canonical;
  try {
    verdict.witnesses = (await record.prove(found)).seen;
  } catch (error) {
    verdict.warnings.push({ kind: "unproven", why: error.message, entry: found.index });
    return verdict;
  }
  verdict.verdict = identical ? "identical" : comparison.verdict;
  verdict.state = found.state;
  verdict.found = found;
  if (!identical) verdict.pieces = comparison.pieces(found.official);
  if (comparison.verdict === "extract") {
    const ours = speller(found.official.written);
    const count = found.official.words.length;
    verdict.before = ours(Math.max(0, comparison.start - AROUND), comparison.start);
    verdict.after = ours(comparison.stop, Math.min(count, comparison.stop + AROUND));
    verdict.leftOut = count - comparison.same;
  }
  if (comparison.verdict === "altered") verdict.parts = await partsOf(verdict.pieces, record);
  return verdict;
}

// The official text nearest to a received one; null where nothing is near.
async function bestOf(lines, words, record, number) {
  const asked = lookedUp(words);
  const texts = await record.textsWith(asked.map(([h]) => h));
  const nearest = nearestOf(texts, new Set(fingerprints(words).map(([h]) => h)));
  if (number && number.entry >= 0 && !nearest.includes(number.entry)) nearest.push(number.entry);
  let best = null;
  const versions = await Promise.all(nearest.map((first) => record.versions(first)));
  nearest.forEach((first, n) => {
    const has = (h) => texts.get(h)?.includes(first) && texts.get(h).length <= DISTINCT;
    const telling = asked.filter(([h]) => has(h)).length;
    for (const found of versions[n]) {
      const comparison = compare(found.official, lines);
      if (comparison.verdict === "altered" && !isNear(comparison, found, telling, asked.length)) continue;
      const rank = rankOf(comparison, found);
      const ahead = best ? rank.map((r, k) => r - best.rank[k]).find((r) => r) : 1;
      if (ahead > 0) best = { found, comparison, rank };
    }
  });
  return best;
}

// The texts to compare with, from the lists of those that have each hash, the most telling first. A text from which the
// received one was taken has its fingerprints too; another hash was chosen there because of words not received.
function nearestOf(lists, prints) {
  const weights = new Map();
  for (const [asked, firsts] of lists) {
    const tells = (firsts.length < COMMON ? 1 / firsts.length : FORM) * (prints.has(asked) ? 1 : BY_THE_WAY);
    for (const first of firsts) weights.set(first, (weights.get(first) || 0) + tells);
  }
  const ordered = [...weights].sort(([a, v], [b, w]) => w - v || a - b).slice(0, MOST_CANDIDATES);
  const least = ordered.length && NEARLY * ordered[0][1];
  return ordered.filter(([, weight], n) => n < CANDIDATES || weight >= least).map(([first]) => first);
}

// The hashes asked for: of a short text all, of a longer one LOOK_UPS fingerprints from its whole length.
function lookedUp(words) {
  const every = shingles(words);
  if (every.length <= LOOK_UPS) return every;
  const prints = fingerprints(words);
  if (prints.length <= LOOK_UPS) return prints;
  return Array.from({ length: LOOK_UPS }, (_, n) => prints[Math.floor((n * prints.length) / LOOK_UPS)]);
}

// Whether an altered text is one of this text: they share more than forms of words that many texts have.
function isNear({ same, received, blocks }, found, telling, asked) {
  const ours = found.official.words.length;
  const longest = blocks.reduce((most, block) => Math.max(most, block[2]), 0);
  // The official text in one piece, with much around it: the few hashes asked for need not have told it apart.
  if (longest >= Math.max(LONG_RUN, IN_ONE_PIECE * ours)) return true;
  if (!telling) return false;
  if (same >= MOST_SHARED * received.length && telling * 10 >= asked) return true;
  return same >= MOST_SHARED * ours || longest >= LONG_RUN;
}

// Of two that are as near, the one in force, then the newer.
function rankOf({ verdict, same, received, blocks }, found) {
  const long = blocks.reduce((most, block) => Math.max(most, block[2]), 0);
  const order = ["altered", "extract", "same_words"].indexOf(verdict);
  const ours = found.official.words.length;
  const within = order ? 0 : same / (received.length || 1);
  const alike = order || same < MOST_SHARED * ours ? 0 : same / (received.length + ours - same || 1);
  return [order, within, alike, found.state === "current" ? 1 : 0, long + found.index];
}

// Official texts that a received one was put together from, beside the nearest.
async function partsOf(pieces, record) {
  const runs = pieces.filter(([kind, words]) => kind === "new" && words.length >= LONG_RUN).map(([, words]) => words);
  const parts = [];
  for (const run of runs.sort((a, b) => b.length - a.length).slice(0, MOST_PARTS)) {
    const other = await bestOf([Object.assign([...run], { line: run.join(" ") })], run, record, null);
    if (other && other.comparison.verdict !== "altered") {
      const { index, edition } = other.found;
      parts.push({ entry: index, title: edition.title, path: edition.path });
    }
  }
  return parts;
}

// The first serial number that a received text bears, and what the register knows of it.
async function numberIn(text, record) {
  const plain = t1(text).replace(/\s+/g, " ");
  let best = null;
  for (const { id, title, pattern } of await record.json("index/series.json", [])) {
    const match = patternOf(pattern).exec(plain);
    if (!match || (best && match.index >= best.at)) continue;
    const { number, year = 0 } = match.groups;
    best = { at: match.index, series: id, title, label: match[0], year: Number(year), number: Number(number) };
  }
  if (!best) return null;
  const register = await record.json(`index/numbers/${best.series}/${best.year}.json`, null);
  if (!register && record.partial) return null;
  const { numbers = {}, voids = {}, last = 0 } = register || {};
  const used = numbers[best.number];
  if (used) {
    const { state = "used", entry, title, path } = used;
    return { ...best, state, entry, textTitle: title, path };
  }
  const reason = voids[best.number];
  return reason ? { ...best, state: "void", reason } : { ...best, state: "not_given", last };
}

const escaped = (c) => (c === "°" ? "[°ºo]" : /[\\^$.*+?()[\]{}|/]/.test(c) ? "\\" + c : c);

// How a number of a series is read: blanks and leading zeros are free, case is not looked at.
function patternOf(pattern) {
  const parts = pattern.split(/(\{number[^}]*\}|\{year[^}]*\})/).map((part) => {
    if (part.startsWith("{number")) return "0*(?<number>[0-9]{1,9})(?![0-9])";
    if (part.startsWith("{year")) return "(?<year>[0-9]{4})(?![0-9])";
    return part.replace(/[^\p{L}\p{N}]/gu, (c) => (c === " " ? "\\s*" : `\\s*${escaped(c)}\\s*`));
  });
  return new RegExp(parts.join(""), "iu");
}
