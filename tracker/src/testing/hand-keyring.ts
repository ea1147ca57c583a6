import type { Keyring, KeyringFault } from '../desktop/ports.ts';

/** A keyring in the test's hands. */
export interface HandKeyring extends Keyring {
  readonly items: Map<string, Buffer>;
  /** Null: it answers. */
  become(fault: KeyringFault['code'] | null): void;
}

export function handKeyring(): HandKeyring {
  const items = new Map<string, Buffer>();
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
    close: async () => undefined,
    become: (code) => {
      fault = code === null ? null : { code, detail: 'as the test wants it' };
    },
  };
}
