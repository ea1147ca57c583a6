import { expect, it } from 'vitest';
import { Spool } from '../keep/spool.ts';
import { K1, NINE, SEGMENT, waitingSegment } from '../testing/drafts.ts';
import { MemoryBox } from '../testing/memory-box.ts';
import { deleteWhole, takeOut } from './segment-deeds.ts';

const client = { house: '', fetch: () => Promise.reject(new TypeError('nobody answers')) };

it('C3: of a segment deleted in its private window nothing is left to be told but that it was', async () => {
  const box = new MemoryBox();
  const spool = await Spool.open(box);
  await spool.add(
    [waitingSegment()],
    [],
    [{ shelf: 'pictures', name: `${SEGMENT}/picture`, value: 'pixels' }],
  );
  const where = { contract: K1, segment: SEGMENT, now: NINE + 900 };
  expect(await deleteWhole(spool, client, where)).toBeNull();
  const draft = spool.find(K1, SEGMENT)?.draft;
  expect(draft).toMatchObject({ memos: [], pictures: [], withheld: 'private-window' });
  expect(box.text()).not.toContain('Header colours');
  expect(box.text()).not.toContain('pixels');
});

it('C3: what may have left already stays as it left, so that sent twice it is the same', async () => {
  const spool = await Spool.open(new MemoryBox());
  const waiting = waitingSegment();
  const record = { ...waiting.draft, device: K1, sequence: 0, previous: null };
  await spool.add([{ ...waiting, record }], [], []);
  await deleteWhole(spool, client, { contract: K1, segment: SEGMENT, now: NINE + 900 });
  expect(spool.find(K1, SEGMENT)).toMatchObject({ record, draft: waiting.draft, deleted: true });
});

it('P7: a picture that is taken out takes the names of what it showed along', async () => {
  const box = new MemoryBox();
  const spool = await Spool.open(box);
  const waiting = waitingSegment();
  const draft = { ...waiting.draft, app: 'Ledger', title: 'Wages 2026' };
  await spool.add([{ ...waiting, draft }], [], []);
  expect(await takeOut(spool, K1, SEGMENT)).toBeNull();
  const after = spool.find(K1, SEGMENT)?.draft;
  expect(after).toMatchObject({ pictures: [], withheld: 'private-window', app: null, title: null });
  expect(box.text()).not.toMatch(/Ledger|Wages/);
});

it('C3: a segment that still runs is not deleted, and one that only the house has needs the house', async () => {
  const spool = await Spool.open(new MemoryBox());
  expect(await deleteWhole(spool, client, { contract: K1, segment: SEGMENT, now: NINE + 599 })).toBe(
    'segment-running',
  );
  expect(await deleteWhole(spool, client, { contract: K1, segment: SEGMENT, now: NINE + 900 })).toBe(
    'house-unreachable',
  );
});
