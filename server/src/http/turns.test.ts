import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('turns', () => {
  it('let each name do one thing at a time, in the order of their coming', async () => {
    const turns = new Turns({ waiting: 3, atOnce: 9 });
    const did: string[] = [];
    const first = await turns.take('Ana');
    const second = turns.take('Ana').then((turn) => {
      did.push('second');
      return turn;
    });
    const other = await turns.take('Ben');
    did.push('Ben');
    first?.end();
    (await second)?.end();
    other?.end();
    expect(did).toEqual(['Ben', 'second']);
  });

  it('are refused to a name under which too many wait, until one has ended', async () => {
    const turns = new Turns({ waiting: 2, atOnce: 9 });
    const first = await turns.take('Ana');
    const second = turns.take('Ana');
    expect(await turns.take('Ana')).toBeNull();
    first?.end();
    first?.end();
    (await second)?.end();
    expect(await turns.take('Ana')).not.toBeNull();
  });

  it('are no more at once than the house has room for', async () => {
    const turns = new Turns({ waiting: 9, atOnce: 2 });
    const [ana, ben] = [await turns.take('Ana'), await turns.take('Ben')];
    let cleoIsIn = false;
    const cleo = turns.take('Cleo').then((end) => {
      cleoIsIn = true;
      return end;
    });
    await Promise.resolve();
    expect(cleoIsIn).toBe(false);
    // Ana's work is done, and her reader is slow.
    ana?.leave();
    const end = await cleo;
    expect(cleoIsIn).toBe(true);
    ben?.end();
    end?.end();
    ana?.end();
    expect(await Promise.all([turns.take('Dan'), turns.take('Eve')])).not.toContain(null);
  });
});
