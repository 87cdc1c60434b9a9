// The first of the reader's own languages that the site has, put first where languages are chosen. Nobody is moved.
(() => {
  const SAME = { no: "nb", nn: "nb", prs: "fa" };
  for (const list of document.querySelectorAll(".tongues, .languages ul")) {
    const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
    const [link] = spoken.map((code) => list.querySelector(`[lang=${SAME[code] || code}]`)).filter(Boolean);
    if (!link || link.lang === document.documentElement.lang) continue;
    link.classList.add("own-language");
    list.insertBefore(link.parentNode, list.firstChild);
  }
})();
