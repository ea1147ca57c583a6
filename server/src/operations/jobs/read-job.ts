import type { Job } from '@stint/wire/jobs';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { jobLetter } from './job-letter.ts';
import { visibleJob } from './visible.ts';

/** One job, as whoever asks may see it. Refusal: `no-such-job`. */
export async function readJob(house: House, actor: Actor, asked: { job: string }): Promise<Job | Refusal> {
  const job = await visibleJob(house, actor, asked.job);
  return isRefusal(job) ? job : jobLetter(job, actor, house.clock.now());
}
