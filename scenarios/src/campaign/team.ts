import { join } from 'node:path';
import { type ClientOptions, call } from '@stint/wire/client';
import { createContract } from '@stint/wire/contracts';
import { createPerson } from '@stint/wire/people';
import { letIn } from '../let-in.ts';
import { enter } from '../person.ts';
import type { Chance } from './chance.ts';
import { Member } from './member.ts';

/** Freelancers of the house, each with a contract and a tracker that is signed in. */
export async function hire(
  operator: ClientOptions,
  wanted: {
    readonly uploads: string;
    readonly members: number;
    readonly team: string;
    readonly root: string;
    readonly chance: Chance;
  },
): Promise<Member[]> {
  const { team, chance } = wanted;
  const people = (name: string, role: 'freelancer' | 'client') => {
    const body = { name, email: `${name}@example.test`.toLowerCase(), password: `${name}-has-a-key`, role };
    return call(operator, createPerson, { body }).then((person) => ({ ...person, ...body }));
  };
  const client = await people(`ben-${team}`, 'client');
  const members: Member[] = [];
  for (let n = 0; n < wanted.members; n += 1) {
    const freelancer = await people(`ana-${team}-${n}`, 'freelancer');
    const contract = await call(operator, createContract, {
      body: {
        title: `Campaign ${team} ${n}`,
        freelancer: freelancer.id,
        organisation: client.organisations[0]?.id ?? '',
        starts: '2026-11-02T00:00:00Z',
        terms: { pay: 'segment', currency: 'USD', rate: '45.00', privateWindowMinutes: 0 },
      },
    });
    const owner = await enter(operator.house, freelancer);
    const signedIn = { ...(await letIn(owner, 'Desk')), house: wanted.uploads };
    const folder = join(wanted.root, freelancer.id);
    members.push(await Member.join({ contract: contract.id, signedIn, folder, chance }));
  }
  return members;
}
