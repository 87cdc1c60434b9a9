// Shows the page anew when what it is made from has changed. Only a page that is seen listens: a browser gives a host
// six connections, and each that listens takes one.
(() => {
  const address = document.currentScript.dataset.changes;
  let changes = null;
  const listen = () => {
    if (document.hidden) {
      if (changes) changes.close();
      changes = null;
    } else if (!changes) {
      changes = new EventSource(address);
      changes.addEventListener("changed", () => location.reload());
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
