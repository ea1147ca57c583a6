import { describe, expect, it } from 'vitest';
import { newSealingKey, Sealer } from './sealing.ts';

const TITLE = new TextEncoder().encode('a canary title');

describe('what the browser keeps is sealed', () => {
  it('opens where it was sealed, and reads nowhere', async () => {
    const sealer = new Sealer(await newSealingKey());
    const sealed = await sealer.seal('pages/desk', TITLE);
    expect(new TextDecoder('latin1').decode(sealed.bytes)).not.toContain('canary');
    expect(await sealer.open('pages/desk', sealed)).toEqual(TITLE);
  });

  it('opens nowhere else, by no other key, and not once it was changed', async () => {
    const sealer = new Sealer(await newSealingKey());
    const sealed = await sealer.seal('pictures/1/picture', TITLE);
    expect(await sealer.open('pictures/2/picture', sealed)).toBeNull();
    expect(await new Sealer(await newSealingKey()).open('pictures/1/picture', sealed)).toBeNull();
    const changed = new Uint8Array(sealed.bytes.slice(0));
    changed[0] = (changed[0] ?? 0) ^ 1;
    expect(await sealer.open('pictures/1/picture', { ...sealed, bytes: changed.buffer })).toBeNull();
  });

  it('is never sealed twice alike, and its key cannot be taken out', async () => {
    const key = await newSealingKey();
    const sealer = new Sealer(key);
    const [one, two] = [await sealer.seal('pages/a', TITLE), await sealer.seal('pages/a', TITLE)];
    expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(two.bytes));
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });
});
