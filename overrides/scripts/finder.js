// The help-finder works without this. It adds what is open now, the count, and filtering in browsers without :has().
(() => {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  const words = JSON.parse(finder.dataset.words);
  const services = [...finder.querySelectorAll("[data-t]")];
  const count = finder.querySelector(".count");
  const openOnly = document.getElementById("f-open");
  const two = (number) => String(number).padStart(2, "0");
  const isolated = (text) => {
    const bdi = document.createElement("bdi");
    bdi.dir = "ltr";
    bdi.textContent = text;
    return bdi;
  };

  const tellHours = () => {
    const now = Hours.clock(Date.now());
    for (const service of services) {
      const code = service.dataset.h;
      if (!code || code === "a") continue;
      const open = Hours.isOpen(code, now);
      service.dataset.open = open;
      const note = service.querySelector(".now") || service.appendChild(document.createElement("span"));
      note.className = "now";
      note.textContent = open ? words.open : words.closed;
      const next = !open && Hours.next(code, now);
      if (next) {
        const [before, after] = words.opens.replace("{day}", words.days[next[1]]).split("{time}");
        note.append(`. ${before}`, isolated(`${two(Math.floor(next[2] / 60))}:${two(next[2] % 60)}`), after);
      }
    }
  };

  const show = () => {
    const chosen = [...finder.querySelectorAll("input:checked")].map((input) => input.id);
    const wanted = chosen.filter((id) => id !== "f-open");
    let shown = 0;
    for (const service of services) {
      const tokens = service.dataset.t.split(" ");
      const fits = wanted.every((id) => tokens.includes(id));
      service.hidden = !fits || (openOnly.checked && service.dataset.open === "false");
      shown += !service.hidden;
    }
    const told = shown ? words.count.replace("{n}", shown) : words.none;
    // The same words again would be read aloud again, each minute.
    if (count.textContent !== told) count.textContent = told;
  };

  finder.classList.add("has-script");
  for (const element of finder.querySelectorAll(".js-only")) element.hidden = false;
  finder.addEventListener("change", show);
  finder.addEventListener("reset", () => requestAnimationFrame(show));
  finder.addEventListener("submit", (event) => event.preventDefault());
  tellHours();
  show();
  setInterval(() => { tellHours(); show(); }, 6e4);
})();
