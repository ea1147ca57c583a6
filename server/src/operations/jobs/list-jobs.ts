import { JOB_OPEN_SECONDS } from '@stint/core/handshake/job';
import type { listJobs as route } from '@stint/wire/jobs';
import { LIMITS } from '@stint/wire/limits';
import type { Answer } from '@stint/wire/route';
import type { z } from 'zod';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { findJobs, type JobFilter, type JobPlace } from '../../store/job-search.ts';
import { readRate } from '../money/read-sum.ts';
import { jobSummary } from './job-letter.ts';
import { seesOpenJobs } from './visible.ts';

type Asked = Partial<z.output<(typeof route)['query']>>;

/** A page of the jobs that somebody may see. Refusals: `bad-request` (a rate without its currency), `bad-rate`. */
export async function listJobs(
  house: House,
  actor: Actor,
  asked: Asked,
): Promise<Answer<typeof route> | Refusal> {
  const now = house.clock.now();
  const filter = filterOf(asked, now);
  if (isRefusal(filter)) return filter;
  const { person, organisations, agencies } = actor;
  const scope = { everything: actor.operator, open: seesOpenJobs(actor), organisations, person, agencies };
  const found = await findJobs(house.db, scope, filter, {
    after: placeOf(asked.after),
    limit: LIMITS.jobs + 1,
  });
  const page = found.slice(0, LIMITS.jobs);
  const last = page.at(-1)?.place;
  return {
    jobs: page.map((job) => jobSummary(job, actor, now)),
    next: found.length > page.length && last ? `${last.rank}.${last.postedAt}.${last.id}` : null,
  };
}

function filterOf(asked: Asked, now: number): JobFilter | Refusal {
  const search = asked.search?.trim();
  const rate = rateOf(asked);
  if (isRefusal(rate)) return rate;
  return {
    search: search === undefined || search === '' ? null : search,
    kind: asked.kind ?? null,
    level: asked.level ?? null,
    label: asked.label ?? null,
    currency: asked.currency ?? null,
    rateAtLeast: rate,
    organisation: asked.organisation ?? null,
    mine: asked.mine === 'true',
    state: asked.state ?? 'open',
    expiredBefore: now - JOB_OPEN_SECONDS,
  };
}

function rateOf({ rateAtLeast, currency }: Asked): bigint | null | Refusal {
  if (rateAtLeast === undefined) return null;
  if (currency === undefined) {
    return refuse('bad-request', { field: 'currency', fault: 'a rate needs its currency' });
  }
  return readRate(rateAtLeast, currency) ?? refuse('bad-rate', { field: 'rateAtLeast' });
}

/** `rank.postedAt.id`, as the page before it has told. */
function placeOf(after: string | undefined): JobPlace | null {
  const [rank, postedAt, id] = after?.split('.') ?? [];
  return id === undefined ? null : { rank: Number(rank), postedAt: Number(postedAt), id };
}
