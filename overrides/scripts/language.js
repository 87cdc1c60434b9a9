// The first of the reader's own languages that the site has, put first in the row of all. Nobody is moved.
(() => {
  const SAME = { no: "nb", nn: "nb", prs: "fa" };
  const row = document.querySelector(".language-row");
  if (!row) return;
  const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
  const [link] = spoken.map((code) => row.querySelector(`[lang="${SAME[code] || code}"]`)).filter(Boolean);
  if (!link || link.lang === document.documentElement.lang) return;
  link.classList.add("own-language");
  row.insertBefore(link.parentNode, row.firstChild);
})();
