// Fingerprints of a text, and the shards in which they are looked up: record/fingerprints.py.

const CRC = Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const WINDOW = 6;
const COMMON = 32;
const hashes = new Map();

// CRC-32 of a word's folded form; -1 for a word without letter or digit.
function wordHash(word) {
  let hash = hashes.get(word);
  if (hash === undefined) {
    const plain = folded(word);
    let crc = -1;
    for (const byte of utf8(plain)) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    hash = plain ? ~crc >>> 0 : -1;
    hashes.set(word, hash);
  }
  return hash;
}

// Pairs of a fingerprint and the number of the word it begins at, in the order of the text.
function fingerprints(words) {
  const every = shingles(words);
  return winnowed(every.map(([h]) => Math.imul(h, 0x9e3779b1) >>> 0)).map((i) => every[i]);
}

// The hashes of all runs of four words, from which fingerprints are chosen.
function shingles(words) {
  const hashed = [];
  words.forEach((word, n) => wordHash(word) >= 0 && hashed.push([wordHash(word), n]));
  const found = [];
  for (let i = 0; i + 4 <= hashed.length; i++) {
    let h = hashed[i][0];
    for (let k = 1; k < 4; k++) h = (Math.imul(h, 0x9e3779b1) + hashed[i + k][0]) | 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    found.push([(h ^ (h >>> 16)) >>> 0, hashed[i][1]]);
  }
  return found;
}

// The places of the smallest number of every window, of equal ones the last.
function winnowed(ranks) {
  const found = [];
  let least = -1;
  const windows = ranks.length ? Math.max(1, ranks.length - WINDOW + 1) : 0;
  for (let start = 0; start < windows; start++) {
    const end = Math.min(start + WINDOW, ranks.length);
    if (least < start) {
      least = start;
      for (let i = start; i < end; i++) if (ranks[i] <= ranks[least]) least = i;
    } else if (ranks[end - 1] <= ranks[least]) least = end - 1;
    else continue;
    found.push(least);
  }
  return found;
}

const shardOf = (fingerprint, shards) => Math.floor((fingerprint * shards) / 2 ** 32);
const hex = (number, width) => number.toString(16).padStart(width, "0");
const shardPath = (number) => `index/words/${hex(number >> 8, 3)}/${hex(number & 255, 2)}.bin`;

// The texts of each fingerprint in a shard, by the first entry of each.
function decode(data) {
  const numbers = [];
  let number = 0;
  let scale = 1;
  for (const byte of data) {
    number += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      numbers.push(number);
      number = 0;
      scale = 1;
    }
  }
  const found = new Map();
  let fingerprint = 0;
  let at = 0;
  while (at < numbers.length) {
    fingerprint += numbers[at];
    const count = numbers[at + 1];
    at += 2;
    if (scale > 1 || !(at + count <= numbers.length)) throw new Error("a shard of the look-up is cut short");
    let last = 0;
    found.set(fingerprint, numbers.slice(at, at + count).map((n) => (last += n)));
    at += count;
  }
  return found;
}

function encode(postings) {
  const out = [];
  const put = (number) => {
    for (; number > 127; number = Math.floor(number / 128)) out.push((number % 128) | 128);
    out.push(number);
  };
  let before = 0;
  for (const fingerprint of [...postings.keys()].sort((a, b) => a - b)) {
    const texts = postings.get(fingerprint).sort((a, b) => a - b);
    put(fingerprint - before);
    put(texts.length);
    texts.forEach((text, n) => put(text - (n ? texts[n - 1] : 0)));
    before = fingerprint;
  }
  return new Uint8Array(out);
}
