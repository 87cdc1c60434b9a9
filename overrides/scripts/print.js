// What is folded on the screen is printed, also by browsers whose style sheets cannot open it.
(() => {
  let opened = [];
  const open = () => {
    for (const fold of document.querySelectorAll("details:not([open])")) {
      fold.open = true;
      opened.push(fold);
    }
  };
  const close = () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  };
  addEventListener("beforeprint", open);
  addEventListener("afterprint", close);
  // Safari 11 and 12 tell of paper in no other way.
  matchMedia("print").addListener((paper) => (paper.matches ? open : close)());
})();
