// Leaving fast. Nothing is erased: the page is covered at once and its own history entry is replaced.
(() => {
  const exit = document.getElementById("side-avslutt");
  if (!exit) return;
  const words = JSON.parse(exit.dataset.words);
  const title = document.title;
  const WAIT = 5000;
  const TEXT_FIELD = "input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable]";
  let presses = 0, alone = false, timer;

  // An open panel begins below the header and the exit, however high they are.
  const PANELS = document.querySelectorAll(".panel[popover]");
  const header = document.querySelector(".header");
  const place = ({ target }) => {
    const foot = Math.max(header.getBoundingClientRect().bottom, exit.getBoundingClientRect().bottom);
    target.style.top = `${foot + 4}px`;
  };
  for (const panel of Array.from(PANELS)) panel.addEventListener("beforetoggle", place);

  const status = document.createElement("span");
  status.className = "exit-status";
  status.setAttribute("role", "status");
  exit.parentNode.appendChild(status);

  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "cover";
    cover.setAttribute("role", "alert");
    cover.textContent = words.loading;
    document.body.appendChild(cover);
    document.documentElement.classList.add("leaving");
    document.title = "\u200b";
    location.replace(exit.href);
  };
  const reset = () => {
    presses = 0;
    status.textContent = "";
  };

  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  // Shift held for a capital, a click or the wheel is not a press of Shift.
  const together = () => {
    alone = false;
    clearTimeout(timer);
    reset();
  };
  for (const name of ["mousedown", "touchstart", "click", "wheel"]) {
    document.addEventListener(name, together, { capture: true, passive: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) together();
    else if (!event.repeat) alone = true;
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    clearTimeout(timer);
    if (event.target.closest && event.target.closest(TEXT_FIELD)) return reset();
    presses += 1;
    if (presses === 3) {
      reset();
      return leave();
    }
    status.textContent = words.left.replace("{n}", 3 - presses);
    timer = setTimeout(reset, WAIT);
  });
  // Back must never bring back a blank page.
  addEventListener("pageshow", () => {
    document.documentElement.classList.remove("leaving");
    for (const cover of document.querySelectorAll(".cover")) cover.remove();
    document.title = title;
    reset();
  });
})();
