// Adding to the registers from beside the text: an entry that it names, an appointment that it reports.
(() => {
  "use strict";

  // Whether every word of one name is in the other, whatever the accents, case and order.
  function sameName(one, other) {
    const words = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
    const given = new Set(words(other));
    return words(one).every((word) => given.has(word));
  }

  class Registers {
    constructor(panel) {
      this.panel = panel;
    }

    cancel(finding) {
      finding.querySelector("[data-reading-new]").replaceChildren();
      finding.querySelector(".reading-button")?.focus();
    }

    async fetch(url, options = {}) {
      const { panel } = this;
      const answer = await fetch(url, {
        ...options,
        headers: { "X-CSRFToken": panel.token(), "X-Requested-With": "XMLHttpRequest" },
      });
      const json = answer.headers.get("Content-Type")?.includes("json");
      return { ok: answer.ok, status: answer.status, json: json ? await answer.json() : null, html: json ? "" : await answer.text() };
    }

    async form(finding, url) {
      const { panel } = this;
      try {
        const answer = await this.fetch(url);
        if (!answer.ok) throw new Error(String(answer.status));
        this.showForm(finding, answer.html, url.split("?")[0]);
      } catch {
        panel.say(panel.words.refused);
      }
    }

    showForm(finding, html, url) {
      const place = finding.querySelector("[data-reading-new]");
      place.innerHTML = html;
      place.querySelector("form").dataset.url = url;
      const wrong = place.querySelector("[role=alert]")?.closest(".reading-field")?.querySelector("input, select");
      (wrong || place.querySelector("input:not([type=hidden]), select, button")).focus();
    }

    adding(finding, register) {
      const { panel } = this;
      const query = new URLSearchParams(panel.proposed(finding));
      // The office comes with the appointment, on its day.
      if ("appointed" in finding.dataset) query.delete("role");
      this.form(finding, `${panel.url(`ajouter/${register}/`)}?${query}`);
    }

    appointing(finding) {
      const { panel } = this;
      const { person, office } = panel.proposed(finding);
      this.form(finding, `${panel.url("nommer/")}?${new URLSearchParams({ person, office, start: panel.day || "" })}`);
    }

    async appoint(finding, { person, role, start }) {
      const { panel } = this;
      const body = new URLSearchParams({ person, role, start });
      this.appointed(finding, await this.fetch(panel.url("nommer/"), { method: "POST", body }).catch(() => ({})));
    }

    appointed(finding, answer) {
      const { panel } = this;
      if (answer.ok && answer.json) {
        const { person, office } = panel.proposed(finding);
        const { name, role, start, person: id, person_name: personName } = answer.json;
        const decided = { person, office: role, start, name };
        const same = sameName(office, role) || sameName(role, office);
        panel.fields.fill.appointment(decided, { id: String(id), name: personName, editUrl: "" });
        panel.decide(finding, same ? "accepted" : "changed", decided, { id: String(id) });
        panel.ask();
      } else panel.say(answer.json?.error || panel.words.refused);
    }

    async submitted(event) {
      const { panel } = this;
      const form = event.target.closest("[data-reading-form]");
      if (!form) return;
      event.preventDefault();
      const finding = form.closest("[data-key]");
      const { url } = form.dataset;
      const body = new URLSearchParams(new FormData(form));
      if (finding.dataset.kind === "appointment") body.append("named", panel.proposed(finding).person);
      const button = form.querySelector("[type=submit]");
      button.disabled = true;
      const answer = await this.fetch(url, { method: "POST", body }).catch(() => ({}));
      button.disabled = false;
      if (answer.status === 422 && answer.html) this.showForm(finding, answer.html, url);
      else if (!answer.ok || !answer.json) panel.say(answer.json?.error || panel.words.refused);
      else if (finding.dataset.kind === "appointment") this.appointed(finding, answer);
      else {
        const { id, name, edit_url: editUrl, register } = answer.json;
        const entry = { id: String(id), name, editUrl, picked: true };
        panel.take(finding, panel.proposed(finding), entry, register === "topic" ? "topic" : "");
        // The other findings may name the same entry: a quote its speaker, an event its place.
        panel.ask();
      }
    }
  }

  window.deskReading = { ...window.deskReading, Registers, sameName };
})();
