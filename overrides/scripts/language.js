// The first of the reader's own languages that the site has, put first where languages are chosen. Nobody is moved.
(() => {
  const SAME = { no: "nb", nn: "nb", prs: "fa" };
  const current = document.documentElement.lang;
  for (const list of document.querySelectorAll(".tongues, .languages ul")) {
    for (const tag of navigator.languages || []) {
      const spoken = tag.toLowerCase().split("-")[0];
      const code = SAME[spoken] || spoken;
      const link = list.querySelector(`[lang="${code}"]`);
      if (!link) continue;
      if (code !== current) {
        link.classList.add("own-language");
        list.insertBefore(link.parentNode, list.firstChild);
      }
      break;
    }
  }
})();
