// A received text beside an official one, word by word: record/alignment.py and record/comparison.py.

const JOIN = "\x1f";
const LEAST_EXTRACT = 8;
const PAGE_NUMBER = /^[0-9]{1,5}\/[0-9]{1,5}$/;

// The equal runs of two lists of words, in order, as [place in a, place in b, length].
function aligned(a, b) {
  const found = [];
  const waiting = [[0, a.length, 0, b.length]];
  while (waiting.length) {
    let [a0, a1, b0, b1] = waiting.pop();
    const start = a0;
    let tail = 0;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) [a0, b0] = [a0 + 1, b0 + 1];
    if (a0 > start) found.push([start, b0 - (a0 - start), a0 - start]);
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) [a1, b1, tail] = [a1 - 1, b1 - 1, tail + 1];
    if (tail) found.push([a1, b1, tail]);
    if (a0 === a1 || b0 === b1) continue;
    if ((a1 - a0) * (b1 - b0) <= 60000) {
      found.push(...longest(a, b, a0, a1, b0, b1));
      continue;
    }
    const points = [[a0, b0], ...anchors(a, b, a0, a1, b0, b1), [a1, b1]];
    if (points.length > 2)
      for (let n = 1; n < points.length; n++)
        waiting.push([points[n - 1][0], points[n][0], points[n - 1][1], points[n][1]]);
  }
  found.sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  const joined = [];
  for (const [i, j, length] of found) {
    const last = joined[joined.length - 1];
    if (last && last[0] + last[2] === i && last[1] + last[2] === j) last[2] += length;
    else joined.push([i, j, length]);
  }
  return joined;
}

// Where runs of words begin that stand once in each stretch, those that keep the order.
function anchors(a, b, a0, a1, b0, b1) {
  for (const length of [4, 2, 1]) {
    const ours = single(a, a0, a1, length);
    const theirs = single(b, b0, b1, length);
    const pairs = [];
    for (const [run, i] of ours) if (theirs.has(run)) pairs.push([i, theirs.get(run)]);
    pairs.sort((x, y) => x[0] - y[0]);
    // The first pair may be the stretch's own beginning: then nothing would become smaller.
    const some = pairs.filter(([i, j]) => i !== a0 || j !== b0);
    if (some.length) return rising(some);
  }
  return [];
}

function single(words, start, stop, length) {
  const found = new Map();
  for (let i = start; i + length <= stop; i++) {
    const run = words.slice(i, i + length).join(JOIN);
    found.set(run, found.has(run) ? -1 : i);
  }
  for (const [run, i] of found) if (i < 0) found.delete(run);
  return found;
}

// The longest part of pairs, sorted by their first, whose second rises too.
function rising(pairs) {
  const ends = [];
  const last = [];
  const before = [];
  pairs.forEach(([, j], n) => {
    let k = 0;
    for (let high = ends.length; k < high; ) {
      const middle = (k + high) >> 1;
      if (ends[middle] < j) k = middle + 1;
      else high = middle;
    }
    before.push(k ? last[k - 1] : -1);
    ends[k] = j;
    last[k] = n;
  });
  const found = [];
  for (let n = last[last.length - 1]; n >= 0; n = before[n]) found.unshift(pairs[n]);
  return found;
}

// The longest common subsequence of two short stretches.
function longest(a, b, a0, a1, b0, b1) {
  const height = a1 - a0;
  const width = b1 - b0;
  const table = Array.from({ length: height + 1 }, () => new Uint16Array(width + 1));
  for (let i = height - 1; i >= 0; i--)
    for (let j = width - 1; j >= 0; j--)
      table[i][j] = a[a0 + i] === b[b0 + j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const found = [];
  for (let i = 0, j = 0; i < height && j < width; ) {
    if (a[a0 + i] === b[b0 + j]) found.push([a0 + i++, b0 + j++, 1]);
    else if (table[i + 1][j] >= table[i][j + 1]) i++;
    else j++;
  }
  return found;
}

// An official text as it is compared: its words, its lines, its frame's lines, and the numbers of its lists.
class Official {
  constructor(canonical, frame) {
    const lines = linesOf(canonical);
    const own = new Set(lines.map((line) => line.join(JOIN)));
    const around = frame.flatMap(linesOf);
    const numbered = new Map();
    this.words = lines.flat();
    this.written = lines;
    this.lines = own;
    this.frame = new Set();
    this.firsts = new Set();
    this.longest = 3;
    for (const line of around) {
      const rest = line.slice(1).join(JOIN);
      if (/^\p{Nd}+$/u.test(line[0]) && own.has(rest)) {
        numbered.set(rest, [...(numbered.get(rest) || []), line[0]]);
      } else {
        this.frame.add(line.join(JOIN));
        this.firsts.add(line[0]);
        this.longest = Math.max(this.longest, line.length);
      }
    }
    this.numbers = new Set();
    let at = 0;
    for (const line of lines) {
      for (const number of numbered.get(line.join(JOIN)) || []) this.numbers.add(`${at} ${number}`);
      at += line.length;
    }
  }

  // Whether a run of words is made of lines of the frame and of page numbers alone.
  frames(run) {
    const reached = [true];
    let last = 0;
    for (let end = 1; end <= run.length; end++) {
      if (end - last > this.longest) return false;
      for (let s = Math.max(0, end - this.longest); s < end; s++) {
        const some = reached[s] && run.slice(s, end);
        if (some && (this.frame.has(some.join(JOIN)) || isPageNumber(some))) {
          reached[end] = true;
          last = end;
          break;
        }
      }
    }
    return !!reached[run.length];
  }

  // The lines of a received text that are not the frame's; one of the frame may have been broken into several.
  withoutFrame(received) {
    const kept = [];
    for (let i = 0; i < received.length; ) {
      let run = [];
      let end = i;
      for (let n = i; n < received.length && this.firsts.has(received[i][0]); n++) {
        run = run.concat(received[n]);
        if (run.length > this.longest) break;
        if (this.frame.has(run.join(JOIN))) end = n + 1;
      }
      const words = received[i];
      if (end <= i + 1) end = !this.lines.has(words.join(JOIN)) && this.frames(words) ? i + 1 : i;
      if (end === i) kept.push(received[end++]);
      i = end;
    }
    return kept;
  }
}

const isPageNumber = (run) => (run.length === 1 || run.length === 3) && PAGE_NUMBER.test(run.join(""));

class Comparison {
  constructor(verdict, blocks, written, breaks, start, stop) {
    Object.assign(this, { verdict, blocks, written, breaks, start, stop });
    this.received = written.flat();
    this.same = blocks.reduce((sum, block) => sum + block[2], 0);
  }

  // Whether a run of received words is the frame's: whole lines, never words put into one, or the number of a list's
  // item before the official word `at`.
  framed(official, at, start, stop) {
    if (!this.breaks.has(start)) return false;
    const run = this.received.slice(start, stop);
    if (run.length === 1 && official.numbers.has(`${at} ${run[0]}`)) return true;
    return this.breaks.has(stop) && official.frames(run);
  }

  // Every stretch as [kind, words, as written]: same, gone (only official), new (only received) or frame.
  pieces(official) {
    const found = [];
    const ours = speller(official.written);
    const theirs = speller(this.written);
    let [i, j] = [0, 0];
    for (const [a, b, length] of [...this.blocks, [official.words.length, this.received.length, 0]]) {
      if (a > i) found.push(["gone", official.words.slice(i, a), ours(i, a)]);
      const put = this.framed(official, a, j, b) ? "frame" : "new";
      if (b > j) found.push([put, this.received.slice(j, b), theirs(j, b)]);
      if (length) found.push(["same", official.words.slice(a, a + length), ours(a, a + length)]);
      [i, j] = [a + length, b + length];
    }
    return found;
  }
}

// How a run of words stands in the lines it is from, with the marks at its words; words that are parts of one are as
// they are compared.
function speller(lines) {
  const words = lines.flat();
  const spelt = [];
  for (const { line } of lines) wordsIn(line, spelt);
  return (start, stop) => {
    const found = [];
    for (let n = start; n < stop; n++) {
      const [[written], place, count] = spelt[n];
      const whole = place === 0 && n + count <= stop;
      found.push(whole ? written : words[n]);
      if (whole) n += count - 1;
    }
    return found;
  };
}

function compare(official, received) {
  let lines, words, breaks;
  for (lines of [received, official.withoutFrame(received)]) {
    words = lines.flat();
    breaks = new Set([0]);
    let at = 0;
    for (const line of lines) breaks.add((at += line.length));
    const start = place(official.words, words);
    const whole = start === 0 && words.length === official.words.length;
    if (whole || (start >= 0 && words.length >= LEAST_EXTRACT)) {
      const verdict = whole ? "same_words" : "extract";
      return new Comparison(verdict, [[start, 0, words.length]], lines, breaks, start, start + words.length);
    }
  }
  const blocks = aligned(official.words, words);
  const [first, last] = [blocks[0], blocks[blocks.length - 1]];
  const found = new Comparison("altered", blocks, lines, breaks, first ? first[0] : 0, last ? last[0] + last[2] : 0);
  const verdict = verdictOf(official, found);
  if (verdict !== "extract" || found.same >= LEAST_EXTRACT) found.verdict = verdict;
  return found;
}

function verdictOf(official, found) {
  const { blocks, received } = found;
  let [i, j, whole] = [0, 0, true];
  const every = [...blocks, [official.words.length, received.length, 0]];
  for (let n = 0; n < every.length; n++) {
    const [a, b, length] = every[n];
    const omitted = b - j === 1 && received[j] === OMISSION;
    if (b > j && !omitted && !found.framed(official, a, j, b)) return "altered";
    if (a > i) {
      whole = false;
      // Only at its ends may an extract leave words out, or where it says so.
      if (n > 0 && n < blocks.length && !omitted) return "altered";
    }
    [i, j] = [a + length, b + length];
  }
  return whole ? "same_words" : "extract";
}

// Where a run stands among words; -1 where it does not.
function place(words, run) {
  if (run.length > words.length) return -1;
  const joined = JOIN + words.join(JOIN) + JOIN;
  const found = joined.indexOf(JOIN + run.join(JOIN) + JOIN);
  return found < 0 ? -1 : joined.slice(0, found).split(JOIN).length - 1;
}
