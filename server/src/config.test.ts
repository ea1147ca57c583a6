import { describe, expect, it } from 'vitest';
import { readSettings } from './config.ts';

describe('how a house is told to open', () => {
  it('is on this machine alone, port 4310, folder ./data, unless it is told otherwise', () => {
    expect(readSettings([], {})).toEqual({
      port: 4310,
      signUp: 'invited',
      stripeKey: null,
      picturesKeptDays: 30,
      host: '127.0.0.1',
      data: './data',
      databaseUrl: null,
      pgBin: null,
      downloads: null,
      fees: { freelancer: 0n, client: 0n },
      origin: null,
      mail: null,
      demo: false,
      packages: false,
      clock: null,
      pace: 1,
    });
  });

  it('opens without the demo when both are asked for: `npm start -- --empty` says both', () => {
    expect(readSettings(['--demo', '--empty'], {})).toMatchObject({ demo: false });
    expect(readSettings(['--demo'], {})).toMatchObject({ demo: true });
  });

  it('takes a port by flag before the one of the environment', () => {
    expect(readSettings(['--port', '5000'], { STINT_PORT: '80' })).toMatchObject({ port: 5000 });
    expect(readSettings(['--port', '5000'], { STINT_PORT: 'eighty' })).toMatchObject({ port: 5000 });
  });

  it('runs on a clock that a person moves', () => {
    const settings = readSettings(['--clock', '2026-11-18T10:00:00Z', '--pace', '60'], {});
    expect(settings).toMatchObject({ clock: 1_794_996_000, pace: 60 });
  });

  it.each([
    'postgresql://ana@db.example/stint',
    'postgres://ana:secret@127.0.0.1:5433/stint?sslmode=require',
    'postgresql://ana@/stint?host=/var/run/postgresql',
    'postgresql:///stint?host=/var/run/postgresql',
  ])('takes a database where PostgreSQL itself would: %s', (url) => {
    expect(readSettings([], { DATABASE_URL: url })).toMatchObject({ databaseUrl: url });
  });

  it.each([
    [['--demo'], { STINT_HOST: '0.0.0.0' }, 'STINT_HOST=0.0.0.0'],
    [['--demo'], { STINT_HOST: 'office.example' }, 'STINT_HOST=office.example'],
    [['--demo'], { STINT_ORIGIN: 'https://stint.example' }, 'STINT_ORIGIN=https://stint.example'],
  ])('refuses to show the demo to others: %j %j', (args, variables, named) => {
    const refusal = readSettings(args, variables);
    expect(refusal).toMatchObject({ refused: 'demo-on-loopback-only' });
    expect(refusal).toHaveProperty('sentence', expect.stringContaining(named));
  });

  it.each([
    [[], { STINT_PORT: '65536' }, 'STINT_PORT'],
    [[], { STINT_PORT: '-1' }, 'STINT_PORT'],
    [[], { STINT_FREELANCER_FEE: '101' }, 'STINT_FREELANCER_FEE'],
    [[], { STINT_CLIENT_FEE: '5 %' }, 'STINT_CLIENT_FEE'],
    [[], { STINT_HOST: 'http://localhost' }, 'STINT_HOST'],
    [[], { STINT_ORIGIN: 'https://stint.example/house' }, 'STINT_ORIGIN'],
    [[], { STINT_ORIGIN: 'stint.example' }, 'STINT_ORIGIN'],
    [[], { DATABASE_URL: 'mysql://root:secret@db' }, 'DATABASE_URL'],
    [[], { DATABASE_URL: 'mysql://root:secret@/db' }, 'DATABASE_URL'],
    [[], { DATABASE_URL: 'secret@/db' }, 'DATABASE_URL'],
    [['--clock', '2026-11-18'], {}, '--clock'],
    [['--clock', '2026-11-18T10:00:00Z', '--pace', '-1'], {}, '--pace'],
    [['--pace', '2'], {}, '--pace'],
    [['--port', 'four'], {}, '--port'],
    [['--fast'], {}, '--fast'],
    [['data'], {}, 'data'],
  ])('says which setting is wrong: %j %j', (args, variables, named) => {
    const refusal = readSettings(args, variables);
    expect(refusal).toMatchObject({ refused: 'bad-setting' });
    expect(refusal).toHaveProperty('sentence', expect.stringContaining(named));
    expect(JSON.stringify(refusal)).not.toContain('secret');
  });

  it('speaks to Stripe only with a secret key and an address that Stripe can reach, and repeats no key', () => {
    const origin = 'https://stint.example';
    expect(readSettings([], { STINT_STRIPE_KEY: 'sk_live_abc', STINT_ORIGIN: origin })).toMatchObject({
      stripeKey: 'sk_live_abc',
    });
    for (const variables of [
      { STINT_STRIPE_KEY: 'pk_live_abc', STINT_ORIGIN: origin },
      { STINT_STRIPE_KEY: 'sk_live_abc' },
      { STINT_STRIPE_KEY: 'sk_live_abc', STINT_ORIGIN: 'http://localhost:4310' },
    ]) {
      const refused = JSON.stringify(readSettings([], variables));
      expect(refused).toContain('bad-setting');
      expect(refused).not.toContain('live_abc');
    }
  });
});
