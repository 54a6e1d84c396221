// The page: what is pasted goes in, a verdict in plain words comes out.

const $ = (id) => document.getElementById("t-" + id);
const say = (key, given = {}) => PAGE.words["verify_" + key].replace(/\{(\w+)\}/g, (_, name) => given[name] ?? "");
const counted = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
const held = ({ count, size, at }) => ({ count: counted(count), size: counted(size), date: day(at) });
const GOOD = ["identical", "same_words", "extract"];
const SHOWN = 8;
const MOST_SHOWN = 60;

// A day as the site writes it, by the institution's clock.
function day(iso) {
  const local = new Date(iso).toLocaleDateString("en-CA", { timeZone: PAGE.zone });
  const [year, month, number] = local.split("-").map(Number);
  const given = { year, month: PAGE.months[month - 1], day: number === 1 ? PAGE.first : number };
  return PAGE.day.replace(/\{(\w+)\}/g, (_, name) => given[name]);
}

function el(tag, given, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given || {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const part = (title, ...children) => el("section", null, el("h3", null, title), ...children);
const link = (path, words) => el("a", { href: ROOT + path }, words);

function shortened(words, most) {
  if (words.length <= 2 * most + 2) return words.join(" ");
  return [...words.slice(0, most), OMISSION, ...words.slice(-most)].join(" ");
}

// The words that differ are told apart by what they are read out with, by a line, and only then by a colour.
function marked(pieces) {
  const shown = el("p", { class: "marked" });
  for (const [kind, , written] of pieces) {
    if (kind === "same") shown.append(shortened(written, SHOWN), " ");
    else if (kind !== "frame") {
      const told = el("span", { class: "vh" }, say(kind) + " ");
      shown.append(el(kind === "gone" ? "del" : "ins", null, told, shortened(written, MOST_SHOWN)), " ");
    }
  }
  return shown;
}

// An extract among the words that stand around it, and between its parts.
function inContext({ pieces, before, after }) {
  const shown = el("p", { class: "marked" });
  const official = pieces.filter(([kind]) => kind === "same" || kind === "gone");
  const ends = [official[0], official[official.length - 1]].map(([kind]) => kind === "gone");
  const inner = official.slice(ends[0] ? 1 : 0, ends[1] ? -1 : undefined);
  const words = (some) => el("span", { class: "left" }, some.join(" "));
  if (before.length) shown.append(words(["…", ...before]), " ");
  for (const [kind, , some] of inner)
    if (kind === "same") shown.append(el("mark", null, some.join(" ")), " ");
    else shown.append(words([`[${shortened(some, AROUND)}]`]), " ");
  if (after.length) shown.append(words([...after, "…"]));
  return shown;
}

function headline({ verdict, state, size, warnings }) {
  const none = warnings.find(({ kind }) => ["empty", "too_short", "unproven"].includes(kind));
  const kept = KEPT && verdict === "not_in_record" && held(KEPT);
  const told = kept ? say("not_kept_text", kept) : say(verdict + "_text", { size: counted(size) });
  const face = none ? "none" : GOOD.includes(verdict) ? "good" : verdict === "altered" ? "changed" : "none";
  return el(
    "div",
    { class: `verdict ${face}` },
    ...(state && state !== "current" ? [el("p", { class: "state" }, say(state))] : []),
    el("h2", null, say(none ? "none" : verdict)),
    el("p", none && { "data-kind": none.kind }, none ? say(none.kind, none) : told),
  );
}

function official({ edition, index, follows }, state) {
  const facts = say("version", { number: edition.version, date: day(edition.published_at) });
  return part(
    say("official"),
    ...(edition.number ? [el("p", { class: "plate" }, edition.number.label)] : []),
    el("p", { class: "title", "data-of": edition.path }, link(edition.path, edition.title)),
    el("p", { class: "when" }, facts),
    ...(state === "current" ? [] : [el("p", null, link(edition.path, say("now")))]),
  );
}

function numberSaid(number, verdict) {
  const { state, label, path, textTitle } = number;
  const own = GOOD.includes(verdict.verdict) && verdict.found.edition.path === path;
  const key = state === "used" ? (own ? "used" : "other") : state === "not_given" && !number.last ? "none" : state;
  const told = el("p", { "data-number": key }, say("number_" + key, { ...number, label }));
  if (key === "other") told.append(" ", link(path, textTitle));
  return part(say("number"), told);
}

function proofSaid({ found, size, witnesses }, origin) {
  const entry = say("entry", { number: counted(found.index), origin, size: counted(size) });
  const seen = witnesses.length ? say("seen", { names: witnesses.join(", ") }) : say("alone");
  return part(say("proof"), el("p", null, link(`/record/proof/${found.index}.tlog-proof`, entry)), el("p", null, seen));
}

function details(verdict, record) {
  const { found, pieces, parts, number, warnings } = verdict;
  const shown = [];
  if (found) shown.push(official(found, verdict.state));
  if (verdict.verdict === "altered")
    shown.push(part(say("differences"), el("p", { class: "when" }, say("legend")), marked(pieces)));
  if (verdict.verdict === "extract") {
    const leftOut = say("left_out", { count: counted(verdict.leftOut) });
    shown.push(part(say("context"), inContext(verdict), el("p", null, leftOut)));
  }
  const others = parts.map(({ path, title }) => el("li", { "data-part": path }, link(path, title)));
  if (others.length) shown.push(part(say("parts"), el("ul", null, ...others)));
  const remarks = warnings.filter(({ kind }) => ["invisible", "look_alike", "too_long"].includes(kind));
  const told = remarks.map((warning) => {
    const { kind, code = "" } = warning;
    return el("li", { "data-kind": kind, "data-code": code }, say(kind, warning));
  });
  if (told.length) shown.push(part(say("warnings"), el("ul", null, ...told)));
  if (number) shown.push(numberSaid(number, verdict));
  if (found) shown.push(proofSaid(verdict, record.keys.origin));
  return shown;
}

let running = 0;

async function run() {
  const mine = ++running;
  const text = $("text").value;
  $("more").replaceChildren();
  $("said").replaceChildren(say("working"));
  await new Promise((done) => setTimeout(done, 20));
  try {
    const record = await openRecord();
    const verdict = await verify(text, record);
    if (mine !== running) return;
    $("said").replaceChildren(headline(verdict));
    $("more").replaceChildren(...details(verdict, record));
    Object.assign($("result").dataset, { verdict: verdict.verdict, state: verdict.state });
  } catch (error) {
    if (mine !== running) return;
    delete $("result").dataset.verdict;
    const why = el("p", null, say("failed", { why: error.message }));
    $("said").replaceChildren(el("div", { class: "verdict none" }, el("h2", null, say("none")), why));
  }
  $("result").scrollIntoView({ block: "nearest" });
}

async function takeFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const start = bytes.slice(0, 4096);
  if (start.includes(0) || text8Lossy(start).startsWith("%PDF")) {
    $("said").replaceChildren(say("not_text"));
    return;
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  // One character more than is compared, so that the verdict says that it was cut.
  $("text").value = beginning(text, MOST_CHARACTERS + 1);
  run();
}

const text8Lossy = (bytes) => new TextDecoder().decode(bytes);

async function keepPage() {
  const button = $("keep");
  button.disabled = true;
  try {
    const told = (count) => ($("keeping").textContent = say("keeping", { count: counted(count) }));
    const { kept, file } = await keptPage(told);
    const target = URL.createObjectURL(file);
    const name = PAGE.address.split("/").pop().replace(".html", `-${kept.at.slice(0, 10)}.html`);
    el("a", { href: target, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(target), 60000);
    $("keeping").textContent = say("keep_done", { ...held(kept), megabytes: (file.size / 1e6).toFixed(1) });
  } catch (error) {
    $("keeping").textContent = say("failed", { why: error.message });
  }
  button.disabled = false;
}

$("go").addEventListener("click", run);
$("file").addEventListener("change", ({ target }) => target.files[0] && takeFile(target.files[0]));
$("text").addEventListener("dragover", (event) => event.preventDefault());
$("text").addEventListener("drop", (event) => {
  const file = event.dataTransfer.files[0];
  if (!file) return;
  event.preventDefault();
  takeFile(file);
});
$("keep").addEventListener("click", keepPage);
if (KEPT) {
  $("held").textContent = say("kept", held(KEPT));
  $("held").hidden = false;
} else $("keeper").hidden = false;
$("plain").hidden = true;
$("tool").hidden = false;
