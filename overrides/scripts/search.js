// The search page. What is typed stays in this page: no form is sent, nothing enters the address or any storage.
const box = document.querySelector("[data-index]");
const words = JSON.parse(box.dataset.words);
const index = new URL(box.dataset.index, location.href);
const site = new URL("../", index);
const field = box.querySelector("input");
const status = box.querySelector("[role=status]");
const list = document.createElement("ol");
list.className = "results";
const more = box.querySelector("button");
const AT_ONCE = 6;
const PAUSE = 200;
const BEFORE = 8;
const AROUND = 30;
let engine, results = [], turn = 0, waiting;

// Fetched when the reader goes to the field, so that it is here when the first word is typed.
const load = () => engine = engine || fetch(index.href).then(answer => {
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}).then(rankingOf);

const element = (name, attributes, ...content) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
};

// Words and what stands between them; only a browser that knows Thai parts the words of Thai.
const partsOf = text => window.Intl && Intl.Segmenter
  ? Array.from(new Intl.Segmenter(document.documentElement.lang, { granularity: "word" }).segment(text), ({ segment }) => segment)
  : text.split(/([\p{L}\p{M}\p{N}'\u2019\u02bc\u200c]+)/u);

// The words around the first that was found, with what was found marked.
const excerpt = (text, found) => {
  const parts = partsOf(text);
  const isFound = part => {
    const said = wordsOf(part);
    return said.length > 0 && said.every(word => found.has(word));
  };
  const first = Math.max(0, parts.findIndex(isFound) - 2 * BEFORE);
  const shown = parts.slice(first, first + 2 * AROUND).map(part => isFound(part) ? element("mark", {}, part) : part);
  return [first ? "… " : "", ...shown, first + 2 * AROUND < parts.length ? " …" : ""];
};

const serviceItem = ({ entry }) => {
  const item = element("li", {},
    element("a", { href: new URL(entry.url, site) }, element("bdi", { lang: box.dataset.names }, entry.title)));
  if (entry.part) item.append(element("p", {}, entry.part));
  if (/^(tel|sms):[+\d]+$/.test(entry.call)) {
    const number = element("bdi", { dir: "ltr", className: "number" }, entry.phone);
    item.append(element("p", {}, element("a", { href: entry.call, className: entry.urgent ? "call urgent" : "call" }, number)));
  }
  return item;
};

const pageItem = ({ entry, words: found }) => {
  const link = element("a", { href: new URL(entry.url, site) }, element("bdi", {}, entry.title));
  if (entry.part) link.append(element("bdi", { className: "part" }, entry.part));
  return element("li", {}, link, element("p", {}, ...excerpt(entry.text || "", found)));
};

const show = () => {
  const before = list.childElementCount;
  results.slice(before, before + AT_ONCE)
    .forEach(result => list.append(result.entry.service ? serviceItem(result) : pageItem(result)));
  more.hidden = list.childElementCount >= results.length;
};

const clear = told => {
  results = [];
  list.remove();
  list.textContent = "";
  more.hidden = true;
  status.textContent = told;
};

const search = () => {
  clearTimeout(waiting);
  const mine = ++turn;
  const term = field.value.trim();
  box.setAttribute("aria-busy", "true");
  const done = () => mine === turn && box.setAttribute("aria-busy", "false");
  if (!term) {
    clear("");
    return done();
  }
  status.textContent = status.textContent || words.wait;
  return load().then(find => {
    if (mine !== turn) return;
    const found = find(term);
    clear(found.length ? words.count.replace("{n}", found.length) : words.none);
    results = found;
    if (found.length) {
      more.before(list);
      show();
    }
  }).catch(() => {
    // The next search starts from nothing.
    engine = undefined;
    if (mine === turn) clear(words.broken);
  }).then(done);
};

field.addEventListener("focus", () => load().catch(() => engine = undefined));
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
field.addEventListener("keydown", event => {
  if (event.key === "Enter") search();
});
more.addEventListener("click", () => {
  const before = list.childElementCount;
  show();
  list.children[before].querySelector("a").focus();
});
box.previousElementSibling.hidden = true;
box.hidden = false;
