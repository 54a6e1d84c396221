// SHA-256 and Ed25519 by WebCrypto; where the browser has neither (no HTTPS, or old), RFC 6234 and RFC 8032 here.

const utf8 = (text) => new TextEncoder().encode(text);
const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));
const equal = (a, b) => a.length === b.length && a.every((byte, n) => byte === b[n]);

async function sha256(data) {
  return globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", data)) : sha2(data, 32);
}

async function ed25519(publicKey, signature, message) {
  let key;
  try {
    key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch {
    return slowEd25519(publicKey, signature, message);
  }
  return crypto.subtle.verify("Ed25519", key, signature, message);
}

// RFC 6234: SHA-256 for a size of 32 bytes, SHA-512 for 64. The constants are roots of primes (sections 5.1, 5.2, 6).
const TURNS = {
  32: [[2, 13, 22], [6, 11, 25], [7, 18, 3], [17, 19, 10]],
  64: [[28, 34, 39], [14, 18, 41], [1, 8, 7], [19, 61, 6]],
};
const PRIMES = [];
for (let n = 2; PRIMES.length < 80; n++) if (PRIMES.every((p) => n % p)) PRIMES.push(n);

function rootBits(prime, degree) {
  // The first 64 bits behind the point of a root: Newton's method on whole numbers.
  const d = BigInt(degree);
  const wanted = BigInt(prime) << (64n * d);
  let x = 1n << 72n;
  for (let next; (next = ((d - 1n) * x + wanted / x ** (d - 1n)) / d) < x; ) x = next;
  return BigInt.asUintN(64, x);
}

function sha2(data, size) {
  const bits = size === 32 ? 32 : 64;
  const width = BigInt(bits);
  const word = (x) => BigInt.asUintN(bits, x);
  const turn = (x, n) => (x >> BigInt(n)) | word(x << (width - BigInt(n)));
  const [big0, big1, small0, small1] = TURNS[size];
  const big = (x, [a, b, c]) => turn(x, a) ^ turn(x, b) ^ turn(x, c);
  const small = (x, [a, b, c]) => turn(x, a) ^ turn(x, b) ^ (x >> BigInt(c));
  const rounds = size === 32 ? 64 : 80;
  const constants = PRIMES.slice(0, rounds).map((p) => rootBits(p, 3) >> (64n - width));
  let state = PRIMES.slice(0, 8).map((p) => rootBits(p, 2) >> (64n - width));
  const block = bits * 2;
  const padded = new Uint8Array(Math.ceil((data.length + 1 + bits / 4) / block) * block);
  padded.set(data);
  padded[data.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(data.length) * 8n);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += block) {
    const w = [];
    for (let t = 0; t < rounds; t++) {
      if (t < 16) w.push(bits === 32 ? BigInt(view.getUint32(at + 4 * t)) : view.getBigUint64(at + 8 * t));
      else w.push(word(small(w[t - 2], small1) + w[t - 7] + small(w[t - 15], small0) + w[t - 16]));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < rounds; t++) {
      const one = h + big(e, big1) + ((e & f) ^ (word(~e) & g)) + constants[t] + w[t];
      const two = big(a, big0) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, word(d + one), c, b, a, word(one + two)];
    }
    state = [a, b, c, d, e, f, g, h].map((x, n) => word(x + state[n]));
  }
  const out = new DataView(new ArrayBuffer(bits));
  state.forEach((x, n) => (bits === 32 ? out.setUint32(4 * n, Number(x)) : out.setBigUint64(8 * n, x)));
  return new Uint8Array(out.buffer);
}

// RFC 8032, section 5.1: points of edwards25519 as (X, Y, Z, T).
const P = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (x, m = P) => ((x % m) + m) % m;

function power(base, exponent) {
  let result = 1n;
  for (let b = mod(base); exponent; exponent >>= 1n, b = (b * b) % P) if (exponent & 1n) result = (result * b) % P;
  return result;
}

const inverse = (x) => power(x, P - 2n);
const D = mod(-121665n * inverse(121666n));
const little = (bytes) => BigInt("0x" + [...bytes].reverse().map((b) => hex(b, 2)).join(""));

function added([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2));
  const b = mod((y1 + x1) * (y2 + x2));
  const c = mod(2n * D * t1 * t2);
  const d = mod(2n * z1 * z2);
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function times(scalar, point) {
  let sum = [0n, 1n, 1n, 0n];
  for (; scalar; scalar >>= 1n, point = added(point, point)) if (scalar & 1n) sum = added(sum, point);
  return sum;
}

// Section 5.1.3; null for bytes that are no point.
function point(bytes) {
  const sign = bytes[31] >> 7;
  const y = little([...bytes.slice(0, 31), bytes[31] & 127]);
  if (y >= P) return null;
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  let x = mod(u * v ** 3n * power(u * v ** 7n, (P - 5n) / 8n));
  if (mod(v * x * x) !== u) x = mod(x * power(2n, (P - 1n) / 4n));
  if (mod(v * x * x) !== u || (!x && sign)) return null;
  if (Number(x & 1n) !== sign) x = mod(-x);
  return [x, y, 1n, mod(x * y)];
}

const BASE = point([0x58, ...Array(31).fill(0x66)]);

// Section 5.1.7, without the cofactor.
function slowEd25519(publicKey, signature, message) {
  if (signature.length !== 64) return false;
  const key = point(publicKey);
  const scalar = little(signature.slice(32));
  if (!key || scalar >= ORDER) return false;
  const k = mod(little(sha2(joined(signature.slice(0, 32), publicKey, message), 64)), ORDER);
  const [x, y, z] = added(times(scalar, BASE), times(k, [mod(-key[0]), key[1], 1n, mod(-key[3])]));
  const flat = inverse(z);
  const expected = mod(y * flat) | ((mod(x * flat) & 1n) << 255n);
  return expected === little(signature.slice(0, 32));
}
