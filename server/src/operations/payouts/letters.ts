import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import type { BankFile, DeskPayout } from '@stint/wire/payout-desk';
import type { Actor, House } from '../../house.ts';
import { type BankFileRow, findBankFile } from '../../store/bank-files.ts';
import { type Approver, approversOf } from '../../store/payout-approvals.ts';
import { type NamedPayout, namedPayout } from '../../store/payout-desk.ts';

/** Payouts as the operator who reads them sees them. */
export async function deskPayouts(
  house: House,
  { person }: Actor,
  payouts: readonly NamedPayout[],
): Promise<DeskPayout[]> {
  const approvers = await byThing(house, payouts);
  return payouts.map((one) => {
    const { id, name, via, lastFour, amount, currency, askedAt, state, reason, freelancer } = one;
    const own = approvers.get(id) ?? [];
    return {
      id,
      freelancer: name,
      via,
      lastFour,
      amount: formatMoney(amount, currency),
      currency,
      at: formatInstant(askedAt),
      state,
      reason,
      approvedBy: own.map((approver) => approver.name),
      yours:
        state === 'waiting' && freelancer !== person && !own.some((approver) => approver.person === person),
    };
  });
}

export async function deskPayout(house: House, actor: Actor, id: string): Promise<DeskPayout> {
  const found = await namedPayout(house.db, id);
  const [letter] = await deskPayouts(house, actor, found ? [found] : []);
  if (!letter) throw new Error(`no payout ${id}`);
  return letter;
}

export async function fileLetters(
  house: House,
  { person }: Actor,
  files: readonly BankFileRow[],
): Promise<BankFile[]> {
  const approvers = await byThing(house, files);
  return files.map(({ id, currency, count, total, madeAt, madeBy, by, state, sentAt, open }) => {
    const own = approvers.get(id) ?? [];
    return {
      id,
      currency,
      count,
      total: formatMoney(total, currency),
      madeAt: formatInstant(madeAt),
      madeBy,
      state,
      sentAt: sentAt === null ? null : formatInstant(sentAt),
      approvedBy: own.map(({ name }) => name),
      yours: state === 'waiting' && by !== person && !own.some((approver) => approver.person === person),
      open,
    };
  });
}

export async function fileLetter(house: House, actor: Actor, id: string): Promise<BankFile> {
  const found = await findBankFile(house.db, id);
  const [letter] = await fileLetters(house, actor, found ? [found] : []);
  if (!letter) throw new Error(`no file ${id}`);
  return letter;
}

async function byThing(
  house: House,
  things: readonly { id: string }[],
): Promise<ReadonlyMap<string, readonly Approver[]>> {
  const approvers = await approversOf(
    house.db,
    things.map(({ id }) => id),
  );
  return Map.groupBy(approvers, ({ about }) => about);
}
