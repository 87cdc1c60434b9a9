"""What a browser can tell of a page as it is laid out, asked in the browser's own language."""

TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"
CUT_OFF = """() => {
  const isForListeners = (each) => each && (getComputedStyle(each).clipPath === "inset(50%)"
    || isForListeners(each.parentElement));
  const hides = (value) => value === "hidden" || value === "clip";
  return [...document.querySelectorAll("body *")].filter((element) => {
    if (!element.checkVisibility()) return false;
    const style = getComputedStyle(element);
    return ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1))
      && !element.matches(".skip") && !isForListeners(element);
  }).map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
}"""
"""Elements that hide a part of what they hold; words meant for listeners alone do so by design."""
SPACING = """*, ::before, ::after { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""
"""What WCAG 2.2, 1.4.12 says a reader may set."""
TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input")].flatMap((element) => {
  if (!element.checkVisibility() || element.matches(".skip")) return [];
  const target = element.matches("input") ? element.closest("label") || element : element;
  const text = element.parentElement.textContent.trim();
  const in_text = getComputedStyle(element).display === "inline" && text !== element.textContent.trim();
  const {width, height} = target.getBoundingClientRect();
  return [{name: `${element.tagName} ${element.textContent.trim()}`, width, height, in_text}];
})"""
COLOURS = """() => {
  const seen = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (!text || !element.checkVisibility() || element.matches("script, style, .unseen, .unseen *")) continue;
    let behind = element, opacity = 1;
    for (let each = element; each; each = each.parentElement) opacity *= getComputedStyle(each).opacity;
    const isClear = (each) => getComputedStyle(each).backgroundColor === "rgba(0, 0, 0, 0)";
    while (isClear(behind)) behind = behind.parentElement;
    const ground = getComputedStyle(behind).backgroundColor;
    seen.push([text.slice(0, 40), getComputedStyle(element).color, ground, opacity]);
  }
  return seen;
}"""
DIGITS = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const {0: run, index} of node.textContent.matchAll(/\d[\d .:,–-]*\d/g)) {
      const places = [...run].map((character, offset) => {
        const range = document.createRange();
        range.setStart(node, index + offset);
        range.setEnd(node, index + offset + 1);
        const box = range.getBoundingClientRect();
        return [character, box.left, box.top];
      }).filter(([character]) => /\d/.test(character));
      found.push([run, places]);
    }
  }
  return found;
}"""
COVERED = """(all) => all.filter((each) => each.checkVisibility()).filter((each) => {
  const {left, top, width, height} = each.getBoundingClientRect();
  return [.1, .5, .9].some((x) => [.1, .5, .9].some((y) => {
    const [across, down] = [left + width * x, top + height * y];
    return down > 0 && down < innerHeight && !each.contains(document.elementFromPoint(across, down));
  }));
}).map((each) => each.textContent.trim())"""
"""Which of the elements, as far as they are on the screen, something else lies over."""
_FORGETTING = """() => {
  const forget = (rules) => {
    for (const rule of rules) {
      const asks = rule instanceof CSSSupportsRule && /%s/.test(rule.conditionText);
      if (asks) while (rule.cssRules.length) rule.deleteRule(0);
      else if (rule.cssRules) forget(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) forget(sheet.cssRules);
  for (const panel of document.querySelectorAll("[popover]")) panel.removeAttribute("popover");
}"""
WITHOUT_POPOVERS = _FORGETTING % "popover"
"""Makes the page what a browser that does not know popovers makes of it."""
WITHOUT_SUPPORTS = _FORGETTING % "."
"""Makes the page what a browser makes of it that knows nothing of what @supports asks for."""
TWELVE_LANGUAGES = """() => {
  const list = document.querySelector("#side-sprak ul");
  const more = list.lastElementChild;
  while (list.children.length < 12) list.appendChild(more.cloneNode(true));
}"""
_ON_SEVERAL_LINES = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const unit = /%s/gu;
  // Thai has no spaces between its words.
  const segmenter = new Intl.Segmenter("th", {granularity: "word"});
  const known = new Map([[null, false]]);
  const isForListeners = (each) => {
    if (!known.has(each)) {
      const isClipped = getComputedStyle(each).clipPath === "inset(50%%)";
      known.set(each, isClipped || isForListeners(each.parentElement));
    }
    return known.get(each);
  };
  const range = document.createRange();
  // Words that all stand on one line are asked about at once.
  const parted = (node, words) => {
    if (!words.length) return [];
    const [[, start], [last, end]] = [words[0], words[words.length - 1]];
    range.setStart(node, start);
    range.setEnd(node, end + last.length);
    const boxes = [...range.getClientRects()].filter(({width}) => width);
    if (new Set(boxes.map(({top}) => Math.round(top))).size < 2) return [];
    if (words.length === 1) return [last];
    const middle = words.length >> 1;
    return [...parted(node, words.slice(0, middle)), ...parted(node, words.slice(middle))];
  };
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    const passed = "script, style, .skip, .panel, .paper, a[href^=http], a[href^=mailto], %s";
    if (!element.checkVisibility() || element.closest(passed) || isForListeners(element)) continue;
    const words = [...node.textContent.matchAll(unit)].flatMap(({0: run, index}) =>
      /\p{Script=Thai}/u.test(run)
        ? [...segmenter.segment(run)].map(({segment, index: within}) => [segment, index + within])
        : [[run, index]]);
    found.push(...parted(node, words));
  }
  return found;
}"""
BROKEN_WORDS = _ON_SEVERAL_LINES % (
    r"\d\d[.:]\d\d\u2060?–\u2060?\d\d[.:]\d\d|[\p{L}\p{M}\p{N}]+",
    ".references code",
)
"""Words and spans of time that stand on more than one line; an address on the web may."""
PARTED = _ON_SEVERAL_LINES % (
    r"(?<![\p{L}\p{N}.,:\/–-])(?:[A-ZÆØÅ]{1,5}|\p{L})-\p{L}{1,9}(?![\p{L}-])|§ \d+(?:-\d+)?"
    r"|(?<![\p{N}.,:\/–-])\d+[–-]\d+(?![\p{N}.,:])",
    "code",
)
"""Short words with a hyphen, paragraphs of laws and spans of numbers that stand on more than one line."""
STRANDED_STOPS = r"""() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, before = node.previousElementSibling;
    const [stop] = /^[.,:;!?)،؛؟。]/.exec(node.textContent) || [];
    if (!stop || !before || before !== node.previousSibling || !before.checkVisibility()) continue;
    if (before.matches("a[href^=http]") && !/\s/.test(before.textContent.trim())) continue;
    const range = document.createRange();
    range.setStart(node, 0);
    range.setEnd(node, 1);
    const [last] = [...before.getClientRects()].slice(-1);
    const at = range.getBoundingClientRect();
    if (last && at.top > last.bottom - at.height / 2) found.push(before.textContent.trim() + stop);
  }
  return found;
}"""
"""Words whose full stop, comma or colon begins the next line; that of an address on the web may."""
LINE_LENGTHS = r"""() => [...document.querySelectorAll("main > p:not([class])")].flatMap((paragraph) => {
  const lines = [], walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const bottom = Math.round(range.getBoundingClientRect().bottom / 8);
      if (lines.length && Math.abs(lines[lines.length - 1][0] - bottom) < 2) lines[lines.length - 1][1] += 1;
      else lines.push([bottom, 1]);
    }
  }
  return lines.slice(0, -1).map(([, length]) => length);
})"""
"""Characters of each line that another line of its paragraph follows."""
INDENTED = """() => [...document.querySelectorAll("main ul, main ol")].filter((list) => {
  const style = getComputedStyle(list);
  return list.checkVisibility() && style.listStyleType === "none" && parseFloat(style.paddingInlineStart) > 0;
}).map((list) => `${list.tagName}.${list.className}`)"""
"""Lists without signs before their items that do not begin where the words above them do."""
TOUCHING = """() => [...document.querySelectorAll("main .call")].flatMap((call) => {
  const {top, bottom} = call.getBoundingClientRect();
  const [before, after] = [call.previousElementSibling, call.nextElementSibling];
  const isNear = (each, gap) => call.checkVisibility() && each && each.checkVisibility() && gap < 3;
  return [
    ...(isNear(before, before && top - before.getBoundingClientRect().bottom) ? [before] : []),
    ...(isNear(after, after && after.getBoundingClientRect().top - bottom) ? [after] : []),
  ].map((each) => `${each.textContent.trim().slice(0, 40)} and ${call.textContent.trim().slice(0, 40)}`);
})"""
"""Words that stand against the edge of a button."""
UNEVEN = """() => [...document.querySelectorAll("main > ul:not([class]) > li")].filter((item) => {
  if (item.querySelector("ul, ol")) return false;
  const range = document.createRange();
  range.selectNodeContents(item);
  const tops = [...range.getClientRects()].filter(({width, height}) => width && height > 9 && height < 43)
    .map(({bottom}) => Math.round(bottom)).sort((one, other) => one - other)
    .filter((bottom, at, all) => !at || bottom - all[at - 1] > 9);
  const high = parseFloat(getComputedStyle(item).lineHeight);
  return tops.slice(1).some((bottom, at) => Math.abs(bottom - tops[at] - high) > 6);
}).map((item) => item.textContent)"""
"""Items of lists with a line that stands further from the one above it than lines do."""
STARTS = """() => [".owner", "h1", "main > *", ".footer > *"].map((each) => {
  const {left, right} = document.querySelector(each).getBoundingClientRect();
  return Math.round(document.dir === "rtl" ? innerWidth - right : left);
})"""
"""Where header, heading, words and footer begin, counted from the edge that reading begins at."""
FOOT = "() => document.querySelector('.footer').getBoundingClientRect().bottom + scrollY - innerHeight"
MOVING = """() => [...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each);
  const longest = Math.max(...style.transitionDuration.split(",").map(parseFloat));
  return each.checkVisibility() && (longest > 0 || style.animationName !== "none");
}).map((each) => `${each.tagName}.${each.className}`)"""
SCROLLING = "() => getComputedStyle(document.documentElement).scrollBehavior"
