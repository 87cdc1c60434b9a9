// The help-finder works without this. It adds what is open now, keeps one sentence open, and tells how many can help.
(() => {
  const finder = document.querySelector(".finder");
  if (!finder) return;
  const words = JSON.parse(finder.dataset.words);
  const needs = [...finder.querySelectorAll(".need")];
  const services = [...finder.querySelectorAll("[data-h]")];
  const status = finder.querySelector("[role=status]");
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
      const open = Hours.isOpen(code, now);
      service.dataset.open = open;
      if (code === "a") continue;
      const note = service.querySelector(".now")
        || service.insertBefore(document.createElement("p"), service.querySelector("a").nextSibling);
      note.className = "now";
      note.textContent = open ? words.open : words.closed;
      const next = !open && Hours.next(code, now);
      if (next) {
        // The name of a day is enough within a week.
        const day = next[0] < 7 ? words.days[next[1]] : new Date(now[0] + next[0] * 864e5).toLocaleDateString(
          words.locale,
          { timeZone: "UTC", day: "numeric", month: "long" },
        );
        const [before, after] = words.opens.replace("{day}", day).split("{time}");
        note.append(`. ${before}`, isolated(`${two(Math.floor(next[2] / 60))}:${two(next[2] % 60)}`), after);
      }
    }
  };

  // Who is closed now goes last, but never while the reader looks: a button must not move under a finger.
  const closedLast = (need) => {
    for (const list of need.querySelectorAll(".ways")) {
      for (const service of list.querySelectorAll("[data-open=false]")) list.appendChild(service);
    }
  };

  // A click comes before the fold opens, from the keyboard too. What was tapped stays where it is on the screen.
  finder.addEventListener("click", ({ target }) => {
    const need = needs.find((each) => each.firstElementChild.contains(target));
    if (!need || need.open) return;
    const before = need.getBoundingClientRect().top;
    for (const other of needs) other.open = false;
    scrollBy(0, need.getBoundingClientRect().top - before);
    const open = need.querySelectorAll("[data-open=true]").length;
    status.textContent = `${need.querySelector(".count").textContent}. ${words.count.replace("{n}", open)}`;
  });
  tellHours();
  needs.forEach(closedLast);
  setInterval(tellHours, 6e4);
})();
