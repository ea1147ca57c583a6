/** Why the desktop's keyring did not answer as it was asked. */
export interface KeyringFault {
  /** `keyring-locked`: it is there, and its owner has not opened it. `keyring-away`: nobody answers. */
  readonly code: 'keyring-locked' | 'keyring-away';
  readonly detail: string;
}

/** Where the desktop keeps secrets for this account. */
export interface Keyring {
  /** Null: it holds nothing of that name. */
  read(name: string): Promise<string | null | KeyringFault>;
  /** Null: it is kept. */
  write(name: string, secret: string): Promise<null | KeyringFault>;
  /** Null: there is nothing of that name any more. */
  forget(name: string): Promise<null | KeyringFault>;
}
