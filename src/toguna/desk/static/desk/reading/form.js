// Facts in the form of the text: put where an editor would put them, and taken out again.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);

  function set(field, value) {
    if (!field || field.disabled) return false;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  function choose(id, entry) {
    const widget = byId(`${id}-chooser`)?.widget;
    if (!widget) return false;
    if (entry) widget.setStateFromModalData({ id: entry.id, string: entry.name, edit_url: entry.editUrl });
    else widget.clear();
    return true;
  }

  // The rows of an inline panel that are not deleted, by their number.
  function rows(name) {
    const total = Number(byId(`id_${name}-TOTAL_FORMS`)?.value || 0);
    return [...Array(total).keys()].filter((n) => byId(`id_${name}-${n}-DELETE`)?.value !== "1");
  }

  function addRow(name) {
    const panel = window.wagtail.editHandler?.getPanelByName(name);
    if (!panel) return null;
    const focused = document.activeElement;
    panel.addForm();
    focused?.focus({ preventScroll: true });
    return panel.formCount - 1;
  }

  function drop(name, number) {
    byId(`id_${name}-${number}-DELETE-button`)?.click();
  }

  function person(entry, part = "") {
    if (rows("people").some((n) => byId(`id_people-${n}-person`).value === String(entry.id))) return true;
    const number = addRow("people");
    if (number === null) return false;
    if (part) set(byId(`id_people-${number}-part`), part);
    return choose(`id_people-${number}-person`, entry);
  }

  function quote(words, speaker, speakerName) {
    const number = addRow("quotes");
    if (number === null) return false;
    set(byId(`id_quotes-${number}-words`), words);
    if (speaker) choose(`id_quotes-${number}-speaker`, speaker);
    else set(byId(`id_quotes-${number}-speaker_name`), speakerName || "");
    return true;
  }

  // A box of a list of entries; an entry that was just added to the register has none yet.
  function tick(name, entry, on = true) {
    let box = document.querySelector(`#page-edit-form input[name="${name}"][value="${entry.id}"]`);
    if (!box && on) {
      const list = byId(`id_${name}`);
      if (!list) return false;
      const line = document.createElement("div");
      const label = document.createElement("label");
      box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name, value: String(entry.id), id: `id_${name}_new_${entry.id}` });
      label.htmlFor = box.id;
      label.append(box, ` ${entry.name}`);
      line.append(label);
      list.append(line);
    }
    if (!box || box.disabled) return false;
    box.checked = on;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  function eventPlace(entry, words) {
    if (entry) {
      set(byId("id_place_name"), "");
      return choose("id_place", entry);
    }
    choose("id_place", null);
    return set(byId("id_place_name"), words);
  }

  // What accepting puts into the form; `value` is the fact as decided, `entry` the entry of the register.
  const fill = {
    event_type: (value) => set(byId("id_event_type"), value.type),
    event_date: (value) => set(byId("id_event_start"), value.date),
    event_place: (value, entry) => eventPlace(entry, value.name),
    person: (value, entry) => Boolean(entry) && person(entry),
    organisation: (value, entry, register) => Boolean(entry) && tick(register === "topic" ? "topics" : "bodies", entry),
    place: (value, entry) => Boolean(entry) && tick("places", entry),
    date: () => true,
    quote: (value, entry) => quote(value.text, entry, value.speaker),
    appointment: (value, entry) => person(entry, "appointed"),
  };

  const empty = {
    person(value, id) {
      for (const n of rows("people")) if (byId(`id_people-${n}-person`).value === id) drop("people", n);
    },
    quote(value) {
      for (const n of rows("quotes")) if (byId(`id_quotes-${n}-words`).value === value.text) drop("quotes", n);
    },
    organisation(value, id) {
      tick(value.register === "topic" ? "topics" : "bodies", { id }, false);
    },
    place(value, id) {
      tick("places", { id }, false);
    },
    event_type(value) {
      if (byId("id_event_type")?.value === value.type) set(byId("id_event_type"), "");
    },
    event_date(value) {
      if (byId("id_event_start")?.value === value.date) set(byId("id_event_start"), "");
    },
    event_place(value, id) {
      if (id && byId("id_place")?.value === id) choose("id_place", null);
      if (!id && byId("id_place_name")?.value === value.name) set(byId("id_place_name"), "");
    },
  };

  // Wagtail's own window to choose from a register.
  function chooseFrom(url, chosen) {
    const like = byId("id_place-chooser")?.widget;
    if (like) new like.chooserModalClass(url).open(like.getModalOptions?.() || null, chosen);
  }

  window.deskReading = { ...window.deskReading, form: { set, fill, empty, chooseFrom } };
})();
