// Shows the page anew when what it is made from has changed; a page nobody looks at waits until it is seen.
(() => {
  const changes = new EventSource(document.currentScript.dataset.changes);
  let isOld = false;
  const showAnew = () => {
    if (isOld && !document.hidden) location.reload();
  };
  changes.addEventListener("changed", () => {
    isOld = true;
    changes.close();
    showAnew();
  });
  document.addEventListener("visibilitychange", showAnew);
})();
