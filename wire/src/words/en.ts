import { kinds } from './en/kinds.ts';
import { pages } from './en/pages.ts';

export const en = { kinds, ...pages } as const;
