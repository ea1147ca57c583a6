import { describe, expect, it } from 'vitest';
import { Spool } from '../keep/spool.ts';
import { DEVICE, K1, NINE, SEGMENT, waitingSegment } from '../testing/drafts.ts';
import { MemoryBox } from '../testing/memory-box.ts';
import { bring } from './bring.ts';

const RECEIPT = {
  segment: SEGMENT,
  sha256: 'd'.repeat(64),
  state: 'recorded',
  overlapSeconds: 0,
  supersededSeconds: 0,
  outsideSeconds: 0,
  wanted: [],
};

describe('what waits is brought', () => {
  it('in its order, once its private window is over, and is gone when the house has it', async () => {
    const { spool, pass, sent } = await bringing([SEGMENT + 1, SEGMENT], () =>
      Response.json(RECEIPT, CREATED),
    );
    expect(await pass(NINE + 1200)).toMatchObject({ sent: 1, line: 'online' });
    expect(spool.waiting().map(({ draft }) => draft.segment)).toEqual([SEGMENT + 1]);
    await pass(NINE + 1800);
    expect(sent.map(({ segment, sequence }) => [segment, sequence])).toEqual([
      [SEGMENT, 0],
      [SEGMENT + 1, 1],
    ]);
  });

  it('T6: what came after its week had locked says where a bonus can be asked for', async () => {
    const { spool, pass } = await bringing([SEGMENT], () =>
      Response.json({ ...RECEIPT, state: 'late' }, CREATED),
    );
    await pass(NINE + 1200);
    expect(spool.told()).toMatchObject([{ code: 'late', path: `/contracts/${K1}/weeks/2026-11-16` }]);
  });

  it('waits, all of it, while the house does not answer, and sent again it is the same', async () => {
    let away = true;
    const { spool, pass, sent } = await bringing([SEGMENT], () => {
      if (away) throw new TypeError('nobody answers');
      return Response.json(RECEIPT, CREATED);
    });
    expect(await pass(NINE + 1200)).toMatchObject({ sent: 0, line: 'offline' });
    expect(spool.waiting()).toHaveLength(1);
    away = false;
    await pass(NINE + 1300);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('C3: deleted before it left, it leaves without what it said, and its tombstone is asked for', async () => {
    const asked: string[] = [];
    const { spool, pass, sent } = await bringing([SEGMENT], (method) => {
      asked.push(method);
      return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(RECEIPT, CREATED);
    });
    await spool.revise(K1, SEGMENT, (waiting) => ({ waiting: { ...waiting, deleted: true } }));
    await pass(NINE + 1200);
    expect(sent).toMatchObject([{ memos: [], pictures: [] }]);
    expect(asked).toEqual(['PUT', 'DELETE']);
  });

  it('a house that counts otherwise is believed once, and no third time', async () => {
    const { spool, pass, sent } = await bringing([SEGMENT], () =>
      Response.json({ code: 'out-of-sequence', message: 'another number' }, { status: 409 }),
    );
    const other = { sequence: 1, previous: 'c'.repeat(64) };
    await spool.recount(K1, SEGMENT, { sequence: 0, previous: null, or: other });
    expect(await pass(NINE + 1200)).toMatchObject({ sent: 0, held: [{ code: 'out-of-sequence' }] });
    expect(sent.map(({ sequence }) => sequence)).toEqual([0, 1]);
    expect(spool.chain(K1)).toMatchObject(other);
  });
});

const CREATED = { status: 201 };

interface Sent {
  readonly segment: number;
  readonly sequence: number;
}

async function bringing(segments: readonly number[], answer: (method: string) => Response) {
  const spool = await Spool.open(new MemoryBox());
  await spool.add(
    segments.map((segment) => waitingSegment(segment)),
    [],
    [],
  );
  const sent: Sent[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    if (init?.method === 'PUT')
      sent.push(JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as Sent);
    return answer(init?.method ?? 'GET');
  };
  const client = { house: '', fetch };
  const pass = (now: number) =>
    bring({ spool, device: DEVICE, client, now: () => now, left: () => undefined });
  return { spool, pass, sent };
}
