// All measures are on the page without this. It shows those of an area, a department and a status; nothing is kept.
(() => {
  const filter = document.querySelector(".measure-filter");
  if (!filter) return;
  const choices = [...filter.querySelectorAll("select")];
  const status = filter.querySelector("[role=status]");
  const all = filter.querySelector("button");
  const measures = [...document.querySelectorAll(".overview > li")];

  const show = () => {
    const wanted = choices.map((choice) => choice.value).filter((value) => value);
    let count = 0;
    for (const measure of measures) {
      const groups = measure.dataset.groups.split(" ");
      measure.hidden = !wanted.every((value) => groups.includes(value));
      count += !measure.hidden;
    }
    status.textContent = filter.dataset.count.replace("{n}", count);
  };
  filter.addEventListener("change", show);
  all.addEventListener("click", () => {
    for (const choice of choices) choice.value = "";
    show();
  });
  filter.hidden = false;
  show();
})();
