// The panel “Reading”: asks what the text says, shows it, and keeps what the editor decides in a field of the form.
(() => {
  "use strict";
  const LATER = 1500;
  const LONGEST = 2300000;
  const WANTED = /^(csrfmiddlewaretoken|reading|title|summary|body-|people-|quotes-|places$|bodies$|place$|place_name$|signatory$|event_type$|event_start$|first_published_on$)/;
  const SAYS = /^(title$|summary$|body-)/;

  class Panel {
    constructor(root) {
      const { editor, form, Registers } = window.deskReading;
      this.registers = new Registers(this);
      this.editor = editor;
      this.fields = form;
      this.root = root;
      this.page = document.getElementById("page-edit-form");
      this.side = root.closest("[data-side-panel]");
      this.results = root.querySelector("[data-reading-results]");
      this.status = root.querySelector("[data-reading-said]");
      this.words = JSON.parse(document.getElementById("reading-words").textContent);
      this.decided = new Map();
      this.reading = { words: "", found: [] };
      this.read = "";
      this.input = document.getElementById("id_reading");
      this.remember();
      root.addEventListener("click", (event) => this.clicked(event));
      root.addEventListener("submit", (event) => this.registers.submitted(event));
      this.side?.addEventListener("show", () => this.opened());
      this.side?.addEventListener("hide", () => this.editor.clear());
      for (const name of ["input", "keyup", "change", "paste"]) {
        this.page.addEventListener(name, () => this.later());
      }
      if (this.side && !this.side.hidden) this.opened();
    }

    get open() {
      return !this.side || !this.side.hidden;
    }

    say(words) {
      this.status.textContent = words;
    }

    opened() {
      if (this.said() !== this.read) this.ask();
      else this.highlight();
    }

    later() {
      clearTimeout(this.timer);
      if (this.open) this.timer = setTimeout(() => this.changed(), LATER);
    }

    changed() {
      if (!this.open || this.said() === this.read) return;
      // Nothing is taken away from under somebody's hands.
      if (this.results.querySelector("[data-reading-form], [data-reading-change]:not([hidden])")) {
        this.say(this.words.stale);
      } else this.ask();
    }

    said() {
      return JSON.stringify([...new FormData(this.page)].filter(([name, value]) => SAYS.test(name) && typeof value === "string"));
    }

    // A new text has an address of its own as soon as it is saved by itself.
    url(ending = "") {
      const saved = /\/pages\/(\d+)\/edit\//.exec(this.page.action);
      const url = saved ? this.root.dataset.readingSavedUrl.replace("/0/", `/${saved[1]}/`) : this.root.dataset.readingUrl;
      return url + ending;
    }

    data(extra = {}) {
      const data = new FormData();
      for (const [name, value] of new FormData(this.page)) {
        if (WANTED.test(name) && typeof value === "string") data.append(name, value);
      }
      for (const [name, value] of Object.entries(extra)) data.append(name, value);
      return data;
    }

    token() {
      return this.page.elements.csrfmiddlewaretoken.value;
    }

    async ask() {
      const said = this.said();
      if (said.length > LONGEST) {
        this.say(this.words.long);
        return;
      }
      this.read = said;
      const turn = (this.turn = (this.turn || 0) + 1);
      this.say(this.words.reading);
      this.results.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(this.url(), { method: "POST", body: this.data(), headers: { "X-Requested-With": "XMLHttpRequest" } });
        const given = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        if (turn !== this.turn) return;
        if (!answer.ok) {
          this.read = "";
          this.say(given.error || this.words.failed);
          return;
        }
        this.show(given);
      } catch {
        if (turn === this.turn) {
          this.read = "";
          this.say(this.words.failed);
        }
      } finally {
        if (turn === this.turn) this.results.removeAttribute("aria-busy");
      }
    }

    show(given) {
      const focused = this.results.contains(document.activeElement)
        ? document.activeElement.closest("[data-key]")?.dataset.key
        : null;
      const open = this.results.querySelector("details")?.open;
      this.results.innerHTML = given.html;
      if (open) this.results.querySelector("details")?.setAttribute("open", "");
      this.day = given.day;
      this.reading = { words: given.words, found: given.found };
      this.say(given.said);
      this.count(given.open);
      this.highlight();
      if (focused) this.finding(focused)?.focus();
    }

    finding(key) {
      return this.results.querySelector(`[data-key="${CSS.escape(key)}"]`);
    }

    findings() {
      return [...this.results.querySelectorAll("[data-key]")];
    }

    highlight() {
      this.editor.highlight(this.findings().map((one) => [one.dataset.kind, JSON.parse(one.dataset.stretches)]));
    }

    count(waiting) {
      const counter = document.querySelector('[data-side-panel-toggle="reading"] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = String(waiting);
        counter.hidden = !waiting;
      }
    }

    clicked(event) {
      const button = event.target.closest("[data-reading-do]");
      if (!button) return;
      const finding = button.closest("[data-key]");
      const deed = button.dataset.readingDo;
      if (button.tagName === "A") event.preventDefault();
      const deeds = {
        read: () => this.ask(),
        go: () => this.go(button.getAttribute("href")),
        show: () => this.point(finding),
        accept: () => this.accept(finding),
        refuse: () => this.decide(finding, "refused", {}, null),
        change: () => this.toggle(finding, button),
        changed: () => this.correct(finding),
        choose: () => this.choose(finding, button.dataset.register),
        reopen: () => this.reopen(finding),
        adding: () => this.registers.adding(finding, button.dataset.register),
        appointing: () => this.registers.appointing(finding),
        appoint: () => this.registers.appoint(finding, button.dataset),
        cancel: () => this.registers.cancel(finding),
        "event-date": () => this.eventDate(finding),
      };
      deeds[deed]?.();
    }

    go(href) {
      const finding = this.results.querySelector(href);
      if (!finding) return;
      finding.scrollIntoView({ block: "center" });
      finding.focus({ preventScroll: true });
    }

    point(finding) {
      const stretches = JSON.parse(finding.dataset.stretches);
      const next = Number(finding.dataset.next || 0) % stretches.length;
      finding.dataset.next = String(next + 1);
      if (!this.editor.show(stretches[next])) this.say(this.words.gone);
    }

    toggle(finding, button) {
      const change = finding.querySelector("[data-reading-change]");
      change.hidden = !change.hidden;
      button.setAttribute("aria-expanded", String(!change.hidden));
      if (!change.hidden) change.querySelector("select, input, button")?.focus();
    }

    // The entry that is meant, where one is: the only one of its name, or the one chosen.
    entry(finding) {
      const chosen = finding.querySelector("[data-reading-chosen]");
      if (chosen) return { id: chosen.dataset.id, name: chosen.dataset.name, editUrl: chosen.dataset.editUrl };
      const radio = finding.querySelector(".reading-options input:checked");
      return radio && { id: radio.value, name: radio.dataset.name, editUrl: radio.dataset.editUrl };
    }

    proposed(finding) {
      return JSON.parse(finding.dataset.proposed);
    }

    accept(finding) {
      const { kind } = finding.dataset;
      const entry = this.entry(finding);
      const needs = ["person", "organisation", "place"].includes(kind);
      const asks = finding.querySelector(".reading-options");
      if (!entry && (needs || asks)) {
        this.say(this.words.choose);
        asks?.querySelector("input")?.focus();
        return;
      }
      this.take(finding, this.proposed(finding), entry);
    }

    // Puts the fact into the form and keeps the decision.
    take(finding, value, entry, register = "") {
      const decided = { ...value, ...(entry ? { name: entry.name } : {}), ...(register ? { register } : {}) };
      if (!this.fields.fill[finding.dataset.kind](value, entry, register)) {
        this.say(this.words.refused);
        return;
      }
      this.decide(finding, this.verdict(finding, value, entry, register), decided, entry);
    }

    // Another spelling of the name, or the whole of it, is the fact that was found; other words are a change.
    verdict(finding, value, entry, register) {
      const before = this.proposed(finding);
      if (register === "topic") return "changed";
      if (Object.keys(before).some((name) => before[name] !== value[name])) return "changed";
      const named = { quote: before.speaker, appointment: before.person }[finding.dataset.kind] ?? before.name;
      return entry && named && !window.deskReading.sameName(named, entry.name) && entry.picked ? "changed" : "accepted";
    }

    keep(decision) {
      this.decided.set(decision.key, decision);
      const { words, found } = this.reading;
      this.fields.set(this.input, JSON.stringify({ words, found, decisions: [...this.decided.values()] }));
    }

    // What was decided before the page came back with errors.
    remember() {
      try {
        const before = JSON.parse(this.input.value || "null");
        if (!before) return;
        this.reading = { words: before.words, found: before.found };
        for (const one of before.decisions) this.decided.set(one.key, one);
      } catch {
        this.input.value = "";
      }
    }

    correct(finding) {
      const value = this.proposed(finding);
      for (const field of finding.querySelectorAll("[data-value]")) {
        if (!field.checkValidity()) {
          field.reportValidity();
          return;
        }
        value[field.dataset.value] = field.value.trim();
      }
      const { kind } = finding.dataset;
      const asks = kind === "person";
      // Words in place of an entry: the entry of the name that was found is not meant any more.
      const named = { quote: "speaker", event_place: "name" }[kind];
      const kept = !named || value[named] === this.proposed(finding)[named];
      const entry = kept ? this.entry(finding) : null;
      if (asks && !entry) {
        this.say(this.words.choose);
        return;
      }
      this.take(finding, value, entry);
    }

    choose(finding, register) {
      const name = `readingChoose${register[0].toUpperCase()}${register.slice(1)}`;
      this.fields.chooseFrom(this.root.dataset[name], (chosen) => {
        const entry = { id: String(chosen.id), name: chosen.string, editUrl: chosen.edit_url, picked: true };
        const value = this.proposed(finding);
        for (const field of finding.querySelectorAll('[data-value="role"]')) value.role = field.value.trim();
        this.take(finding, value, entry);
      });
    }

    eventDate(finding) {
      const { iso } = this.proposed(finding);
      if (this.fields.fill.event_date({ date: iso })) this.decide(finding, "accepted", this.proposed(finding), null);
    }

    decide(finding, verdict, decided, entry) {
      const { key, kind } = finding.dataset;
      const id = entry ? String(entry.id) : "";
      this.keep({ key, kind, verdict, proposed: this.proposed(finding), decided, entry: id });
      const said = { accepted: this.words.accepted, changed: this.words.changed, refused: this.words.refusedVerdict }[verdict];
      const name = verdict === "refused" ? "" : decided.name || "";
      Object.assign(finding.dataset, { entry: id, verdict, decided: JSON.stringify(decided) });
      finding.querySelector("[data-reading-verdict-said]").textContent = name ? `${said} · ${name}` : said;
      this.settled(finding, true);
      this.next(finding, said);
    }

    settled(finding, decided) {
      finding.classList.toggle("reading-finding--decided", decided);
      finding.querySelector("[data-reading-verdict]").hidden = !decided;
      finding.querySelector("[data-reading-ask]").hidden = decided;
      finding.querySelector("[data-reading-new]").replaceChildren();
      const change = finding.querySelector("[data-reading-change]");
      if (change) change.hidden = true;
      this.count(this.waiting().length);
    }

    waiting() {
      return this.findings().filter((one) => !one.classList.contains("reading-finding--decided"));
    }

    next(finding, said) {
      const waiting = this.waiting();
      const left = waiting.length ? this.words.left.replace("%(count)d", waiting.length) : this.words.done;
      this.say(`${said}. ${left}`);
      const after = waiting.find((one) => finding.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
      (after || finding).focus({ preventScroll: true });
      after?.scrollIntoView({ block: "nearest" });
    }

    reopen(finding) {
      const { key, kind, entry, verdict, decided } = finding.dataset;
      // What was refused put nothing into the form; what stands there is somebody's own.
      if (verdict !== "refused") this.fields.empty[kind]?.({ ...this.proposed(finding), ...JSON.parse(decided) }, entry || "");
      this.keep({ key, kind, verdict: "open", proposed: this.proposed(finding), decided: {}, entry: "" });
      this.settled(finding, false);
      this.say(this.words.reopened);
      finding.querySelector(".reading-button")?.focus();
    }
  }

  function start() {
    const root = document.querySelector("[data-reading]");
    if (root && document.getElementById("id_reading")) new Panel(root);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
