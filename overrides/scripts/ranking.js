// Finds and ranks the entries of the search file with MiniSearch; knows nothing of the page.
const FIELDS = { asked: 5, title: 3, numbers: 3, part: 2, other: 1, text: 1 };
const MARKS = /[\u0300-\u036f\u0640\u064b-\u0655]/g;
const LETTERS = { ø: "o", æ: "ae", đ: "d", ł: "l", ß: "ss", ı: "i", ґ: "г", ة: "ه", ى: "ي", ک: "ك", ی: "ي" };
// Left out, or typed as another sign: the apostrophes of Ukrainian and Somali, and what joins or parts letters unseen.
const INSIDE = /['\u2018\u2019\u02bc`\u00ad\u200b-\u200d]/g;
const WORD = /[\u0e01-\u0e5b]+|[\p{L}\p{N}]+/gu;
const THAI = /^[\u0e01-\u0e5b]/;
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=..)/;
// The letter that ends an Arabic plural unheard, and that many leave out.
const SILENT = /وا$/;
const DIGITS = /^\+?\d{3,}$/;
const MOST_ALIKE = 12;
// Words that so few entries say weigh whole; others less.
const TELLING = 3.5;

// An Ethiopic letter is a consonant with its vowel. Taken apart, a wrong vowel is one wrong letter and an ending can be
// cut; rows of letters that are said alike, or typed for each other, are one.
const ROWS = { ሕ: "ህ", ኅ: "ህ", ሥ: "ስ", ቕ: "ቅ", ኽ: "ክ", ዕ: "እ", ፅ: "ጽ" };
const VOWELS = ["e", "u", "i", "a", "y", "", "o", "w"];
const sounds = letter => {
  const code = letter.charCodeAt(0);
  const bare = String.fromCharCode(code & ~7 | 5);
  const row = ROWS[bare] || bare;
  const vowel = VOWELS[code & 7];
  return row + (vowel === "e" && /[ህእ]/.test(row) ? "a" : vowel);
};

// æ ø å and other marks may be left out, or written as aa and oe, as on a foreign keyboard.
const plain = text => text.toLowerCase().normalize("NFKD").replace(MARKS, "")
  .replace(/[øæđłßıґةىکی]/g, letter => LETTERS[letter])
  .replace(INSIDE, "").replace(/aa/g, "a").replace(/oe/g, "o")
  .replace(/[\u1200-\u1357]/g, sounds)
  .replace(/[٠-٩]/g, digit => digit.charCodeAt(0) - 0x660)
  .replace(/[۰-۹]/g, digit => digit.charCodeAt(0) - 0x6f0);

// Thai has no spaces between words, so three letters at a time stand for words.
const threes = run => run.length < 4 ? [run] : Array.from({ length: run.length - 2 }, (_, at) => run.substr(at, 3));

const wordsOf = text => [].concat(...(plain(text).match(WORD) || [])
  .map(word => THAI.test(word) ? threes(word) : word.replace(ARTICLE, "").replace(SILENT, "و")));

// A number is found however it is grouped, and with or without the country code.
const numberOf = text => {
  const packed = plain(text).replace(/[\s().\u2010-\u2015\u2066-\u2069\u200e\u200f-]/g, "");
  if (!DIGITS.test(packed)) return [];
  const digits = packed.replace(/^(\+|00)/, "");
  return digits.startsWith("47") && digits.length > 4 ? [digits, digits.slice(2)] : [digits];
};

const rankingOf = entries => {
  const engine = new MiniSearch({ fields: Object.keys(FIELDS), tokenize: wordsOf, processTerm: word => word });
  engine.addAll(entries.map((entry, id) => Object.assign({ id }, entry)));
  const held = new Map();
  entries.forEach(entry => {
    new Set(wordsOf(Object.keys(FIELDS).map(name => entry[name] || "").join(" ")))
      .forEach(word => held.set(word, (held.get(word) || 0) + 1));
  });
  // A heading is a question too: "Hva koster det?"
  const phrases = entries.map(entry => [entry.asked, entry.part || entry.title].join("\n").split("\n").map(wordsOf)
    .filter(said => said.length));

  // What nearly every entry says tells them apart the least, and what none says not at all.
  const rarity = (word, hits) => Math.log(1 + entries.length / (held.get(word) || hits.size || Infinity));

  // A service whose list of words has grown long is not held back for it as much as MiniSearch would.
  const bm25 = { k: 1.2, b: 0.5, d: 0.5 };
  const ask = (word, options) => engine.search(word, Object.assign({ boost: FIELDS, bm25, processTerm: one => one }, options));

  // Whether two words are forms of one: they differ in their last letters alone.
  const isOne = (one, other) => {
    const shorter = Math.min(one.length, other.length);
    let same = 0;
    while (same < shorter && one[same] === other[same]) same++;
    return same > 3 && same >= Math.max(one.length, other.length) - 2;
  };

  // A word of the reader's, and what may be meant by it: its beginning, its stem, one wrong letter, a part of a compound.
  // What is the same word, though written otherwise, is kept apart in "same".
  const hitsOf = word => {
    const found = new Map();
    const add = (results, share, isSame) => results.forEach(({ id, score, terms }) => {
      const before = found.get(id) || { score: 0, words: new Set(), same: new Set() };
      before.score = Math.max(before.score, score * share);
      terms.forEach(term => {
        before.words.add(term);
        if (isSame(term)) before.same.add(term);
      });
      found.set(id, before);
    });
    const isForm = term => isOne(term, word);
    add(ask(word, {}), 1, () => true);
    // Another number is another service, however near.
    if (DIGITS.test(word)) return found;
    if (word.length > 2) add(ask(word, { prefix: true, weights: { prefix: 0.6, fuzzy: 0 } }), 0.8, isForm);
    if (word.length > 5) add(ask(word.slice(0, -2), { prefix: true, weights: { prefix: 0.6, fuzzy: 0 } }), 0.5, isForm);
    if (word.length > 4) {
      if (!held.has(word)) add(ask(word, { fuzzy: 1, weights: { fuzzy: 0.6, prefix: 0 } }), 0.8, () => true);
      const around = [...held.keys()].filter(one => one.includes(word) && !one.startsWith(word)).slice(0, MOST_ALIKE);
      around.forEach(one => add(ask(one, {}), 0.4, () => false));
    }
    // Rather something near than nothing: two letters that changed places, a letter wrong in a short word.
    const near = { fuzzy: word.length > 5 ? 2 : 1, weights: { fuzzy: 0.6, prefix: 0 } };
    if (!found.size && word.length > 2 && !halves(word).length) add(ask(word, near), 0.5, () => true);
    return found;
  };

  // A compound that no entry has, as two words that some entry has; the first may be the beginning of one. Else the
  // longest word that it begins with.
  const halves = word => {
    const cuts = Array.from({ length: Math.max(0, word.length - 3) }, (_, at) => [word.slice(0, at + 2), word.slice(at + 2)]);
    const begins = part => part.length > 3 && [...held.keys()].some(one => one.startsWith(part));
    return cuts.find(parts => parts.every(part => held.has(part)))
      || cuts.find(([first, last]) => begins(first) && (held.has(last) || last.length > 5 && begins(last.slice(0, -1))))
      || cuts.map(parts => parts.slice(0, 1)).reverse().find(([first]) => first.length > 4 && held.has(first)) || [];
  };
  const read = word => {
    const hits = hitsOf(word);
    return hits.size ? [[word, hits]] : halves(word).map(half => [half, hitsOf(half)]);
  };

  // Two words that are written as one in some entry, and as two by the reader.
  const joined = words => words.map((word, at) => word + (words[at + 1] || ""))
    .filter((word, at) => at + 1 < words.length && held.has(word));

  // Danger goes first where its words were typed, and who can be called before who cannot.
  const weightOf = (entry, said) => entry.urgent && said ? 2 : entry.phone ? 1.3 : 1;

  const rank = typed => {
    const wanted = [].concat(...typed.concat(joined(typed)).map(read))
      .map(([word, hits]) => ({ word, hits, weight: rarity(word, hits) }));
    const all = wanted.reduce((sum, { weight }) => sum + weight, 0);
    const found = new Map();
    wanted.forEach(({ hits, weight }) => hits.forEach((hit, id) => {
      const before = found.get(id) || { score: 0, share: 0, words: new Set() };
      before.score += hit.score * Math.min(1, weight / TELLING);
      before.share += weight / all;
      hit.words.forEach(one => before.words.add(one));
      found.set(id, before);
    }));

    // How much of what was typed an entry's phrases say, of those all of whose words were typed.
    const whole = typed.join(" ");
    const saidBy = id => {
      const said = wanted.filter(({ hits }) => hits.has(id)).map(({ hits, weight }) => ({ weight, same: hits.get(id).same }));
      return Math.max(0, ...phrases[id].map(phrase => {
        if (phrase.join(" ") === whole) return 1;
        const isTyped = phrase.every(one => said.some(({ same }) => same.has(one)));
        return isTyped ? said.reduce((sum, { weight, same }) => sum + (phrase.some(one => same.has(one)) ? weight : 0), 0) / all : 0;
      }));
    };
    return [...found].map(([id, hit]) => {
      const entry = entries[id];
      const said = saidBy(id);
      return { entry, words: hit.words, score: hit.score * hit.share * (1 + 3 * Math.sqrt(said)) * weightOf(entry, said) };
    }).sort((one, other) => other.score - one.score);
  };

  // The sections of a page are one answer: the best of them. A short number that nobody here answers may be the
  // emergency number of another country.
  return text => {
    const digits = numberOf(text);
    const ranked = digits.length ? [].concat(...digits.map(number => rank([number]))) : rank(wordsOf(text));
    if (!ranked.length && digits.some(number => number.length === 3)) {
      ranked.push(...entries.filter(entry => entry.urgent).map(entry => ({ entry, words: new Set() })));
    }
    const seen = new Set();
    return ranked.filter(({ entry }) => {
      const one = entry.service ? entry.url : entry.url.split("#")[0];
      return !seen.has(one) && seen.add(one);
    });
  };
};
