import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, PASSWORD_COST } from './password.ts';
import { seededRandom } from './testing/random.ts';

describe('a password', () => {
  const random = seededRandom('passwords');

  it('is kept as Argon2id, each time with another salt', async () => {
    const [first, second] = [
      await hashPassword('ana-tracks-time', random),
      await hashPassword('ana-tracks-time', random),
    ];
    const { memory, passes, lanes } = PASSWORD_COST;
    expect(first).toMatch(new RegExp(`^\\$argon2id\\$v=19\\$m=${memory},t=${passes},p=${lanes}\\$`));
    expect(second).not.toBe(first);
    expect(await isPassword('ana-tracks-time', first)).toBe(true);
    expect(await isPassword('ana-tracks-Time', first)).toBe(false);
  });

  it('is the same on a keyboard that composes its letters', async () => {
    const cheap = { memory: 8, passes: 1, lanes: 1 };
    expect(
      await isPassword('cafe\u0301-au-lait', await hashPassword('caf\u00e9-au-lait', random, cheap)),
    ).toBe(true);
  });

  it('is checked by the parameters that its hash names', async () => {
    const hash = await hashPassword(
      'pass',
      { bytes: () => Buffer.from('somesaltsomesalt') },
      { memory: 64, passes: 2, lanes: 1 },
    );
    expect(hash).toContain('$m=64,t=2,p=1$');
    expect(await isPassword('pass', hash)).toBe(true);
  });

  it('of nobody is no password, after just as much work', async () => {
    expect(await isPassword('', null)).toBe(false);
    await expect(isPassword('x', 'plain')).rejects.toThrow('a password hash that is none');
  });
});
