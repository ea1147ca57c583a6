import { handshake } from './ar/handshake.ts';
import { kinds } from './ar/kinds.ts';
import { pages } from './ar/pages.ts';
import { review } from './ar/review.ts';
import type { Catalogue } from './catalogue.ts';

export const ar = { kinds: { ...kinds, ...handshake, ...review }, ...pages } satisfies Catalogue;
