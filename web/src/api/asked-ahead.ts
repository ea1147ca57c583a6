/** Answers on their way since before this code was here, by address: `public/ahead.js` has asked for them. */
declare global {
  interface Window {
    stintAskedAhead?: Map<string, Promise<Response>>;
  }
}

/**
 * Like `fetch`, but takes each answer that was asked for ahead, once. With the first deed they are forgotten: whoever signs
 * in is somebody else than who asked.
 */
export const fetchOrTake: typeof fetch = async (address, init) => {
  const asked = window.stintAskedAhead;
  if (asked && (init?.method ?? 'GET') !== 'GET') asked.clear();
  if (asked && typeof address === 'string') {
    const early = asked.get(address);
    asked.delete(address);
    const answer = await early?.catch(() => null);
    if (answer) return answer;
  }
  return fetch(address, init);
};
