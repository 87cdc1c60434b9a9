// What a browser of Chromium 61, Firefox 60 or Safari 11 cannot read, in style sheets and scripts; one line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import css from "@eslint/css";
import { generate, parse, walk } from "@eslint/css-tree";
import { ESLint } from "eslint";
import compat from "eslint-plugin-compat";
import esx from "eslint-plugin-es-x";

const bcd = createRequire(import.meta.url)("@mdn/browser-compat-data");
const MARK = { chrome: 61, firefox: 60, safari: 11 };
const BROWSERS = Object.entries(MARK).map(([name, version]) => `${name} ${version}`);
const YEAR = 2017;
/* Without these a page looks plainer and nothing more; or an older name stands beside them; or, older than the
   mark, they are missing from the year's list because of other browsers. */
const HARMLESS = [
  "accent-color", "anchor-name", "block-size", "break-after", "break-before", "break-inside", "clip", "clip-path",
  "color-scheme", "content-visibility", "font-variant-numeric", "outline", "overflow-wrap", "page-break-inside",
  "print-color-adjust", "scroll-padding-top", "text-decoration-style", "text-decoration-thickness",
  "text-underline-offset", "text-wrap",
];
const HARMLESS_VALUES = {
  "border-collapse": ["collapse"], "flex-direction": ["column-reverse"], "grid-template-columns": ["auto"],
  "text-align": ["start", "left", "right", "center"],
};

const isTooNew = ({ __compat: { support } }) => Object.entries(MARK).some(([name, version]) => {
  const since = [support[name]].flat().find((entry) => !entry?.flags && !entry?.partial_implementation)?.version_added;
  return !(parseFloat(since) <= version);
});
// Methods of the browser that nothing of the mark has, by their names alone; what the language has is es-x's to tell.
const spoken = new Set(Object.values(bcd.javascript.builtins).flatMap(Object.keys));
const methods = new Map();
for (const [name, holder] of Object.entries(bcd.api)) {
  for (const [member, told] of Object.entries(holder)) {
    if (spoken.has(member) || member === name || !told.__compat || /_(static|event)$/.test(member)) continue;
    methods.set(member, (methods.get(member) ?? true) && isTooNew(told));
  }
}
const newMethods = [...methods].filter(([, isNew]) => isNew).map(([name]) => name);
const older = esx.configs["flat/restrict-to-es2017"];
// Named like the old methods of arrays.
const iterators = Object.keys(older.rules).filter((rule) => rule.startsWith("es-x/no-iterator-prototype"));

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ["**/*.css"], language: "css/css", plugins: { css },
      rules: { "css/use-baseline": ["error", {
        available: YEAR, allowProperties: HARMLESS, allowPropertyValues: HARMLESS_VALUES,
        allowSelectors: ["details-content", "focus-within"], allowAtRules: ["page"],
        allowMediaConditions: ["prefers-color-scheme", "forced-colors"],
      }] },
    },
    { files: ["**/*.js"], ...older, rules: { ...older.rules, ...Object.fromEntries(iterators.map((rule) => [rule, "off"])) } },
    {
      files: ["**/*.js"], languageOptions: { ecmaVersion: 2017, sourceType: "script" }, plugins: { compat },
      settings: { browsers: BROWSERS, "es-x": { aggressive: true } },
      rules: { "compat/compat": "error", "no-restricted-syntax": ["error", {
        selector: `CallExpression > MemberExpression.callee[property.name=/^(${newMethods.join("|")})$/]`,
        message: "A method that an old browser lacks.",
      }] },
    },
  ],
});

// What stands inside @supports is read only by those who know it. The rest also without three faults that the list
// of a year cannot tell: they are new ways to use an old name.
const forAll = (text) => {
  const tree = parse(text), faults = [];
  walk(tree, { visit: "Atrule", enter(rule, item, list) { if (rule.name === "supports") list.remove(item); } });
  walk(tree, { visit: "Declaration", enter({ property, value }) {
    if (/^((row|column)-)?gap$/.test(property)) faults.push(`'${property}' is not known; in a grid write grid-gap`);
    if (/\brgb\([^,]*\)/.test(generate(value))) faults.push(`'${generate(value)}' needs commas`);
  } });
  walk(tree, { visit: "PseudoClassSelector", enter(node) {
    if (node.name === "not" && /,/.test(generate(node))) faults.push(`a list inside '${generate(node)}' is not known`);
  } });
  return [generate(tree), faults];
};

for (const path of process.argv.slice(2)) {
  let text = readFileSync(path, "utf8"), faults = [];
  if (path.endsWith(".css")) [text, faults] = forAll(text);
  const [{ messages }] = await eslint.lintText(text, { filePath: path.split("/").pop() });
  const told = messages.map(({ line, message }) => (path.endsWith(".css") ? message : `${line}: ${message}`));
  for (const fault of new Set([...faults, ...told])) console.log(`${path}: ${fault}`);
}
