// The two forms of a text: T1, which is hashed, and W, which is compared. The rules are those of
// editions/canonical_text.py and record/words.py, one for one.

const BREAKS = /[\n\r\v\f\x85\u2028\u2029]+/;
const REMOVED = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const BLOCKS = new Set(
  ("address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr" +
    " li main nav ol p pre section table tbody tfoot thead tr ul").split(" "),
);

function t1(text) {
  const paragraphs = text.split(BREAKS).map((p) => p.replace(REMOVED, "").normalize("NFC").replace(/\s+/g, " ").trim());
  return paragraphs.filter(Boolean).join("\n\n");
}

// The words of an HTML fragment, a line break where a block begins or ends and a blank between cells. A parsed document
// of its own: nothing in it is loaded, nothing acts.
function htmlText(html) {
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data.split(BREAKS).join(" ");
    const edge = BLOCKS.has(node.localName) ? "\n" : /^t[dh]$/.test(node.localName) ? " " : "";
    text += edge;
    node.childNodes.forEach(walk);
    text += edge;
  };
  walk(new DOMParser().parseFromString(html, "text/html").body);
  return text;
}

const canonicalText = (edition) => t1([edition.title, edition.summary || "", htmlText(edition.body || "")].join("\n"));

const OMISSION = "[…]";
const TABLE = { "—": " ", "―": " ", œ: "oe", Œ: "OE", æ: "ae", Æ: "AE", "…": "...", ĳ: "ij", Ĳ: "IJ" };
for (const c of '«»“”„‟"‹›″〝〞＂') TABLE[c] = "";
for (const c of "’‘‚‛ʼ′´`＇") TABLE[c] = "'";
for (const c of "‐‑‒–−﹣－") TABLE[c] = "-";
["ff", "fi", "fl", "ffi", "ffl", "st", "st"].forEach(
  (letters, n) => (TABLE[String.fromCharCode(0xfb00 + n)] = letters),
);
const MAPPED = new RegExp(`[${Object.keys(TABLE).join("")}]`, "g");
const LOOK_ALIKES = {};
[..."АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανιρυ"].forEach(
  (c, n) => (LOOK_ALIKES[c] = "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXoavipu"[n]),
);

// The lines of a text, each as its words; lines without a word are left out.
const linesOf = (text) =>
  t1(text).split("\n\n").map((line) => Object.assign(wordsIn(line), { line })).filter((words) => words.length);

const mapped = (chunk) =>
  chunk
    .replace(MAPPED, (c) => TABLE[c])
    .replace(/[\u{1f000}-\u{1faff}☀-➿⬀-⯿\u20e3]/gu, " ")
    .replace(/<<|>>/g, "")
    .replace(/\[\.\.\.\]|\(\.\.\.\)/g, ` ${OMISSION} `)
    .replace(/[%‰€$£]/g, " $& ")
    .replace(/°(?=\p{Nd})/gu, "° ")
    .split(" ");

// `spelt` takes in how each word was written: [what stood between blanks], the word's place there, and of how many.
function wordsIn(line, spelt) {
  const chunks = line.replace(/^(?:[-•·*▪▫◦‣–—>] +)+/, "").split(" ");
  const tokens = chunks.flatMap((chunk, at) => mapped(chunk).filter(Boolean).map((token) => [token, at]));
  const found = [];
  const counts = chunks.map(() => 0);
  tokens.forEach(([token, at], n) => {
    // A dash between words is a mark; before a number it may be its sign.
    const mark = token === "-" && !/^\p{Nd}/u.test((tokens[n + 1] || [""])[0]);
    const words = mark ? [] : token === OMISSION || token === "-" ? [token] : bare(token);
    counts[at] += words.length;
    for (const word of words) found.push(word);
  });
  let written = [""];
  chunks.forEach((chunk, at) => {
    // A mark that stands alone goes with the word before it.
    if (!counts[at]) written[0] += " " + chunk;
    else written = [chunk];
    for (let n = 0; spelt && n < counts[at]; n++) spelt.push([written, n, counts[at]]);
  });
  return found;
}

const bared = new Map();
function bare(token) {
  if (bared.has(token)) return bared.get(token);
  let start = 0;
  let end = token.length;
  while (end && ")]}*_~',;:!?|.-".includes(token[end - 1])) end--;
  while (start < end && "([{*_~',;:!?¡¿|.-".includes(token[start])) {
    if (".-".includes(token[start]) && /^\p{Nd}/u.test(token.slice(start + 1, start + 3))) break;
    start++;
  }
  const parted = token.slice(start, end).replace(/\p{Nd}(?=\p{L})|\p{L}(?=\p{Nd})/gu, "$& ");
  const words = parted ? parted.split(" ") : [];
  bared.set(token, words);
  return words;
}

// A word as it is looked up: no case, accent, mark or look-alike; empty for one without letter or digit.
function folded(word) {
  const low = word.toLowerCase();
  if (/^[\0-\x7f]*$/.test(low)) return low.replace(/[^a-z0-9]+/g, "");
  const plain = [...word].map((c) => LOOK_ALIKES[c] || c).join("");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

// Invisible characters and look-alike letters of another script, each once, as warnings.
function strangeCharacters(text) {
  const found = new Map();
  let first = true;
  for (const c of text) {
    if (c > "\x7f" && !found.has(c)) {
      const code = "U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      if (LOOK_ALIKES[c]) found.set(c, { kind: "look_alike", code, like: LOOK_ALIKES[c] });
      else if (/\p{Cf}/u.test(c) && !(first && c === "\ufeff")) found.set(c, { kind: "invisible", code, like: "" });
    }
    first = false;
  }
  return [...found.values()];
}
