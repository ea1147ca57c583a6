import type { Asked } from './asked.ts';
import { metadataOf, required, Unacceptable } from './form.ts';
import type { Answer, Payout, SandboxObject, TestClock } from './objects.ts';
import { allOf, objectOf, ok, type Till } from './till.ts';

/** POST /v1/test_helpers/test_clocks: `frozen_time`. From then on all of the sandbox goes by it. */
export function makeClock({ form, stamp }: Asked): Answer {
  const clock: TestClock = {
    ...stamp('clock'),
    object: 'test_helpers.test_clock',
    metadata: metadataOf(form),
    frozen_time: secondsOf(form),
    status: 'ready',
  };
  return ok(clock);
}

/** POST /v1/test_helpers/test_clocks/:id/advance: `frozen_time`; what is due by then happens. */
export function advance({ form, till }: Asked, id: string): Answer {
  const clock = objectOf(till, 'test_helpers.test_clock', id);
  if (!clock) throw new Unacceptable(404, 'resource_missing', `No such test clock: '${id}'`);
  const to = secondsOf(form);
  if (to < clock.frozen_time) throw new Unacceptable(400, 'parameter_invalid', 'A test clock goes forward.');
  return ok({ ...clock, frozen_time: to }, ...arrived(till, to));
}

/** The time that the sandbox goes by: its test clock's, else that of the machine. */
export function timeOf(till: Till, machine: number): number {
  return allOf(till, 'test_helpers.test_clock').at(-1)?.frozen_time ?? machine;
}

function arrived(till: Till, at: number): SandboxObject[] {
  const due = allOf(till, 'payout').filter(
    ({ status, arrival_date: arrival }) => status === 'pending' && arrival <= at,
  );
  return due.map((payout): Payout => ({ ...payout, status: 'paid' }));
}

function secondsOf(form: URLSearchParams): number {
  const text = required(form, 'frozen_time');
  if (!/^\d{1,12}$/.test(text))
    throw new Unacceptable(400, 'parameter_invalid_integer', `Not seconds: ${text}`);
  return Number(text);
}
