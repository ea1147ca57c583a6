/** Does something once the page stands and the browser has time for it. */
export function whenIdle(deed: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(deed, 1500);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(deed, { timeout: 5000 });
  return () => cancelIdleCallback(asked);
}
