import { get, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';

let house: TestHouse;
let office: TestOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await testOffice(house);
});
afterAll(async () => {
  await office.close();
  await house.close();
});

/** As it comes over the wire: `fetch` would unpress it. */
function ask(path: string, accepts: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = get(office.address + path, { headers: { 'accept-encoding': accepts } }, (response) => {
      const { headers } = response;
      buffer(response).then((bytes) => resolve({ headers, bytes }), reject);
    });
    asked.once('error', reject);
  });
}

describe('a long letter', () => {
  it('is pressed for who can unpress it, and says the same', async () => {
    const plain = await ask('/api/openapi.json', 'identity');
    const pressed = await ask('/api/openapi.json', 'gzip, deflate, br, zstd');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(pressed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(pressed.bytes.length).toBeLessThan(plain.bytes.length / 5);
    expect(brotliDecompressSync(pressed.bytes).equals(plain.bytes)).toBe(true);
  });

  it('goes as it is where it is short', async () => {
    const { headers, bytes } = await ask('/healthz', 'br');
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes.toString()).toBe('{"status":"ready"}');
  });
});
