// Leaving fast. Nothing is erased: the page is covered at once and its own history entry is replaced.
(() => {
  const exit = document.getElementById("side-avslutt");
  if (!exit) return;
  const words = JSON.parse(exit.dataset.words);
  const title = document.title;
  const WAIT = 5000;
  let presses = 0, timer;

  const status = document.createElement("span");
  status.className = "exit-status";
  status.setAttribute("role", "status");
  exit.after(status);

  const leave = () => {
    const cover = document.createElement("div");
    cover.className = "cover";
    cover.setAttribute("role", "alert");
    cover.textContent = words.loading;
    document.body.append(cover);
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
  document.addEventListener("keyup", (event) => {
    const field = event.target.closest && event.target.closest("input:not([type=radio], [type=checkbox]), textarea, [contenteditable]");
    clearTimeout(timer);
    if (event.key !== "Shift" || field) return reset();
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
