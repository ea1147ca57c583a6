import type { Keyring, KeyringFault } from '../vault/keyring.ts';

/** A keyring in the test's hands. */
export interface HandKeyring extends Keyring {
  readonly items: Map<string, string>;
  /** Null: it answers. */
  become(fault: KeyringFault['code'] | null): void;
}

export function handKeyring(): HandKeyring {
  const items = new Map<string, string>();
  let fault: KeyringFault | null = null;
  return {
    items,
    read: async (name) => fault ?? items.get(name) ?? null,
    write: async (name, secret) => {
      if (!fault) items.set(name, secret);
      return fault;
    },
    forget: async (name) => {
      if (!fault) items.delete(name);
      return fault;
    },
    become: (code) => {
      fault = code === null ? null : { code, detail: 'as the test wants it' };
    },
  };
}
