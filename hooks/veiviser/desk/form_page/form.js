// Starts the content system with the project's settings and Norwegian words.
"use strict";

window.CMS_MANUAL_INIT = true;

const ask = window.fetch.bind(window);
const CHANGES = ["persistEntry", "deleteFiles"];

// What this tab was given to show of each entry. It goes with what is saved, so that the server can tell
// when the file says something else by now.
const shown = new Map();

// A check that the server took out with a change. The content system still holds it, and would save it again.
const takenOut = new Map();

const prepare = (file) => {
  file.was = shown.get(file.path) ?? null;
  const entry = JSON.parse(file.raw);
  if (entry.checked && JSON.stringify(entry.checked) === takenOut.get(file.path)) {
    delete entry.checked;
    file.raw = JSON.stringify(entry);
  }
};

const remember = (entry, sent) => {
  if (!entry?.file) return;
  shown.set(entry.file.path, entry.data);
  if (!entry.notice) return;
  const { raw } = sent.find(({ path }) => path === entry.file.path);
  takenOut.set(entry.file.path, JSON.stringify(JSON.parse(raw).checked));
  tell(entry.notice, "form-notice");
};

// The content system's own messages go away before a long one is read. This one stays until it is closed or
// the next saving goes well.
const message = document.createElement("div");
message.setAttribute("role", "alert");

const tell = (words, look) => {
  message.remove();
  message.className = `form-message ${look}`;
  const told = document.createElement("p");
  told.textContent = words;
  const close = document.createElement("button");
  close.textContent = "Lukk";
  close.onclick = () => message.remove();
  message.replaceChildren(told, close);
  document.body.append(message);
};

window.fetch = async (address, options = {}) => {
  if (typeof options.body !== "string" || !String(address).endsWith("/api/v1")) return ask(address, options);
  const request = JSON.parse(options.body);
  const sent = request.params.dataFiles ?? [];
  sent.forEach(prepare);
  const response = await ask(address, { ...options, body: JSON.stringify(request) }).catch((error) => {
    tell("Får ikke svar, så ingenting er lagret. Kjører «make edit» fremdeles?", "form-fault");
    throw error;
  });
  const answer = await response.clone().json();
  if (response.ok) {
    if (CHANGES.includes(request.action)) message.remove();
    for (const entry of [answer].flat()) remember(entry, sent);
  } else tell(answer.error, "form-fault");
  return response;
};

const load = (address) =>
  new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });

const merged = (one, other) => {
  const whole = { ...one };
  for (const [key, value] of Object.entries(other)) {
    whole[key] = typeof value === "object" ? merged(one[key] ?? {}, value) : value;
  }
  return whole;
};

const json = async (address) => {
  const response = await ask(address);
  const told = await response.json();
  if (!response.ok) throw new Error(told.error);
  return told;
};

const start = async () => {
  const [settings, words] = await Promise.all([json("settings.json"), json("words.json"), load("decap-cms.js")]);
  // Nobody logs in: whoever sits at this machine may change its files.
  localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" }));
  window.CMS.registerLocale("nb_no", merged(window.CMS.getLocale("nb_no"), words));
  window.CMS.init({ config: settings });
};

// The buttons on a list's items are pictures without names, those on chosen words have English ones, and only
// the small arrow opens an item.
const LABEL = '[class*="NestedObjectLabel"]';
new MutationObserver(() => {
  for (const label of document.querySelectorAll(LABEL)) {
    const buttons = label.previousElementSibling?.querySelectorAll("button") ?? [];
    buttons.forEach((button, at) => {
      button.title = at ? "Fjern" : "Åpne eller lukk";
      button.ariaLabel = `${button.title}: ${label.textContent}`;
    });
  }
  for (const button of document.querySelectorAll('[aria-label^="Remove "]')) {
    button.ariaLabel = button.ariaLabel.replace("Remove", "Fjern");
  }
}).observe(document.documentElement, { childList: true, subtree: true });
document.addEventListener("click", ({ target }) => {
  target.closest(LABEL)?.previousElementSibling?.querySelector("button")?.click();
});

start().catch((error) => tell(error.message || "Skjemaet mangler. Kjør «make edit».", "form-fault"));
