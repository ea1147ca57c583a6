import { Vault } from '../vault/vault.ts';

/** A vault whose key every test knows. */
export function testVault(): Vault {
  return new Vault(TEST_KEY, 'file');
}

export const TEST_KEY = Buffer.alloc(32, 'stint');
