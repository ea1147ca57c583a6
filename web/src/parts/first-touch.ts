const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Does something at the reader's first sign of wanting to do something. Answers how to call it off. */
export function atFirstTouch(deed: () => void): () => void {
  const once = () => {
    leave();
    deed();
  };
  const leave = () => {
    for (const sign of SIGNS) removeEventListener(sign, once);
  };
  for (const sign of SIGNS) addEventListener(sign, once, { passive: true });
  return leave;
}
