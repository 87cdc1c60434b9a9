// The search page. What is typed stays in this page: no form is sent, nothing enters the address or any storage.
const box = document.querySelector("[data-index]");
const words = JSON.parse(box.dataset.words);
const index = new URL(box.dataset.index, location.href);
const site = new URL("../../", index);
const field = box.querySelector("input");
const status = box.querySelector("[role=status]");
const list = document.createElement("ol");
list.className = "results";
const more = box.querySelector("button");
const AT_ONCE = 6;
const PAUSE = 200;
let engine, failure, results = [], turn = 0, waiting;

// Loaded when the reader goes to the field, so that it is here when the first word is typed.
const load = () => {
  failure ??= failing();
  return engine ??= import(new URL("pagefind.js", index)).then(async made => {
    // Less weight on the length of a page, or the short records of services hide the pages that explain.
    await made.options({ ranking: { pageLength: 0.5 } });
    await made.init();
    return made;
  });
};

// Where its program does not arrive, Pagefind waits for ever; only the browser notices.
const failing = () => {
  const noticed = new Promise((_, reject) => {
    addEventListener("unhandledrejection", event => reject(event.reason), { once: true });
  });
  noticed.catch(() => {});
  return noticed;
};

// The next search starts from nothing.
const giveUp = () => {
  engine?.then(made => made.destroy(), () => {});
  engine = failure = undefined;
};

const westernDigits = text => text
  .replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660)
  .replace(/[۰-۹]/g, digit => digit.charCodeAt(0) - 0x6f0);

// A number is found however it is grouped, and with or without the country code.
const termOf = text => {
  const packed = westernDigits(text).replace(/[\s().\u2010-\u2015\u2066-\u2069\u200e\u200f-]/g, "");
  return /^\+?\d{3,}$/.test(packed) ? packed.replace(/^(\+|00)47/, "").replace("+", "") : text;
};

// Pagefind fetches words by their first letters, but it keeps Arabic words without their article.
const withoutArticle = term => term.split(/\s+/)
  .map(word => word.replace(/[أإآ]/g, "ا").replace(/^(?:[وفبك]?ال|لل)/, "")).join(" ");

// Pages with all the words are wanted; where there are none, those with some of them.
const find = async (made, term) => {
  await made.preload(withoutArticle(term));
  const all = async words => (await made.search(words)).results;
  const found = await all(term);
  const parts = term.split(/\s+/);
  if (found.length || parts.length === 1) return found;
  const some = new Map();
  for (const result of (await Promise.all(parts.map(all))).flat()) {
    const held = some.get(result.id);
    some.set(result.id, held ? { ...held, score: held.score + result.score } : result);
  }
  return [...some.values()].sort((one, other) => other.score - one.score);
};

const element = (name, attributes, ...content) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...content);
  return made;
};

const PLAIN = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&amp;": "&" };

// Pagefind's excerpt is HTML that holds nothing but <mark>; it is rebuilt as text and marks.
const marked = excerpt => excerpt.split(/<\/?mark>/).map((part, number) => {
  const text = part.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, entity => PLAIN[entity]);
  return number % 2 ? element("mark", {}, text) : text;
});

const weight = part => part.weighted_locations.reduce((sum, place) => sum + place.balanced_score, 0);

const serviceItem = ({ meta }) => {
  const link = element("a", { href: new URL(meta.url, site) }, element("bdi", { lang: box.dataset.names }, meta.title));
  const item = element("li", {}, link, element("p", {}, meta.about));
  if (meta.phone && /^(tel|sms):[+\d]+$/.test(meta.call)) {
    item.append(element("p", {}, element("a", { href: meta.call }, element("bdi", { dir: "ltr" }, meta.phone))));
  }
  return item;
};

const pageItem = found => {
  const parts = [...found.sub_results].sort((one, other) => weight(other) - weight(one));
  const best = parts[0] ?? found;
  const isPart = best.title && best.title !== found.meta.title;
  const link = element("a", { href: new URL((isPart ? best : found).url, site) }, element("bdi", {}, found.meta.title));
  if (isPart) link.append(element("bdi", { className: "part" }, best.title));
  // An excerpt from the start of a section begins with its heading, which the link has said.
  const said = best.excerpt.replace(/<\/?mark>/g, "").startsWith(`${best.title}.`) ? best.title.split(" ").length : 0;
  const excerpt = best.excerpt.split(" ").slice(said).join(" ");
  return element("li", {}, link, element("p", {}, ...marked(excerpt)));
};

const show = async (mine, wanted) => {
  const add = found => list.append(found.meta.url ? serviceItem(found) : pageItem(found));
  const [first, ...others] = wanted;
  const top = await first.data();
  if (mine !== turn) return;
  add(top);
  const rest = await Promise.all(others.map(result => result.data()));
  if (mine !== turn) return;
  rest.forEach(add);
  more.hidden = list.childElementCount >= results.length;
};

const next = () => results.slice(list.childElementCount, list.childElementCount + AT_ONCE);

const clear = told => {
  results = [];
  list.remove();
  list.replaceChildren();
  more.hidden = true;
  status.textContent = told;
};

const search = async () => {
  clearTimeout(waiting);
  const mine = ++turn;
  list.ariaBusy = true;
  const term = termOf(field.value.trim());
  if (!term) {
    clear("");
    list.ariaBusy = false;
    return;
  }
  status.textContent ||= words.wait;
  try {
    const found = await Promise.race([load().then(made => find(made, term)), failure]);
    if (mine !== turn) return;
    if (!found.length && !navigator.onLine) throw new Error("offline");
    clear(found.length ? words.count.replace("{n}", found.length) : words.none);
    results = found;
    if (found.length) {
      more.before(list);
      await show(mine, next());
    }
  } catch {
    giveUp();
    if (mine === turn) clear(words.broken);
  }
  if (mine === turn) list.ariaBusy = false;
};

field.addEventListener("focus", () => load().catch(() => {}));
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
field.addEventListener("keydown", event => {
  if (event.key === "Enter") search();
});
more.addEventListener("click", async () => {
  const before = list.childElementCount;
  await show(turn, next());
  list.children[before]?.querySelector("a").focus();
});
// The engine is a WebAssembly program. Where this page's policy is too new for the browser, it may not run.
const EMPTY_PROGRAM = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
try {
  new WebAssembly.Module(EMPTY_PROGRAM);
  box.previousElementSibling.hidden = true;
  box.hidden = false;
} catch {
  // The paragraph before the field has said that the search cannot work.
}
