import type { Code } from '@stint/wire/refusals';

/** Everybody who could ask, in the order of the table's columns. B's world is A's once more, and a stranger to it. */
export const WHO = [
  'nobody',
  'expired',
  'idle',
  'freelancer A',
  'tracker A',
  'freelancer B',
  'tracker B',
  'owner A',
  'hirer A',
  'reviewer A',
  'billing A',
  'viewer A',
  'ex-member A',
  'owner B',
  'agency A: owner',
  'agency A: agent',
  'agency A: viewer',
  'agency B: agent',
  'operator',
] as const;
export type Who = (typeof WHO)[number];

/**
 * What a cell says of asking for A's object. `y`: let in, whatever the deed then says. `-`: 404 with the row's code, as
 * for an object that does not exist. Capitals: 403 to somebody who may see the object; small letters: 403 whatever is named.
 */
const CELLS = {
  y: null,
  '4': '401 not-signed-in',
  '-': '404',
  T: '404 no-such-thread',
  h: '403 not-allowed-here',
  H: '403 not-allowed-here',
  f: '403 freelancers-only',
  F: '403 freelancers-only',
  c: '403 clients-only',
  C: '403 clients-only',
  R: '403 not-your-role',
} as const;
export type Cell = keyof typeof CELLS;

export interface Row {
  /** The code of an object that does not exist, or is somebody else's; null where the route names none. */
  readonly gone: Code | null;
  /** The code of one that does not exist within one that does. */
  readonly within: Code | null;
  readonly cells: Readonly<Record<Who, Cell>>;
}

/** One letter for each of `WHO`; spaces are for the eye. */
export function row(gone: Code | null, letters: string, within: Code | null = null): Row {
  const said = letters.replaceAll(' ', '').split('').filter(isCell);
  if (said.length !== WHO.length) throw new Error(`not a cell for each: ${letters}`);
  const cells = Object.fromEntries(WHO.map((who, place) => [who, said[place]])) as Row['cells'];
  return { gone, within, cells };
}

function isCell(letter: string): letter is Cell {
  return letter in CELLS;
}

/** A cell in words, as the answer itself is put into words. */
export function inWords(cell: Cell, gone: Code | null): string {
  return cell === '-' ? `404 ${gone}` : (CELLS[cell] ?? 'let in');
}

/** Of A's row, for an object that does not exist: nobody is told more than that, but at the door. */
export function goneCell(cell: Cell): Cell {
  return cell === cell.toLowerCase() && cell !== 'y' ? cell : '-';
}

/** Of A's row, for B's object of the same kind: whose cell holds. */
export function mirrored(who: Who): Who {
  return MIRROR[who] ?? who;
}

/** Of A's row, for what A's freelancer and client made without the agency: it is a stranger to that. */
export function withoutAgency(who: Who): Who {
  return who.startsWith('agency A') ? 'agency B: agent' : who;
}

const MIRROR: Readonly<Partial<Record<Who, Who>>> = {
  'freelancer A': 'freelancer B',
  'freelancer B': 'freelancer A',
  'tracker A': 'tracker B',
  'tracker B': 'tracker A',
  'owner A': 'owner B',
  'hirer A': 'owner B',
  'reviewer A': 'owner B',
  'billing A': 'owner B',
  'viewer A': 'owner B',
  'owner B': 'owner A',
  'agency A: owner': 'agency B: agent',
  'agency A: agent': 'agency B: agent',
  'agency A: viewer': 'agency B: agent',
  'agency B: agent': 'agency A: agent',
};
