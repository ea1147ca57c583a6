import { handshake } from './en/handshake.ts';
import { kinds } from './en/kinds.ts';
import { pages } from './en/pages.ts';

export const en = { kinds: { ...kinds, ...handshake }, ...pages } as const;
