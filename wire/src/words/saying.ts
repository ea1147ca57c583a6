import { toInstant } from '../letters.ts';
import type { FactsOf, Kind } from '../told.ts';
import type { English, Holes } from './catalogue.ts';
import type { Part, Values } from './parts.ts';
import type { Speaker } from './speaker.ts';

/** What a notification says, and the page where it belongs. */
export interface Said {
  readonly title: readonly Part[];
  readonly body: readonly Part[];
  /** Below the house's own address. */
  readonly path: string;
}

/** One entry for each of these kinds. Every hole of the English sentence must be filled there, or it does not compile. */
export type Tellings<Some extends Kind> = {
  readonly [K in Some]: (say: Say<K>, facts: FactsOf<K>, s: Speaker) => Said;
};

type Say<K extends Kind> = <Key extends keyof English['kinds'][K]>(
  key: Key,
  values: Values<Holes<English['kinds'][K][Key]>>,
) => Part[];

export function moment(s: Speaker, at: string): Part {
  return s.moment(toInstant(at));
}

export function isBlank(s: Speaker, text: string): boolean {
  return s.name(text).says === '';
}

export function contractPath({ contract }: { contract: string }): string {
  return `/contracts/${contract}`;
}
