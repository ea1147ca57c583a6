import { type ClientOptions, call } from '@stint/wire/client';
import { createContract } from '@stint/wire/contracts';
import { decideGrant } from '@stint/wire/device';
import { addPaymentMethod } from '@stint/wire/payment-methods';
import { createPerson, createToken } from '@stint/wire/people';
import type { Body } from '@stint/wire/route';
import { type Program, stint } from './program.ts';

export const ANA = { name: 'Ana Duarte', email: 'ana@example.test', password: 'ana-tracks-time' };
export const BEN = { name: 'Ben Okafor', email: 'ben@example.test', password: 'ben-reviews-weeks' };

/** A house that runs as a program of its own, and its operator. */
export interface Office {
  readonly program: Program;
  readonly house: string;
  readonly olu: ClientOptions;
}

/** Opens an empty house at the instant `clock`, whose clock runs `pace` times as fast. */
export async function openOffice(
  folder: string,
  clock: string,
  pace: number,
  settings: NodeJS.ProcessEnv = {},
): Promise<Office> {
  const env = { PATH: '/usr/bin:/bin', HOME: folder, STINT_DATA: folder, STINT_PORT: '0', ...settings };
  const program = stint(['serve', '--empty', '--clock', clock, '--pace', String(pace)], env);
  const house = await program.says(/Stint is open: (\S+)/);
  const password = await program.says(/operator@stint\.local\s+(\S+)/);
  return { program, house, olu: await bearer(house, { email: 'operator@stint.local', password }) };
}

const FIRST_TERMS = {
  pay: 'segment',
  currency: 'USD',
  rate: '45.00',
  freelancerFeePercent: '10',
  privateWindowMinutes: 0,
} as const;

type FirstTerms = Partial<Body<typeof createContract>['terms']>;

/** Ana and Ben move in, Ben's card is verified, and they have a contract: segment pay and no private window, unless told otherwise. */
export async function agree(
  { house, olu }: Pick<Office, 'house' | 'olu'>,
  terms: FirstTerms = {},
): Promise<{ contract: string; ana: ClientOptions; ben: ClientOptions }> {
  const { id: freelancer } = await call(olu, createPerson, { body: { ...ANA, role: 'freelancer' } });
  const acme = { name: 'Acme Garden Tools' };
  const client = await call(olu, createPerson, { body: { ...BEN, role: 'client', organisation: acme } });
  const organisation = client.organisations[0]?.id ?? '';
  const ben = await bearer(house, BEN);
  await call(ben, addPaymentMethod, { params: { organisation }, body: { card: '4242424242424242' } });
  const { id } = await call(olu, createContract, {
    body: {
      title: 'Web shop',
      freelancer,
      organisation,
      starts: '2026-11-16T00:00:00Z',
      terms: { ...FIRST_TERMS, ...terms },
    },
  });
  return { contract: id, ana: await bearer(house, ANA), ben };
}

export async function bearer(
  house: string,
  { email, password }: { email: string; password: string },
): Promise<ClientOptions> {
  const { token } = await call({ house, fetch }, createToken, { body: { email, password, name: 'story' } });
  return { house, fetch, token };
}

/** Approves the tracker that has just asked at its terminal to be let in. */
export async function approve(tracker: Program, ana: ClientOptions): Promise<void> {
  const userCode = await tracker.says(/The code is (\S+?)\./);
  await call(ana, decideGrant, { params: { userCode }, body: { decision: 'approve' } });
  await tracker.says(/Ready for (\S+)/);
}
