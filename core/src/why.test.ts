import { describe, expect, it } from 'vitest';
import { segmentOf } from './segment.ts';
import { contentsOf, drawn, tracked } from './testing/diary.ts';
import { at } from './testing/story.ts';
import { ben, k1 } from './testing/world.ts';
import { changed, type Timeline, unchanged } from './timeline.ts';
import type { DiaryEntry } from './timesheet.ts';
import { timesheetOf } from './timesheet.ts';
import { weekOf } from './week.ts';
import { type WhyContext, whyEntry } from './why.ts';
import type { WhySeen } from './why-seen.ts';

const nine = segmentOf(at('09:00'));
const context: WhyContext = {
  pay: 'segment',
  currency: 'USD',
  minActiveMinutes: 5,
  limitMinutes: null,
  verifiedAt: ben.verifiedAt,
  manualTerms: k1({ manualTime: unchanged(true) }),
  now: at('12:00'),
  reader: 'freelancer',
};

function entryOf(
  sign: string,
  change: Parameters<typeof tracked>[1] | null = null,
  terms: Parameters<typeof k1>[0] = {},
  client = ben,
): DiaryEntry {
  const contents = contentsOf('2026-11-16T09:00Z', sign);
  if (change) contents.set(nine, { tracked: tracked(nine, change), manual: [], deleted: false });
  const [entry] = timesheetOf(k1(terms), client, drawn(contents), weekOf(at('09:00'))).entries;
  if (!entry) throw new Error('nothing is drawn');
  return entry;
}

const linesOf = (entry: DiaryEntry, change: Partial<WhyContext> = {}, seen: WhySeen | null = null) =>
  whyEntry(entry, { ...context, ...change }, seen).lines.map(
    ({ rule, ok, sentence }) => `${sign(ok)} ${rule} ${sentence}`,
  );
const sign = (ok: boolean | null): string => (ok === null ? '·' : ok ? '✓' : '✗');

describe('the card of a segment says why', () => {
  it('C1, P1–P6, B4: a protected segment, each thing that was looked at, and what it is worth', () => {
    expect(linesOf(entryOf('7'))).toEqual([
      '✓ C1 The snapshot was taken at 09:05:00 UTC: the whole segment counts.',
      '✓ P1 Tracked by the app.',
      '✓ P2 There is no weekly limit.',
      '✓ P3 Snapshot taken at 09:05:00 UTC.',
      '✓ P4 Client verified since 2026-11-01, 00:00:00 UTC.',
      '✓ P5 Memo “API tests”.',
      '✓ P6 7 of 10 minutes active; the contract asks for 5.',
      '· B4 10:00 at 45.00 USD an hour is 7.50 USD. The invoice adds up the time of a line first and rounds once per line.',
    ]);
    expect(whyEntry(entryOf('7'), context)).toMatchObject({
      countedSeconds: 600,
      billedSeconds: 600,
      amount: 750n,
      protected: true,
      ifDisputed: 'If the client disputes it, it is paid: nothing is named that speaks against it (D2).',
      canDo: ['edit-memo', 'delete'],
    });
  });

  it('P6: a segment of low activity would be refunded in a dispute (D2)', () => {
    const why = whyEntry(entryOf('2'), context);
    expect(linesOf(entryOf('2'))).toContain('✗ P6 2 of 10 minutes active; the contract asks for 5.');
    expect(why).toMatchObject({
      protected: false,
      amount: 750n,
      ifDisputed: 'If the client disputes it, it is refunded, because of what is named here (D2).',
    });
  });

  it('P6: exactly as many active minutes as are asked for are enough', () => {
    expect(linesOf(entryOf('5'))).toContain('✓ P6 5 of 10 minutes active; the contract asks for 5.');
  });

  it('P6: in a short piece less is asked', () => {
    const short = entryOf('', { seconds: 252, active: 2, snapshotAt: at('09:01') });
    const sentence =
      '2 active minutes in 4:12 tracked; the contract asks for 5 in ten minutes, so for 3 here.';
    expect(linesOf(short)).toContain(`✗ P6 ${sentence}`);
    expect(linesOf(short)[0]).toContain('the whole segment counts, though 4:12 of it was tracked.');
  });

  it('C1, C4: uncounted time says so, has no verdict and no amount, and can be claimed as manual time', () => {
    const uncounted = entryOf('u');
    expect(linesOf(uncounted)).toEqual([
      '✗ C1 No session was open at the snapshot instant, so this segment does not count. The 4:00 tracked are shown as uncounted.',
    ]);
    expect(whyEntry(uncounted, context)).toMatchObject({
      amount: 0n,
      protected: null,
      ifDisputed: 'Nothing of it is billed, so there is nothing to dispute (D1).',
      canDo: ['edit-memo', 'delete', 'write-manual-time'],
    });
  });

  it('M1: it can be claimed where the terms allowed it then, or allow it now', () => {
    const canDo = (manualTime: Timeline<boolean>) =>
      whyEntry(entryOf('u'), { ...context, manualTerms: k1({ manualTime }) }).canDo;
    const corrections = ['edit-memo', 'delete'];
    expect(canDo(unchanged(true))).toEqual([...corrections, 'write-manual-time']);
    expect(canDo(unchanged(false))).toEqual(corrections);
    expect(canDo(changed(unchanged(true), at('11:00'), false))).toEqual([
      ...corrections,
      'write-manual-time',
    ]);
    expect(canDo(changed(unchanged(false), at('11:00'), true))).toEqual([
      ...corrections,
      'write-manual-time',
    ]);
    expect(canDo(changed(unchanged(true), at('08:00'), false))).toEqual(corrections);
  });

  it('C2, P3: under exact pay every second counts, and the missing snapshot is named', () => {
    const exact = { pay: 'exact' } as const;
    const lines = linesOf(entryOf('u', null, exact), exact);
    expect(lines[0]).toBe('✓ C2 Every tracked second counts: 4:00.');
    expect(lines).toContain('✗ P3 No snapshot was taken: no session was open at its instant.');
  });

  it('C3: a tombstone; T6: a late segment', () => {
    expect(linesOf(entryOf('x'))).toEqual([
      '✗ C3 The freelancer deleted this segment. All that it held is gone and counts 0.',
    ]);
    expect(whyEntry(entryOf('x'), context).canDo).toEqual(['write-manual-time']);
    expect(linesOf(entryOf('', { late: true }))).toEqual([
      '✗ T6 It arrived after its week had locked: it is shown, and counts 0.',
    ]);
  });

  it('M5, P1: manual time counts in full and is never protected', () => {
    expect(linesOf(entryOf('m'), { limitMinutes: 1200 })).toEqual([
      '✓ M5 Written in by hand: 10:00, which counts in full.',
      '✗ P1 Manual time is never protected: no snapshot and no activity stand behind it.',
      '✓ P2 Inside the weekly limit of 20:00.',
      expect.stringMatching(/^· B4 10:00 at 45.00 USD an hour is 7.50 USD/),
    ]);
  });

  it('B2, P2: what the limit cuts is said to the second, and what it leaves out whole is a fault', () => {
    const cut = { pay: 'exact', weeklyLimitMinutes: unchanged(5) } as const;
    expect(linesOf(entryOf('7', null, cut), { pay: 'exact', limitMinutes: 5 })).toContain(
      '· B2 5:00 of it is inside the weekly limit of 0:05; 5:00 is past it and not billed.',
    );
    const out = entryOf('7', null, { weeklyLimitMinutes: unchanged(0) });
    expect(linesOf(out, { limitMinutes: 0 })).toContain(
      '✗ P2 All of it is past the weekly limit: it is shown, and not billed.',
    );
    expect(whyEntry(out, context).ifDisputed).toContain('nothing to dispute');
  });

  it("P4: an unverified client is the client's own doing: a dispute is paid all the same (D2)", () => {
    const nobody = { verifiedAt: null };
    const why = whyEntry(entryOf('7', null, {}, nobody), { ...context, verifiedAt: null });
    expect(why.lines.find(({ rule }) => rule === 'P4')).toMatchObject({ ok: false });
    expect(why.protected).toBe(false);
    expect(why.ifDisputed).toContain("it is paid: what is named is the client's");
  });

  it('P5, P7, P8: a missing memo, a withheld picture, a device that measures nothing', () => {
    const faulty = { active: 0, activityMeasured: false, pictureWithheld: true, editedMemo: '' };
    const faults = whyEntry(entryOf('', faulty), context).lines.filter(({ ok }) => ok === false);
    expect(faults.map(({ rule }) => rule)).toEqual(['P5', 'P8', 'P7']);
  });

  it('P8: where the terms protect what was not measured, the card does not call it low', () => {
    const terms = { activityUnmeasured: 'protected' } as const;
    const lines = linesOf(entryOf('', { active: 0, activityMeasured: false }, terms));
    expect(lines).toContain('✓ P8 The terms protect this segment without asking for activity.');
  });

  it('P7: says of the picture what was found, also that it is fine', () => {
    const monitor = { width: 1600, height: 900, blurred: false, maskedPermille: 0 };
    const picture = (more: Partial<typeof monitor>) => ({ pictures: [{ ...monitor, ...more }] });
    const said = (more: Partial<WhySeen>, change: Parameters<typeof tracked>[1] = {}) => {
      const seen = { withheld: null, pictures: [], unmeasuredSeconds: 0, ...more };
      return linesOf(entryOf('', change), {}, seen).find((text) => text.includes(' P7 '));
    };
    const held = { pictureWithheld: true };
    expect(said(picture({}))).toBe('✓ P7 Nothing of the picture was held back.');
    expect(said(picture({ blurred: true }))).toBe('✓ P7 The picture is blurred, as the terms say.');
    expect(said(picture({ maskedPermille: 124 }))).toBe(
      '✓ P7 12 % of the picture was blurred by the freelancer; less than half of it is fine.',
    );
    expect(said(picture({ maskedPermille: 3 }))).toContain('Less than 1 % of the picture was blurred');
    expect(said(picture({ maskedPermille: 500 }), held)).toBe(
      '✗ P7 50 % of the picture was blurred by the freelancer; from half on it is as though there were none, and the terms ask for one.',
    );
    const two = { ...monitor, width: 6400 };
    const beside = (share: number) => ({ pictures: [{ ...monitor, maskedPermille: share }, two] });
    expect(said(beside(1000), held)).toBe(
      "✗ P7 20 % of the picture was blurred by the freelancer, and 100 % of one monitor's; from half of one on it is as though there were none, and the terms ask for one.",
    );
    expect(said(beside(400))).toMatch(/^✓ P7 8 % .*; less than half of it is fine\.$/);
    expect(said({ withheld: 'terms' })).toMatch(/^✓ P7 No picture was taken, as the terms say/);
    expect(said({ withheld: 'private-app' }, held)).toMatch(
      /^✗ P7 .*app in front.* The terms ask for a picture\.$/,
    );
    expect(said({ withheld: 'private-title' }, held)).toMatch(/^✗ P7 .*title/);
    expect(said({ withheld: 'private-window' }, held)).toMatch(
      /^✗ P7 .*took the picture out in the private window/,
    );
    expect(said({ withheld: 'capture-failed' })).toMatch(/^· P7 .*could not be taken.*nobody's fault/);
    expect(said({}, { snapshotAt: null })).toBeUndefined();
  });

  it('P8: never says of time that was not measured how many of its minutes were active', () => {
    const seen = { withheld: null, pictures: [], unmeasuredSeconds: 600 };
    const unmeasured = { active: 0, activityMeasured: false };
    for (const activityUnmeasured of ['protected', 'unprotected'] as const) {
      for (const minActiveMinutes of [0, 5]) {
        const entry = entryOf('', unmeasured, { activityUnmeasured, minActiveMinutes });
        const lines = linesOf(entry, { minActiveMinutes }, seen);
        expect(lines.filter((text) => / P[68] /.test(text))).toEqual([
          activityUnmeasured === 'protected'
            ? '✓ P8 The device could not measure activity; the terms protect such time all the same.'
            : '✗ P8 The device could not measure activity.',
        ]);
        expect(lines.join()).not.toMatch(/\b0 (of 10 minutes|active)/);
      }
    }
  });

  it('P6, P8: where one of two devices could not measure, the other is asked for its part alone', () => {
    const seen = { withheld: null, pictures: [], unmeasuredSeconds: 240 };
    expect(linesOf(entryOf('', { active: 4, unmeasuredSeconds: 240 }), {}, seen)).toContain(
      '✓ P6 4 active minutes in 6:00 that a device could measure; the contract asks for 5 in ten minutes, so for 3 here.',
    );
  });

  it('C3, T3: only the freelancer can change it, once it is over and until its week locks', () => {
    const can = (change: Partial<WhyContext>) => whyEntry(entryOf('7'), { ...context, ...change }).canDo;
    expect(can({ reader: 'client' })).toEqual([]);
    expect(can({ reader: 'operator' })).toEqual([]);
    expect(can({ now: at('09:10') - 1 })).toEqual([]);
    expect(can({ now: at('09:10') })).toEqual(['edit-memo', 'delete']);
    expect(can({ now: at('11-23T12:00') - 1 })).toEqual(['edit-memo', 'delete']);
    expect(can({ now: at('11-23T12:00') })).toEqual([]);
  });
});
