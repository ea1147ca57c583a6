import { LIMITS } from '@stint/wire/limits';
import { DOOR_CODES, HOUSE_CODES } from '@stint/wire/refusals';
import type { Route } from '@stint/wire/route';
import { routes } from '@stint/wire/routes';
import { describe, expect, it } from 'vitest';
import { refuse } from './refusal.ts';
import { letterOf, sayCode } from './refusals.ts';

const promised = Object.values(routes).flatMap((route: Route) => route.refusals ?? []);
const codes = [...new Set([...HOUSE_CODES, ...DOOR_CODES, ...promised])];

describe('a refusal as a letter', () => {
  it.each(codes)('%s has a status and a sentence', (code) => {
    const { status, message } = sayCode(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('says what is wrong where, and the rule behind it', () => {
    expect(
      letterOf(refuse('bad-request', { field: 'terms.rate', fault: 'must be a plain decimal' })),
    ).toEqual({
      code: 'bad-request',
      message: 'This request is not as it must be (terms.rate): must be a plain decimal.',
      field: 'terms.rate',
    });
    expect(letterOf(refuse('week-locked'))).toMatchObject({ code: 'week-locked', rule: 'C3' });
  });

  it('names a limit as it is', () => {
    expect(sayCode('record-too-large').message).toContain(String(LIMITS.recordBytes));
    expect(sayCode('bad-span').mend).toContain(`${LIMITS.diaryDays} days`);
  });

  it('has the status 400 for every code of RFC 8628', () => {
    const rfc = [
      'authorization_pending',
      'slow_down',
      'access_denied',
      'expired_token',
      'invalid_grant',
    ] as const;
    expect(rfc.map((code) => sayCode(code).status)).toEqual([400, 400, 400, 400, 400]);
  });
});
