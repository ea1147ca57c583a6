import type { ToldWorld } from './told-world.ts';

/** A report that Ana keeps, her calendar's address, and a link that leads to a report. */
export async function report(world: ToldWorld): Promise<string> {
  const { token } = world.work.ana;
  const days = { from: '2026-11-01', to: '2026-11-30' };
  const query = { by: 'memo', zone: 'Europe/Lisbon', ...days };
  await world.office.ask('POST /reports/kept', { token, body: { name: 'For the accountant', query } });
  await world.office.ask('POST /calendar', { token, body: { contracts: null, memos: true } });
  const body = { name: 'November, for the accountant', query, money: true, memos: true };
  const { json, text } = await world.office.ask('POST /reports/shares', { token, body });
  const { link } = json as { link?: string };
  if (link === undefined) throw new Error(`no link was made: ${text}`);
  return new URL(link, world.office.address).pathname;
}
