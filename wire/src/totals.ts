import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { InstantText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';
import { Totals } from './week-parts.ts';

export const readTotals = route({
  method: 'GET',
  path: '/contracts/:contract/totals',
  says: `What the diary comes to between each of these instants and the next: the days of a week by anybody's clock. \`at\`: at most ${LIMITS.totalsAt} instants in order, with commas, over at most ${LIMITS.totalsDays} days. A segment belongs to where it starts.`,
  tag: 'diary',
  access: ['person', 'tracker'],
  params: ContractParams,
  query: z.object({ at: z.string().max(LIMITS.totalsAt * 26) }),
  answer: z.object({ spans: z.array(z.object({ from: InstantText, to: InstantText, totals: Totals })) }),
  refusals: ['no-such-contract', 'bad-span'],
});
