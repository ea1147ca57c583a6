import { toInstant } from '@stint/wire/letters';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { readBalances } from '../../store/ledger.ts';
import { type TestHouse, testHouse } from '../../testing/house.ts';
import { done } from '../../testing/jobs.ts';
import { atWork, CARDS, track, type Work } from '../../testing/money.ts';
import { houseHasBank, IBANS, paidByBank, setByBank } from '../../testing/payouts.ts';
import { createOperator, type TestPerson } from '../../testing/people.ts';
import { readTree } from '../../testing/xml-tree.ts';
import { readClosing } from '../books/read-closing.ts';
import { moveClock } from '../clock/move-clock.ts';
import { readNeeds } from '../home/read-needs.ts';
import { listPayouts } from '../money/list-payouts.ts';
import { payOut } from '../money/pay-out.ts';
import { readPurses } from '../money/read-purses.ts';
import { answerPayout, executeBankFile } from './answer-payout.ts';
import { approveBankFile, declineBankFile, fetchBankFile, readBankFile, sendBankFile } from './bank-files.ts';
import { readPayoutDesk, setPayoutLimits } from './desk.ts';
import { makeBankFile } from './make-bank-file.ts';

let house: TestHouse;
let work: Work;
let una: TestPerson;

// 162.00 EUR are available; Ana is paid by bank.
beforeEach(async () => {
  house = await testHouse({ payments: true });
  work = await atWork(house, { card: CARDS.good, currency: 'EUR' });
  una = await createOperator(house, 'Una Berg');
  await track(work.desk, '2026-11-18T06:00:00Z', 24);
  await paidByBank(house, work);
  await moveClock(house, work.olu, { now: '2026-12-02T00:00:00Z' });
  await houseHasBank(house, work.olu, 'EUR');
});
afterEach(() => house.close());

const ask = async (amount: string) =>
  done(await payOut(house, work.ana, { id: house.random.uuid(), currency: 'EUR', amount }));
const make = (by = work.olu, id = house.random.uuid()) => makeBankFile(house, by, { id, currency: 'EUR' });
const text = async (file: string) => {
  const fetched = await fetchBankFile(house, una, { file });
  return isRefusal(fetched) ? fetched.refused : fetched.bytes.toString();
};
const purse = async () => (await readPurses(house, work.ana))[0];
const needs = async (who: TestPerson) => {
  const { needs: all } = await readNeeds(house, who, { wall: house.clock.now() });
  return all
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('payouts-') || kind === 'no-payout-method');
};
const bank = async () => {
  const { currencies } = await readPayoutDesk(house, work.olu);
  return currencies.find(({ currency }) => currency === 'EUR');
};

describe('a file for the bank', () => {
  it('is a pain.001.001.09 whose counts and sums are those of its payouts, by another reader', async () => {
    const [one, two] = [await ask('100.10'), await ask('20.20')];
    const { id } = done(await make());
    const root = readTree(await text(id));
    expect(root.name).toBe('Document');
    expect(root.attributes).toEqual({ xmlns: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09' });
    expect(root.outline()).toEqual([
      'CstmrCdtTrfInitn',
      ' GrpHdr: MsgId CreDtTm NbOfTxs CtrlSum InitgPty',
      ' PmtInf: PmtInfId PmtMtd NbOfTxs CtrlSum PmtTpInf ReqdExctnDt Dbtr DbtrAcct DbtrAgt ChrgBr CdtTrfTxInf CdtTrfTxInf',
    ]);
    const short = (uuid: string) => uuid.replaceAll('-', '');
    expect(root.texts('MsgId')).toEqual([short(id)]);
    expect(root.texts('NbOfTxs')).toEqual(['2', '2']);
    expect(root.texts('CtrlSum')).toEqual(['120.30', '120.30']);
    expect(root.texts('ReqdExctnDt')).toEqual(['2026-12-02']);
    expect(root.texts('ChrgBr')).toEqual(['SLEV']);
    expect(root.texts('EndToEndId').toSorted()).toEqual([short(one.id), short(two.id)].toSorted());
    expect(root.texts('IBAN')).toEqual([
      'NL91ABNA0417164300',
      'DE89370400440532013000',
      'DE89370400440532013000',
    ]);
    expect(root.texts('InstdAmt').toSorted()).toEqual(['100.10', '20.20']);
    expect(root.all('InstdAmt').every(({ attributes }) => attributes.Ccy === 'EUR')).toBe(true);
    expect(root.leaves().every((leaf) => /^[A-Za-z0-9/?:().,'+ -]+$/.test(leaf))).toBe(true);
  });

  it('is the same bytes each time, and each payout is in one file, made sixteen times at once', async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => ask('10.00')));
    const all = await Promise.all(Array.from({ length: 16 }, () => make()));
    const files = all.flatMap((answer) => (isRefusal(answer) ? [] : [answer.id]));
    expect(all.filter((answer) => isRefusal(answer) && answer.refused !== 'nothing-to-send')).toEqual([]);
    const texts = await Promise.all(files.map(text));
    expect(await Promise.all(files.map(text))).toEqual(texts);
    const named = texts.flatMap((one) => readTree(one).texts('EndToEndId'));
    expect(named.toSorted()).toEqual(asked.map(({ id }) => id.replaceAll('-', '')).toSorted());
  });

  it('with the same id is the same file; with somebody else’s it is refused', async () => {
    await ask('10.00');
    const id = house.random.uuid();
    const [first, again] = [await make(work.olu, id), await make(work.olu, id)];
    expect(again).toEqual(first);
    expect(await make(una, id)).toEqual({ refused: 'id-taken', field: 'id' });
    expect(await make()).toEqual({ refused: 'nothing-to-send' });
    expect(await makeBankFile(house, work.olu, { id: house.random.uuid(), currency: 'USD' })).toEqual({
      refused: 'nothing-to-send',
    });
  });

  it('that is large waits for another operator than its maker', async () => {
    const limits = { currency: 'EUR', least: '1.00', most: '1000.00', twoAbove: '100.00' };
    await setPayoutLimits(house, work.olu, limits);
    await ask('60.00');
    house.movable.moveTo(house.clock.now() + 86_400);
    await ask('60.00');
    const file = done(await make());
    expect(file).toMatchObject({ state: 'waiting', total: '120.00', yours: false });
    expect(await text(file.id)).toBe('second-operator');
    expect(await sendBankFile(house, work.olu, { file: file.id })).toEqual({ refused: 'second-operator' });
    expect(await needs(una)).toEqual(['payouts-to-approve']);
    expect(await approveBankFile(house, work.olu, { file: file.id })).toEqual({
      refused: 'another-operator',
    });
    expect(await approveBankFile(house, una, { file: file.id })).toMatchObject({ state: 'ready' });
    expect(await needs(work.olu)).toEqual(['payouts-to-send']);
    expect(await text(file.id)).toContain('<CtrlSum>120.00</CtrlSum>');
    const late = await declineBankFile(house, una, { file: file.id, reason: 'Too late.' });
    expect(late).toEqual({ refused: 'decided-already' });
  });

  it('that a second operator declines gives all of it back', async () => {
    await setPayoutLimits(house, work.olu, {
      currency: 'EUR',
      least: '1.00',
      most: '1000.00',
      twoAbove: '0.00',
    });
    await house.db.updateTable('payout_method').set({ stopped_at: null }).execute();
    const { id } = await ask('60.00');
    await house.db.updateTable('payout').set({ state: 'asked' }).where('id', '=', id).execute();
    const file = done(await make());
    const decline = () => declineBankFile(house, una, { file: file.id, reason: 'The sums are odd.' });
    expect(await Promise.all([decline(), decline()])).toMatchObject([
      { state: 'declined' },
      { state: 'declined' },
    ]);
    expect(await purse()).toMatchObject({ available: '162.00' });
    expect(await text(file.id)).toBe('decided-already');
  });
});

describe('what the bank answers', () => {
  it('is what was paid out by the closing report of its month', async () => {
    await ask('20.00');
    const { sums } = await readClosing(house, { month: '2026-12' });
    expect(sums).toMatchObject([{ currency: 'EUR', paidOut: '20.00', difference: '0.00' }]);
  });

  it('is told once it was sent: executed, or returned with its reason, also days later, and once', async () => {
    const [one, two] = [await ask('100.00'), await ask('20.00')];
    expect(await needs(work.olu)).toEqual(['payouts-to-send']);
    const { id: file } = done(await make());
    const answer = (
      payout: string,
      outcome: { outcome: 'executed' } | { outcome: 'returned'; reason: string },
    ) => answerPayout(house, work.olu, { file, payout, ...outcome });
    expect(await answer(one.id, { outcome: 'executed' })).toEqual({ refused: 'not-sent-yet' });
    done(await sendBankFile(house, work.olu, { file }));
    expect(await bank()).toMatchObject({
      booked: '120.00',
      onItsWay: '120.00',
      executed: '0.00',
      difference: '0.00',
    });
    expect(await executeBankFile(house, work.olu, { file })).toMatchObject({ state: 'sent', open: 0 });
    expect(await listPayouts(house, work.ana)).toMatchObject([{ state: 'paid' }, { state: 'paid' }]);
    expect(await needs(work.olu)).toEqual([]);

    const returned = { outcome: 'returned', reason: 'AC04 account closed' } as const;
    const all = await Promise.all(Array.from({ length: 8 }, () => answer(two.id, returned)));
    expect(all.every((letter) => !isRefusal(letter) && letter.state === 'failed')).toBe(true);
    expect(await answer(two.id, { outcome: 'executed' })).toEqual({ refused: 'decided-already' });
    expect(await purse()).toMatchObject({ available: '62.00', paidOut: '100.00' });
    expect(await bank()).toMatchObject({
      booked: '100.00',
      onItsWay: '0.00',
      executed: '100.00',
      difference: '0.00',
    });
    const told = await house.db
      .selectFrom('notification')
      .select('kind')
      .where('kind', '=', 'payout-returned')
      .execute();
    expect(told).toHaveLength(1);
  });

  it('marks a method that it sent something back from: nothing more goes there until one is set', async () => {
    const { id: payout } = await ask('100.00');
    const { id: file } = done(await make());
    done(await sendBankFile(house, work.olu, { file }));
    done(await answerPayout(house, work.olu, { file, payout, outcome: 'returned', reason: 'AC01' }));
    const again = { id: house.random.uuid(), currency: 'EUR', amount: '1.00' };
    expect(await payOut(house, work.ana, again)).toEqual({ refused: 'method-returned' });
    expect(await needs(work.ana)).toContain('no-payout-method');
    done(await setByBank(house, work.ana, IBANS.other));
    house.movable.moveTo(toInstant('2026-12-05T00:00:00Z'));
    expect(await payOut(house, work.ana, again)).toMatchObject({ lastFour: '2606', state: 'asked' });
    const { payouts } = done(await readBankFile(house, una, { file }));
    expect(payouts).toMatchObject([{ state: 'failed', reason: 'AC01', lastFour: '3000' }]);
    const balances = await readBalances(house.db);
    const sum = balances
      .filter(({ currency }) => currency === 'EUR')
      .reduce((a, { balance }) => a + balance, 0n);
    expect(sum).toBe(0n);
  });
});
