import type { Temporal as Standard } from 'temporal-polyfill';

const own = (globalThis as { Temporal?: typeof Standard }).Temporal;

/** The browser's own Temporal where it has one; only the others load the stand-in. */
export const Temporal: typeof Standard = own ?? (await import('temporal-polyfill')).Temporal;
