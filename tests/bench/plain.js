// The limit that the benchmark holds Handpick against: the same cards on the same board, written by hand in plain JavaScript,
// without a framework, a merge, an undo history on disk or a second store. It mounts every card, as such boards do, and keeps its
// records in localStorage, one a key, as far as there is room. It must stay as quick as one would write it by hand, or the
// comparison flatters.
const main = document.getElementById("main");
const records = new Map();
let stages = [], columns = new Map(), last = null;

const key = (kind, id) => `plain/${kind}/${id}`;
function store(kind, record) {
  try {
    localStorage.setItem(key(kind, record.id), JSON.stringify(record));
  } catch {
    // Full: a plain board has no second store.
  }
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function card(application) {
  const person = records.get(application.candidate);
  const item = element("li", { class: "cardx", "data-card": application.id },
    element("h3", {}, element("a", { href: `#/applications/${application.id}` }, person.name)),
    element("button", { type: "button", class: "more", "aria-label": `More actions for ${person.name}` }, "…"),
    element("p", {}, `${application.source} · ${person.headline}`),
    element("footer", {}, element("span", { class: "chip" }, "9 days")));
  return item;
}

function open() {
  const board = element("div", { class: "board" });
  columns = new Map();
  for (const [id, stage] of stages) {
    const list = element("ol", { class: "cards-list" }), count = element("span");
    columns.set(id, { list, count });
    board.append(element("section", { class: "lane" }, element("header", {}, element("h2", {}, stage.standard), count), list));
  }
  const applications = [...records.values()].filter((record) => record.placement);
  applications.sort((a, b) => (a.placement.order < b.placement.order ? -1 : 1));
  for (const application of applications) columns.get(application.placement.stage).list.append(card(application));
  for (const { list, count } of columns.values()) count.textContent = list.childElementCount;
  main.replaceChildren(element("h1", {}, "Customer service agent"), element("input", { type: "search", id: "find" }), board);
  document.getElementById("find").addEventListener("input", (event) => find(event.target.value));
}

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
function find(wanted) {
  wanted = fold(wanted);
  for (const { list, count } of columns.values()) {
    let shown = 0;
    for (const item of list.children) {
      const hit = fold(item.querySelector("h3").textContent).includes(wanted);
      item.hidden = !hit;
      shown += hit;
    }
    count.textContent = shown;
  }
}

function move(id, to, before) {
  const application = records.get(id), item = main.querySelector(`[data-card="${id}"]`), from = application.placement.stage;
  last = { id, from, next: item.nextElementSibling };
  application.placement = { stage: to, order: application.placement.order };
  columns.get(to).list.insertBefore(item, before ?? null);
  for (const stage of new Set([from, to])) columns.get(stage).count.textContent = columns.get(stage).list.childElementCount;
  store("application", application);
  store("move", { id: crypto.randomUUID(), application: id, from, to, at: new Date().toISOString() });
}

function undo() {
  move(last.id, last.from, last.next);
}

function add(name) {
  const person = { id: crypto.randomUUID(), name, email: "new@example.com", headline: "New" };
  const application = { id: crypto.randomUUID(), candidate: person.id, source: "", placement: { stage: stages[0][0], order: "zz" } };
  for (const record of [person, application]) records.set(record.id, record);
  store("candidate", person);
  store("application", application);
  const column = columns.get(stages[0][0]);
  column.list.append(card(application));
  column.count.textContent = column.list.childElementCount;
}

function openApplication(id) {
  const application = records.get(id), person = records.get(application.candidate);
  main.replaceChildren(element("h1", {}, person.name), element("p", {}, person.headline),
    element("ul", {}, element("li", {}, person.email)), element("section", {}, element("h2", {}, "History")));
}

/** Everybody in whom the words stand, the first fifty of them as a table: what they say is folded at each key, as one writes it first. */
function search(wanted) {
  wanted = fold(wanted);
  const people = [...records.values()].filter((record) => record.name && fold(`${record.name} ${record.email} ${record.headline}`).includes(wanted));
  const rows = people.slice(0, 50).map((person) => element("tr", {}, element("td", {}, person.name), element("td", {}, person.headline)));
  main.replaceChildren(element("h1", {}, `${people.length} candidates`), element("table", {}, ...rows));
}

/** Reads everything back, as a start does. */
function start() {
  records.clear();
  for (let at = 0; at < localStorage.length; at++) {
    const name = localStorage.key(at);
    if (!name.startsWith("plain/")) continue;
    const record = JSON.parse(localStorage.getItem(name));
    if (record.stages) stages = Object.entries(record.stages).sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
    else records.set(record.id, record);
  }
}

function load(text) {
  const { records: all } = JSON.parse(text);
  stages = Object.entries(all.requisition[0].stages).sort(([, a], [, b]) => (a.order < b.order ? -1 : 1));
  store("requisition", all.requisition[0]);
  for (const kind of ["candidate", "application"]) for (const record of all[kind]) {
    records.set(record.id, record);
    store(kind, record);
  }
}

const idIn = (stage, at) => columns.get(stages[stage][0]).list.children[at].dataset.card;
window.plain = { load, start, open, find, move, undo, add, openApplication, search, idIn, stage: (at) => stages[at][0] };
if (localStorage.length > 0) {
  start();
  open();
}
