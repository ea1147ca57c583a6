import type { TestHouse } from '@stint/server/testing/house';
import { type Model, offerState, TIMES } from './model.ts';
import type { Real } from './real.ts';

/** Where the database stands otherwise than the model, in words; an empty list where both are the same. */
export async function differences(house: TestHouse, real: Real, model: Model): Promise<string[]> {
  const said: [string, unknown, unknown][] = [];
  const job = await house.db
    .selectFrom('job')
    .selectAll()
    .where('id', '=', real.job)
    .executeTakeFirstOrThrow();
  said.push(['job closed', job.closed_at !== null, model.job.closed]);
  said.push(['job active at', Number(job.last_activity_at), model.job.activeAt]);
  const proposals = await house.db
    .selectFrom('proposal')
    .selectAll()
    .where('job_id', '=', real.job)
    .execute();
  said.push(['proposals', proposals.length, model.proposals.length]);
  for (const [at, { id }] of real.proposals.entries()) {
    const row = proposals.find((one) => one.id === id);
    said.push([`proposal ${at}`, row?.state, model.proposals[at]?.state]);
    said.push([`proposal ${at} viewed`, row?.viewed_at !== null, model.proposals[at]?.viewed]);
  }
  for (const at of real.offers.keys()) said.push(...(await ofOffer(house, real, model, at)));
  return said
    .filter(([, is, wanted]) => is !== wanted)
    .map(([what, is, wanted]) => `${what}: is ${String(is)}, should be ${String(wanted)}`);
}

async function ofOffer(
  house: TestHouse,
  real: Real,
  model: Model,
  at: number,
): Promise<[string, unknown, unknown][]> {
  const { id = '', milestones = [] } = real.offers[at] ?? {};
  const wanted = model.offers[at];
  if (!wanted) return [[`offer ${at}`, 'there', 'not there']];
  const row = await house.db.selectFrom('offer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const shown = { state: row.state, changedAt: Number(row.changed_at) };
  const contract = await house.db.selectFrom('contract').select('kind').where('id', '=', id).execute();
  const standings = await house.db
    .selectFrom('contract_standing')
    .select('what')
    .where('contract_id', '=', id)
    .orderBy('n')
    .execute();
  const pieces = await house.db
    .selectFrom('milestone')
    .select(['id', 'state'])
    .where('contract_id', '=', id)
    .execute();
  const last = standings.at(-1)?.what ?? 'resumed';
  const standing = ({ paused: 'paused', resumed: 'active', ended: 'ended' } as const)[last];
  return [
    [`offer ${at}`, offerState(shown, model.now, TIMES), offerState(wanted, model.now, TIMES)],
    [`offer ${at} changed at`, shown.changedAt, wanted.changedAt],
    [`contract ${at}`, contract.length, wanted.contract === null ? 0 : 1],
    [`standing ${at}`, contract.length === 0 ? null : standing, wanted.contract],
    [`milestones ${at}`, pieces.length, wanted.milestones.length],
    ...milestones.map((piece, n): [string, unknown, unknown] => [
      `milestone ${at}.${n}`,
      pieces.find((one) => one.id === piece)?.state,
      wanted.milestones[n],
    ]),
  ];
}
