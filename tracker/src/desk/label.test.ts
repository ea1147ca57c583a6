import { describe, expect, it } from 'vitest';
import { instant } from '../testing/hand-clock.ts';
import { HandMachine } from '../testing/hand-machine.ts';
import { contract, K1, K2 } from '../testing/world.ts';
import { labelsOf } from './label.ts';

const LABELS = [
  { name: 'Calls', minActiveMinutes: 0 },
  { name: 'Design', minActiveMinutes: null },
];

/** Ana at nine, on contracts with these labels. */
function ana(labelRequired = false): HandMachine {
  const desk = new HandMachine();
  const { terms } = contract(K1);
  desk.contracts = [
    { ...contract(K1), terms: { ...terms, activityLabels: LABELS, labelRequired } },
    { ...contract(K2), terms: { ...terms, activityLabels: [] } },
  ];
  return desk;
}

const start = (label?: string | null) =>
  ({ type: 'start', contract: K1, memo: 'Header', ...(label !== undefined && { label }) }) as const;
const labels = (desk: HandMachine) => desk.machine.desk.open?.memos.map((span) => span.label ?? null);

describe('P6: an activity label', () => {
  it('is asked for before work is done, where the terms want one, and nothing is started without', () => {
    const desk = ana(true);
    expect(desk.refuses(start())).toBe('label-required');
    expect(desk.refuses(start(null))).toBe('label-required');
    expect(desk.machine.desk.open).toBeNull();
    expect(labels(desk.does(start('Calls')))).toEqual(['Calls']);
    expect(desk.refuses({ type: 'memo', memo: 'Header', label: null })).toBe('label-required');
  });

  it('is one that the terms have; a contract that is paused says that first', () => {
    const desk = ana();
    expect(desk.refuses(start('calls'))).toBe('no-such-label');
    expect(desk.refuses({ ...start('Calls'), contract: K2 })).toBe('no-such-label');
    desk.contracts = [{ ...contract(K1), standing: 'contract-paused' }];
    expect(desk.refuses(start('Nap'))).toBe('contract-paused');
  });

  it('can be changed while tracking, by itself or with the memo, and stays where it is not named', () => {
    const desk = ana().does(start('Calls')).pass(60);
    desk.does({ type: 'memo', memo: 'Footer' }).pass(60);
    desk.does({ type: 'memo', memo: 'Footer', label: 'Design' }).pass(60);
    desk.does({ type: 'memo', memo: 'Footer', label: null });
    expect(labels(desk)).toEqual(['Calls', 'Calls', 'Design', null]);
    expect(desk.refuses({ type: 'memo', memo: 'Footer', label: 'Nap' })).toBe('no-such-label');
  });

  it('goes on with what goes on: after a pause, and after time away', () => {
    const desk = ana(true).does(start('Calls')).pass(60).does({ type: 'pause' });
    expect(desk.machine.paused).toMatchObject({ memo: 'Header', label: 'Calls' });
    expect(labels(desk.does({ type: 'goOn' }))).toEqual(['Calls']);
    desk.until('09:40', '09:03');
    expect(desk.machine.ending).toMatchObject({ reason: 'idle', label: 'Calls' });
    desk.does({ type: 'goOnAfterAway', from: instant('09:03:01') });
    expect(labels(desk)).toEqual(['Calls']);
  });

  it('of a list that was kept by an earlier tracker there is none, and work goes on', () => {
    const { activityLabels: _labels, labelRequired: _required, ...terms } = contract(K1).terms;
    const kept = { ...contract(K1), terms } as ReturnType<typeof contract>;
    expect(labelsOf(kept)).toEqual([]);
    const desk = ana();
    desk.contracts = [kept];
    expect(labels(desk.does(start()))).toEqual([null]);
  });
});
