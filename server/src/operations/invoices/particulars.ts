import type { Instant } from '@stint/core/instant';
import type { Particulars as Said } from '@stint/core/particulars';
import type { Particulars, SetParticulars } from '@stint/wire/particulars';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { claimLoose, findAttachment } from '../../store/attachments.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addParticulars, type KeptParticulars, particularsOf, THE_HOUSE } from '../../store/particulars.ts';
import { letterOf as fileLetter } from '../attachments/upload-attachment.ts';
import { refuseWithout } from '../people/rights.ts';
import { refuseLogo } from './logo.ts';
import { keptTax, NO_TAX, readTax, taxLetter } from './tax-letter.ts';
import { particularsWith } from './whose.ts';

/** One's own particulars. Refusal: `freelancers-only`. */
export async function readParticulars(house: House, actor: Actor): Promise<Particulars | Refusal> {
  return actor.freelancer ? readOf(house, actor.person) : refuse('freelancers-only');
}

/** Refusals: `freelancers-only`, and those of `write`. */
export async function setParticulars(house: House, actor: Actor, wanted: SetParticulars) {
  return actor.freelancer ? write(house, actor, actor.person, wanted) : refuse('freelancers-only');
}

/** An organisation's, for its members. Refusal: `no-such-organisation`. */
export async function readTeamParticulars(
  house: House,
  actor: Actor,
  { organisation }: { organisation: string },
): Promise<Particulars | Refusal> {
  const isMember = actor.roles[organisation] !== undefined;
  return isMember ? readOf(house, organisation) : refuse('no-such-organisation');
}

/** For who pays in an organisation's name. Refusals: `no-such-organisation`, `not-your-role`, and those of `write`. */
export async function setTeamParticulars(
  house: House,
  actor: Actor,
  { organisation, ...wanted }: SetParticulars & { organisation: string },
): Promise<Particulars | Refusal> {
  return refuseWithout(actor, organisation, 'pay') ?? write(house, actor, organisation, wanted);
}

export function readHouseParticulars(house: House): Promise<Particulars> {
  return readOf(house, THE_HOUSE);
}

export function setHouseParticulars(house: House, actor: Actor, wanted: SetParticulars) {
  return write(house, actor, THE_HOUSE, wanted);
}

async function readOf(house: House, party: string): Promise<Particulars> {
  return letterOf(house, await particularsOf(house.db, party));
}

const NOTHING: KeptParticulars = { version: 0, body: {}, tax: taxLetter(NO_TAX), logo: null };

/**
 * Writes a new version; what stands there already is no change. Refusals: `changed-meanwhile`, `tax-not-collected`,
 * `bad-tax`, `no-such-attachment`, `bad-logo`.
 */
async function write(
  house: House,
  actor: Actor,
  party: string,
  wanted: SetParticulars,
): Promise<Particulars | Refusal> {
  const tax = readTax(wanted.tax);
  if (isRefusal(tax)) return tax;
  const { version, logo, tax: _, ...body } = wanted;
  const stands = logo === null || logo === (await particularsOf(house.db, party))?.logo;
  const no = stands ? null : await refuseLogo(house, actor.person, logo);
  if (no) return no;
  const after: KeptParticulars = { version: version + 1, body, tax: taxLetter(tax), logo };
  const kept = await house.db.transaction().execute((trx) => keep(house, trx, actor, { party, after }));
  return isRefusal(kept) ? kept : letterOf(house, kept);
}

async function keep(
  house: House,
  trx: Trx,
  actor: Actor,
  { party, after }: { party: string; after: KeptParticulars },
): Promise<KeptParticulars | Refusal> {
  const before = (await particularsOf(trx, party)) ?? NOTHING;
  if (before.version > 0 && isSame(before, after)) return before;
  if (before.version !== after.version - 1) return refuse('changed-meanwhile');
  const added = after.logo === null || after.logo === before.logo ? [] : [after.logo];
  if (!(await claimLoose(trx, added, actor.person))) {
    return refuse('no-such-attachment', { field: 'logo' });
  }
  const at: Instant = house.clock.now();
  if (!(await addParticulars(trx, party, after, { person: actor.person, at })))
    return refuse('changed-meanwhile');
  const detail = { version: after.version };
  await noteDeed(trx, { at, person: actor.person, deed: 'particulars-written', object: party, detail });
  return after;
}

function isSame(before: KeptParticulars, after: KeptParticulars): boolean {
  // What is kept comes back with its keys in an order of its own.
  const said = (one: object): string => JSON.stringify(one, Object.keys(one).toSorted());
  const whole = ({ body, tax, logo }: KeptParticulars): string =>
    `${said(body)} ${said(taxLetter(keptTax(tax)))} ${logo}`;
  return whole(before) === whole(after);
}

async function letterOf(house: House, kept: KeptParticulars | null): Promise<Particulars> {
  const { version, body, tax, logo } = kept ?? NOTHING;
  const row = logo === null ? null : await findAttachment(house.db, logo);
  const said: Said = particularsWith(body, '');
  return { version, ...said, logo: row && fileLetter(row), tax: taxLetter(keptTax(tax)) };
}
