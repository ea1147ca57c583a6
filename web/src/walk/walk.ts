import { formatDay } from '@stint/core/instant';
import { weekOf } from '@stint/core/week';
import { listContracts } from '@stint/wire/contracts';
import { signIn } from '@stint/wire/people';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { me, signIns } from '../api/queries.ts';
import { offers } from '../offers/queries.ts';
import { clock } from '../time/house-clock.ts';
import { addDays } from '../time/zone.ts';
import { WALK } from './steps.ts';
import { keepStep } from './walking.ts';

/** Goes to a step: signs in as whom it is looked at, where that is somebody else, and opens its page. */
export function useGoTo() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (step: number) => {
      const next = WALK[step];
      if (!next) throw new RangeError(`the walk has no step ${step}`);
      const people = await client.ensureQueryData(signIns);
      const wanted = people.find(({ email }) => email === next.as);
      if (!wanted) throw new Error('This house is no demo.');
      if ((await client.ensureQueryData(me))?.email !== wanted.email) {
        const { email, password } = wanted;
        const person = await ask(signIn, { body: { email, password } });
        client.clear();
        client.setQueryData(me.queryKey, person);
      }
      const contracts = await ask(listContracts, {});
      const contract = contracts.find(({ kind }) => kind === 'hourly');
      const made = next.as === 'ana@demo.example' ? (await client.fetchQuery(offers)).offers : [];
      const offer = made.find(({ yours }) => yours)?.id ?? '';
      const { now } = await client.ensureQueryData(clock);
      const week = addDays(formatDay(weekOf(now)), -7);
      keepStep(step);
      await router.invalidate();
      const here = { contract: contract?.id ?? '', offer, week, lowDay: addDays(week, 1) };
      router.history.push(next.path(here));
    },
  });
}
