import { parseInstant } from '@stint/core/instant';
import { makeOffer } from '@stint/wire/offers';
import { describe, expect, it } from 'vitest';
import { blankLabel, blankMilestone, blankOffer, draftOfOffer, type OfferDraft } from './draft.ts';
import { readDraft } from './read-draft.ts';

const now = parseInstant('2026-11-18T10:00:00Z') ?? 0;
const hourly = (part: Partial<OfferDraft> = {}): OfferDraft => ({
  ...blankOffer(now),
  title: 'Web shop',
  rate: '45',
  ...part,
});
const SIDES = {
  organisation: '00000000-0000-4000-8000-00000000000b',
  freelancer: '00000000-0000-4000-8000-00000000000a',
};

describe('what is typed in the form of an offer', () => {
  it('is a letter that the house reads, with sensible terms where nothing was typed', () => {
    const { words, faults } = readDraft(hourly());
    expect(faults).toEqual({});
    expect(makeOffer.body.safeParse({ ...SIDES, ...words }).success).toBe(true);
    expect(words?.terms).toMatchObject({
      kind: 'hourly',
      rate: '45.00',
      startDay: '2026-11-18',
      weeklyLimitMinutes: 1200,
      idleMinutes: 10,
      manualTime: false,
      scheduledRaise: null,
      weeklyStipend: null,
    });
  });

  it('B2: 0 is a limit, and none is none', () => {
    const limitOf = (part: Partial<OfferDraft>) => readDraft(hourly(part)).words?.terms;
    expect(limitOf({ limit: '0' })).toMatchObject({ weeklyLimitMinutes: 0 });
    expect(limitOf({ limited: false, limit: 'twenty' })).toMatchObject({ weeklyLimitMinutes: null });
    expect(limitOf({ limit: '20:30' })).toMatchObject({ weeklyLimitMinutes: 1230 });
    expect(limitOf({ limit: '169' })).toBeUndefined();
  });

  it.each<[Partial<OfferDraft>, string]>([
    [{ title: ' ' }, 'title'],
    [{ currency: 'US' }, 'currency'],
    [{ rate: '' }, 'rate'],
    [{ rate: '45.001' }, 'rate'],
    [{ startDay: '2026-02-30' }, 'startDay'],
    [{ limit: '20.5' }, 'limit'],
    [{ idleMinutes: '0' }, 'idleMinutes'],
    [{ minActiveMinutes: '11' }, 'minActiveMinutes'],
    [{ privateWindowMinutes: '' }, 'privateWindowMinutes'],
    [{ stipend: '-5' }, 'stipend'],
    [{ raises: true, raiseDay: '2026-11-18', raiseRate: '50' }, 'raiseDay'],
    [{ raises: true, raiseDay: '2026-12-18', raiseRate: '45.00' }, 'raiseRate'],
  ])('with %j is told beside the field', (part, field) => {
    const { words, faults } = readDraft(hourly(part));
    expect(words).toBeNull();
    expect(Object.keys(faults)).toContain(field);
  });

  it('P6: labels have names of their own, and minutes only where some are typed', () => {
    const labels = [blankLabel('Calls', '0'), blankLabel('calls'), blankLabel('')];
    const { faults } = readDraft(hourly({ labels }));
    expect(Object.keys(faults)).toEqual([`labels.${labels[1]?.key}.name`, `labels.${labels[2]?.key}.name`]);
    const { words } = readDraft(hourly({ labels: labels.slice(0, 1), labelRequired: true }));
    expect(words?.terms).toMatchObject({
      activityLabels: [{ name: 'Calls', minActiveMinutes: 0 }],
      labelRequired: true,
    });
  });

  it('a milestone is of five at least, in whatever currency', () => {
    const milestone = { ...blankMilestone(), title: 'Sketches', amount: '4.99' };
    const fixed = (amount: string, currency = 'USD') =>
      readDraft(hourly({ kind: 'fixed', currency, milestones: [{ ...milestone, amount }] }));
    const field = `milestones.${milestone.key}.amount`;
    expect(fixed('4.99').faults[field]).toBe('5.00 is the least.');
    expect(fixed('4', 'JPY').faults[field]).toBe('5 is the least.');
    expect(fixed('5').words?.terms).toMatchObject({
      milestones: [{ amount: '5.00', dueDay: null }],
      escrow: true,
    });
  });

  it('is summed up while a raise is half typed, and not while its price is', () => {
    expect(readDraft(hourly({ raises: true, raiseRate: '4' })).shown).toMatchObject({ scheduledRaise: null });
    expect(readDraft(hourly({ rate: '4x' })).shown).toBeNull();
  });

  it('comes back as it was from an offer that stands', () => {
    const draft = hourly({
      limit: '20:30',
      labels: [blankLabel('Calls', '0')],
      raises: true,
      raiseDay: '2027-01-01',
      raiseRate: '50.00',
      stipend: '25.00',
      idles: false,
    });
    const { words } = readDraft(draft);
    if (words?.terms.kind !== 'hourly') throw new Error('not read');
    const terms = makeOffer.body.parse({ ...SIDES, ...words }).terms;
    const fees = { freelancerFeePercent: '0', clientFeePercent: '0' };
    const again = draftOfOffer(
      { ...words, terms: { ...fees, ...terms } as Parameters<typeof draftOfOffer>[0]['terms'] },
      now,
    );
    expect(readDraft(again).words).toEqual(words);
  });
});
