import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@stint/wire/routes';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** Every message that a tracker takes from a house, and all that may follow from it. */
const MAY_CHANGE: Readonly<Record<string, string>> = {
  readHouse: 'whether anything is sent at all (pin)',
  readClock: 'whether a session may start while the clocks differ; the time itself on the same computer only',
  whoAmI: 'the name that is shown, at the sign-in',
  authorizeDevice: 'the page that is shown at the sign-in, of its own origin',
  collectToken: 'token, device, person and seed, at the first sign-in; the same person and seed ever after',
  listContracts:
    'names, sums and rules of an hour that are shown and counted by; less privacy only when agreed to',
  readWeek: 'sums that are shown',
  readDiary: 'sums and verdicts that are shown',
  readSession: 'ends a session that runs (T1), never begins one',
  announceSession: 'as readSession',
  leaveSession: 'nothing',
  addManualTime: 'whether an offer of manual time is done with',
  recordSegment: 'ends the waiting of what its freelancer let go; what is told of it',
  uploadPicture: 'ends the waiting of a picture that its freelancer let go',
  deleteSegment: 'whether a deletion that its freelancer asked for is done',
  diaryEvents: 'when the house is asked again',
};

describe('what a house can say to a tracker', () => {
  it('is on this list: a message that is new is judged here before it is taken', () => {
    const folder = join(import.meta.dirname);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('testing'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const named = Object.keys(routes).filter((name) =>
      sources.some((text) => new RegExp(`import[^;]*\\b${name}\\b[^;]*from '@stint/wire/`).test(text)),
    );
    expect(named.sort()).toEqual(Object.keys(MAY_CHANGE).sort());
  });

  it('cannot name a private rule: no answer of any of these has room for one', () => {
    for (const name of Object.keys(MAY_CHANGE)) {
      const { answer } = routes[name as keyof typeof routes];
      const letter = JSON.stringify(z.toJSONSchema(answer, { unrepresentable: 'any', io: 'input' }));
      const fields = [...letter.matchAll(/"([A-Za-z]+)":/g)].map(([, field]) => field);
      expect(fields.filter((field) => /rule|exclu|private(?!Window)|maskedApp/i.test(field ?? ''))).toEqual(
        [],
      );
    }
  });
});
