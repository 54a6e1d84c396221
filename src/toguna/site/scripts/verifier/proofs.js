// Signed notes, checkpoints, proofs, policies and entries, believed only as far as they prove themselves:
// record/signed_note.py, checkpoint.py, inclusion_file.py, merkle.py, policy.py, keyring.py and entry.py, which name
// their specifications.

const NUMBER = /^(?:0|[1-9][0-9]{0,14})$/;
const KEY_NAME = /^[^\s+]+$/;

function check(holds, why) {
  if (!holds) throw new Error(why);
}

// The bytes of standard base64, and nothing else.
function unb64(text) {
  let bytes = null;
  try {
    bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {}
  check(bytes && b64(bytes) === text, "not base64: " + text.slice(0, 60));
  return bytes;
}

const b64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const text8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

// name+id+base64 (signed-note, section "Verifier keys"): a key of one kind, 1 to sign with and 4 to witness.
async function parseKey(line, kind) {
  const [, name, id, encoded] = /^([^+]*)\+([^+]*)\+(.*)$/.exec(line.trim()) || [];
  check(name && KEY_NAME.test(name), "no verifier key: " + line.slice(0, 60));
  const data = unb64(encoded);
  check(data.length === 33 && data[0] === kind, name + ": a key of another kind");
  const digest = await sha256(joined(utf8(name + "\n"), data));
  check(id === [...digest.slice(0, 4)].map((b) => hex(b, 2)).join(""), name + ": the id is not that of the key");
  return { name, id, kind, key: data.slice(1) };
}

// A signed note (signed-note, section "Format").
function parseNote(text) {
  check(utf8(text).length <= 1000000, "longer than a note may be");
  check(!/[\0-\x09\x0b-\x1f]/.test(text), "holds a control character");
  const end = text.lastIndexOf("\n\n");
  check(end >= 0 && text.endsWith("\n") && end + 2 < text.length, "no blank line before signatures");
  const signatures = text.slice(end + 2, -1).split("\n").map((line) => {
    const [, name, encoded] = /^\u2014 ([^ ]*) (.*)$/.exec(line) || [];
    check(name && KEY_NAME.test(name), "no line of a signature: " + line.slice(0, 60));
    const data = unb64(encoded);
    check(data.length >= 5, "the signature of " + name + " is too short");
    return { name, id: [...data.slice(0, 4)].map((b) => hex(b, 2)).join(""), data: data.slice(4) };
  });
  check(signatures.length <= 64, "more than 64 signatures");
  return { text: text.slice(0, end + 1), signatures };
}

// Those of the keys that signed; a signature by one of them that does not fit refuses the whole note.
async function signers(note, keys) {
  const found = new Set();
  for (const { name, id, data } of note.signatures) {
    const key = keys.find((k) => k.name === name && k.id === id);
    if (!key || found.has(key)) continue;
    let message = note.text;
    let signature = data;
    if (key.kind === 4 && data.length === 72) {
      // A witness's cosignature (tlog-cosignature, section "Ed25519 signed message").
      const seconds = new DataView(data.buffer, data.byteOffset).getBigUint64(0);
      message = `cosignature/v1\ntime ${seconds}\n${note.text}`;
      signature = data.slice(8);
    }
    const fits = signature.length === 64 && (await ed25519(key.key, signature, utf8(message)));
    check(fits && (key.kind === 1 || data.length === 72), `the signature of ${name} does not fit the text`);
    found.add(key);
  }
  return [...found];
}

// The signed head of a log (tlog-checkpoint, section "Note text"); `keysAt` gives the keys that may sign one of a size.
async function parseCheckpoint(text, keysAt) {
  const note = parseNote(text);
  const [origin, size, root, ...more] = note.text.slice(0, -1).split("\n");
  check(origin && NUMBER.test(size) && more.every(Boolean), "a checkpoint begins with its origin and its size");
  const hash = unb64(root || "");
  check(hash.length === 32, "a checkpoint's root has 32 bytes");
  const signed = await signers(note, keysAt(Number(size)).filter((k) => k.name === origin));
  check(signed.length, `the checkpoint of ${origin} is not signed by a key that is known for it`);
  return { origin, size: Number(size), root: hash, note, signed };
}

// RFC 9162, section 2.1.3.2.
async function checkInclusion(index, size, entry, path, root) {
  check(index < size, `entry ${index} is not in a tree of ${size}`);
  const half = (n) => Math.floor(n / 2);
  let [place, last, hash] = [index, size - 1, await sha256(joined([0], entry))];
  for (const sibling of path) {
    check(last && sibling.length === 32, "the proof is longer than the way to the root");
    if (place % 2 || place === last) {
      hash = await sha256(joined([1], sibling, hash));
      while (place && place % 2 === 0) [place, last] = [half(place), half(last)];
    } else hash = await sha256(joined([1], hash, sibling));
    [place, last] = [half(place), half(last)];
  }
  check(!last && equal(hash, root), "the proof does not lead to the signed root");
}

// A ready-made proof (tlog-proof, section "Format"), its way to the root checked.
async function parseProof(text, keysAt) {
  const end = text.indexOf("\n\n");
  const [first, extra = "", place = "", ...path] = text.slice(0, Math.max(end, 0)).split("\n");
  const index = place.replace(/^index /, "");
  const whole = first === "c2sp.org/tlog-proof@v1" && extra.startsWith("extra ") && place !== index;
  check(whole && NUMBER.test(index), "no proof of version 1");
  const head = await parseCheckpoint(text.slice(end + 2), keysAt);
  const entry = unb64(extra.slice(6));
  await checkInclusion(Number(index), head.size, entry, path.map(unb64), head.root);
  return { index: Number(index), entry, head };
}

// The way of an entry to the root of a tree of `size` (RFC 6962, section 2.1.1), from tiles (tlog-tiles).
async function inclusionPath(index, size, get) {
  const tile = async (level, number, width) => {
    const digits = String(number).padStart(Math.ceil(String(number).length / 3) * 3, "0").match(/.../g);
    const name = `tile/${level}/${digits.map((d, n) => (n < digits.length - 1 ? "x" + d : d)).join("/")}`;
    const data = (width < 256 && (await get(`${name}.p/${width}`))) || (await get(name));
    check(data && data.length >= width * 32, `${name} is missing`);
    return data;
  };
  // The hash of the entries from start to stop; start begins a subtree at least as large.
  const range = async (start, stop, level = 0) => {
    const length = stop - start;
    if (length === 1) {
      const number = Math.floor(start / 256);
      const count = Math.floor(size / 256 ** level);
      const data = await tile(level, number, Math.min(256, count - number * 256));
      return data.slice((start % 256) * 32, (start % 256) * 32 + 32);
    }
    if (length % 256 === 0 && Number.isInteger(Math.log2(length))) return range(start / 256, stop / 256, level + 1);
    const middle = start + half(length);
    return sha256(joined([1], await range(start, middle, level), await range(middle, stop, level)));
  };
  const half = (length) => 2 ** Math.ceil(Math.log2(length) - 1);
  const path = [];
  for (let [start, stop] = [0, size]; stop - start > 1; ) {
    const middle = start + half(stop - start);
    path.unshift(await (index < middle ? range(middle, stop) : range(start, middle)));
    if (index < middle) stop = middle;
    else start = middle;
  }
  return path;
}

// Which witnesses count, and how many must have signed (tlog-policy).
async function parsePolicy(text) {
  const witnesses = new Map();
  const groups = new Map();
  let quorum = "";
  for (const line of text.split("\n")) {
    const [kind, ...words] = line.split(/[ \t]+/).filter(Boolean);
    if (!kind || kind.startsWith("#")) continue;
    const [name, second, ...more] = words;
    if (kind === "log" && name) {
      await parseKey(name, 1);
      continue;
    }
    const known = (n) => witnesses.has(n) || groups.has(n);
    if (kind === "quorum" && words.length === 1 && !quorum && (name === "none" || known(name))) {
      quorum = name;
      continue;
    }
    check(second && name !== "none" && !known(name), "a policy is not understood: " + line.slice(0, 60));
    if (kind === "witness") witnesses.set(name, await parseKey(second, 4));
    else {
      check(kind === "group" && more.length && more.every(known), "a policy is not understood: " + line.slice(0, 60));
      const least = { any: 1, all: more.length }[second] || Number(second);
      check(least >= 1 && least <= more.length, "a policy's group is not understood: " + line.slice(0, 60));
      groups.set(name, { least, members: more });
    }
  }
  check(quorum, "a policy has a quorum line");
  const reached = (name, seen) => {
    const group = groups.get(name);
    return group ? group.members.filter((m) => reached(m, seen)).length >= group.least : seen.includes(name);
  };
  return {
    witnesses,
    async seen(note) {
      const keys = await signers(note, [...witnesses.values()]);
      return keys.map((key) => [...witnesses.keys()].find((name) => witnesses.get(name) === key));
    },
    reached: (seen) => quorum === "none" || reached(quorum, seen),
  };
}

// The keys of a record, from its keys.json: each role's with the entries during which it counts.
async function parseKeys(document) {
  const held = {};
  const whole = (...numbers) => check(numbers.every(Number.isInteger), "not the keys of a record");
  whole(document.threshold);
  const read = async (key) => {
    whole(key.since, key.until);
    return { ...key, ...(await parseKey(key.vkey, 1)) };
  };
  for (const role of ["root", "log", "desk"]) held[role] = await Promise.all(document[role].map(read));
  const at = (key, index) => key.since <= index && (key.until < 0 || index < key.until);
  const counting = (role) => (index) => held[role].filter((key) => at(key, index));
  return { origin: document.origin, desk: counting("desk"), head: (size) => counting("log")(size - 1) };
}

// An entry of the log: what it commits to, and its note.
function parseEntry(bytes) {
  const note = parseNote(text8(bytes));
  const form =
    /^toguna\/entry@v1\nkind (\w+)\ndoc (.+)\nrev (.+)\nlang (.+)\ntime (.+)\nprev (.+)\ntext (.+)\n((?:file .+\n)*)$/;
  const [, kind, doc, rev, lang, , prev, text, files] = form.exec(note.text) || [];
  const kinds = "publish revise correct withdraw erase deny".split(" ");
  check(kinds.includes(kind) && NUMBER.test(rev) && (prev === "-" || NUMBER.test(prev)), "not an entry of a text");
  return { doc, rev: Number(rev), lang, prev: prev === "-" ? -1 : Number(prev), text, files, note };
}

// What an entry commits to: edition, frame and salt; the edition's bytes are those that stand in the file.
function parsePayload(bytes) {
  const text = text8(bytes);
  const salted = text.lastIndexOf(',"salt":"');
  const framed = text.slice(0, salted).lastIndexOf(',"frame":');
  check(text.startsWith('{"edition":') && framed > 0 && text.endsWith('"}'), "not a payload");
  const edition = text.slice(11, framed);
  const frame = JSON.parse(text.slice(framed + 9, salted));
  check(Array.isArray(frame) && frame.every((line) => typeof line === "string"), "the frame is a list of lines");
  const document = JSON.parse(edition);
  check(document && document.schema === "toguna/edition@1", "not an edition");
  return { edition: document, bytes: utf8(edition), frame, salt: unb64(text.slice(salted + 9, -2)) };
}

async function checkPayload(entry, payload, canonical) {
  const commit = async (mark, data) => b64(await sha256(joined([mark], payload.salt, data)));
  check((await commit(0x10, utf8(canonical))) === entry.text, "the words are not those that were logged");
  const edition = await commit(0x11, payload.bytes);
  const frame = await commit(0x11, utf8(payload.frame.join("\n")));
  const files = `file ${edition} application/json\nfile ${frame} text/plain\n`;
  check(files === entry.files, "the edition or its frame is not what was logged");
  const { id, version, language } = payload.edition;
  const same = id === entry.doc && version === entry.rev && language === entry.lang;
  check(same, "the edition is of another text, version or language than its entry says");
}
