/** A record's place in its device's chain: its number, and the SHA-256 of the one before. */
export interface Link {
  readonly sequence: number;
  readonly previous: string | null;
}

/** Where the next record of a contract will stand; `or`: where else, if the house counted a refused one otherwise. */
export interface Chain extends Link {
  readonly or: Link | null;
}

export const NEW_CHAIN: Chain = { sequence: 0, previous: null, or: null };

/** The house has the record that stood at `link`. */
export function accepted(link: Link, sha256: string): Chain {
  return { ...after(link, sha256), or: null };
}

/** The house refused it for good. `consumed`: it keeps the number of what it refused, so that the chain shows it. */
export function refused(link: Link, sha256: string, consumed: boolean): Chain {
  const stays: Link = { sequence: link.sequence, previous: link.previous };
  const next = after(link, sha256);
  return consumed ? { ...next, or: stays } : { ...stays, or: next };
}

/** The other way to count; null when there is none. */
export function recounted({ or }: Chain): Chain | null {
  return or && { ...or, or: null };
}

function after({ sequence }: Link, sha256: string): Link {
  return { sequence: sequence + 1, previous: sha256 };
}
