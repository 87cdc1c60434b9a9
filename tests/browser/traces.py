"""What looking at a page may leave behind, asked in the browser's own language."""

KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
})"""
"""Everything that a page can leave in a browser."""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": []}
PLACE = "() => [location.href, history.length, history.state]"
