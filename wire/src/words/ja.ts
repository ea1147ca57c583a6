import type { Catalogue } from './catalogue.ts';
import { kinds } from './ja/kinds.ts';
import { pages } from './ja/pages.ts';

export const ja = { kinds, ...pages } satisfies Catalogue;
