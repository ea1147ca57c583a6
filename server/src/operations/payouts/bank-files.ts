import { payoutFailed } from '@stint/core/bookings';
import { formatDay } from '@stint/core/instant';
import { approve } from '@stint/core/payout';
import type { BankFile, DeskPayout } from '@stint/wire/payout-desk';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import {
  type BankFileRow,
  bytesOfFile,
  findBankFile,
  idsInFile,
  lockBankFile,
  moveBankFile,
} from '../../store/bank-files.ts';
import type { Trx } from '../../store/desk.ts';
import { book } from '../../store/ledger.ts';
import { addApproval, approversOf } from '../../store/payout-approvals.ts';
import { payoutsInFile } from '../../store/payout-desk.ts';
import { decidePayout, lockPayout } from '../../store/payouts.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { deskPayouts, fileLetter, fileLetters } from './letters.ts';
import { bankDay } from './make-bank-file.ts';
import { tellBack } from './tell-payouts.ts';

interface OfFile {
  readonly file: string;
}

/** Refusal: `no-such-file`. */
export async function readBankFile(
  house: House,
  actor: Actor,
  { file: id }: OfFile,
): Promise<{ file: BankFile; payouts: DeskPayout[]; executesOn: string } | Refusal> {
  const row = await findBankFile(house.db, id);
  if (!row) return refuse('no-such-file');
  const [file] = await fileLetters(house, actor, [row]);
  if (!file) return refuse('no-such-file');
  const payouts = await deskPayouts(house, actor, await payoutsInFile(house.db, id));
  return { file, payouts, executesOn: formatDay(bankDay(row.madeAt)) };
}

/** The kept bytes. Whoever fetches them is noted. Refusals: `no-such-file`, `second-operator`, `decided-already`. */
export async function fetchBankFile(
  house: House,
  actor: Actor,
  { file: id }: OfFile,
): Promise<{ bytes: Buffer; name: string } | Refusal> {
  const row = await findBankFile(house.db, id);
  const bytes = row && (await bytesOfFile(house.db, id));
  if (!row || !bytes) return refuse('no-such-file');
  const no = refuseClosed(row);
  if (no) return no;
  const at = house.clock.now();
  await noteDeed(house.db, { at, person: actor.person, deed: 'bank-file-fetched', object: id });
  return { bytes, name: `stint-payouts-${row.currency}-${formatDay(row.madeAt)}-${id.slice(0, 8)}.xml` };
}

/** Refusals: `no-such-file`, `another-operator`, `decided-already`. */
export function approveBankFile(
  house: House,
  actor: Actor,
  { file: id }: OfFile,
): Promise<BankFile | Refusal> {
  return decide(house, actor, id, async ({ row, trx }) => {
    const approvers = (await approversOf(trx, [id])).map(({ person }) => person);
    if (row.state !== 'waiting') return approvers.includes(actor.person) ? null : refuse('decided-already');
    if (approve({ own: null, makers: [row.by], approvers }, actor.person) === 'again') {
      return refuse('another-operator');
    }
    const at = house.clock.now();
    await addApproval(trx, id, actor.person, at);
    await moveBankFile(trx, id, { state: 'ready', at });
    await noteDeed(trx, { at, person: actor.person, deed: 'bank-file-approved', object: id });
    return null;
  });
}

/** Nobody has fetched one that waits: what is in it comes back. Refusals: `no-such-file`, `decided-already`. */
export function declineBankFile(
  house: House,
  actor: Actor,
  { file: id, reason }: OfFile & { reason: string },
): Promise<BankFile | Refusal> {
  return decide(house, actor, id, async ({ row, trx, tell }) => {
    if (row.state === 'declined') return null;
    if (row.state !== 'waiting') return refuse('decided-already');
    const at = house.clock.now();
    await moveBankFile(trx, id, { state: 'declined', at });
    for (const one of await idsInFile(trx, id)) {
      const payout = await lockPayout(trx, one);
      if (payout?.state !== 'asked') throw new Error(`payout ${one} of a file that waits is decided`);
      await decidePayout(trx, one, { state: 'failed', at, reason });
      await book(trx, payoutFailed(payout, at));
      await tellBack(tell, payout, { by: 'operator', reason, at });
    }
    await noteDeed(trx, {
      at,
      person: actor.person,
      deed: 'bank-file-declined',
      object: id,
      detail: { reason },
    });
    return null;
  });
}

/** The bank has it. Refusals: `no-such-file`, `second-operator`, `decided-already`. */
export function sendBankFile(house: House, actor: Actor, { file: id }: OfFile): Promise<BankFile | Refusal> {
  return decide(house, actor, id, async ({ row, trx }) => {
    if (row.state === 'sent') return null;
    const no = refuseClosed(row);
    if (no) return no;
    const at = house.clock.now();
    await moveBankFile(trx, id, { state: 'sent', at });
    await noteDeed(trx, { at, person: actor.person, deed: 'bank-file-sent', object: id });
    return null;
  });
}

function refuseClosed({ state }: BankFileRow): Refusal | null {
  if (state === 'waiting') return refuse('second-operator');
  return state === 'declined' ? refuse('decided-already') : null;
}

interface Deciding {
  readonly row: BankFileRow;
  readonly trx: Trx;
  readonly tell: Tell;
}

/** One decision about a file at a time. */
async function decide(
  house: House,
  actor: Actor,
  id: string,
  deed: (deciding: Deciding) => Promise<Refusal | null>,
): Promise<BankFile | Refusal> {
  const no = await tellingIn(house, async (trx, tell) => {
    const row = await lockBankFile(trx, id);
    return row ? deed({ row, trx, tell }) : refuse('no-such-file');
  });
  return no ?? fileLetter(house, actor, id);
}
