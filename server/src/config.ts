import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { type Instant, parseInstant } from '@stint/core/instant';
import { parsePercent } from '@stint/core/money';
import type { HouseFees } from './house.ts';
import { isLoopback } from './loopback.ts';
import { type MailSettings, readMailSettings } from './outside/mail/settings.ts';
import { type CannotStart, cannotStart, isCannotStart } from './start-refusal.ts';

/** What the environment says of a house. */
export interface Environment {
  /** STINT_PORT, 4310. 0 takes any that is free. */
  readonly port: number;
  /** STINT_HOST, 127.0.0.1: the address that it listens on. */
  readonly host: string;
  /** STINT_DATA, ./data: its folder. */
  readonly data: string;
  /** DATABASE_URL: a PostgreSQL of one's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** STINT_PG_BIN: the `bin` folder of another PostgreSQL for the embedded database. */
  readonly pgBin: string | null;
  /** STINT_DOWNLOADS: the folder of what it offers for download; null for `downloads` in its own. */
  readonly downloads: string | null;
  /** STINT_FREELANCER_FEE and STINT_CLIENT_FEE, 0: percent of an invoice that the house takes of each side (B4). The demo takes 10 and 5. */
  readonly fees: HouseFees;
  /** STINT_SIGN_UP, `invited`: whether anybody may sign up (`open`), or who holds an invitation. The demo is open. */
  readonly signUp: 'open' | 'invited';
  /** STINT_PICTURES_KEPT, 30: days for which pictures are kept after their week's review has ended; null for `always`. */
  readonly picturesKeptDays: number | null;
  /** STINT_STRIPE_KEY: the secret key of an account at Stripe; null: the payment sandbox, where no money moves. */
  readonly stripeKey: string | null;
  /** STINT_ORIGIN: where people find it when a proxy stands before it, such as `https://stint.example`. */
  readonly origin: string | null;
}

/** How `stint serve` was told to open. */
export interface Settings extends Environment {
  /** With the demo world in it. */
  readonly demo: boolean;
  /** Beside the demo, the tracker's packages are made once, in the background. */
  readonly packages: boolean;
  /** Where a movable clock starts; null for the system's clock. */
  readonly clock: Instant | null;
  /** The mail server, and who writes; null: no mail goes out. */
  readonly mail: MailSettings | null;
  /** How many times as fast as the system's clock a movable one runs, 1 by default; 0: it stands until it is moved. */
  readonly pace: number;
}

export const USE =
  'stint serve [--demo [--packages]] [--empty] [--port N] [--clock 2026-11-18T10:00:00Z] [--pace N]';

type Variables = Readonly<Record<string, string | undefined>>;

/** The only reader of the environment. Refusal: `bad-setting`, which names the variable. */
export function readEnvironment(variables: Variables = process.env): Environment | CannotStart {
  const text = textIn(variables);
  const port = readPort('STINT_PORT', text('STINT_PORT') ?? '4310');
  if (isCannotStart(port)) return port;
  const host = text('STINT_HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    return bad('STINT_HOST', host, 'an address or a name of this machine, such as 127.0.0.1');
  }
  const databaseUrl = text('DATABASE_URL');
  if (databaseUrl !== null && !isDatabaseUrl(databaseUrl)) {
    // Its text may hold a password: it is not repeated.
    return cannotStart('bad-setting', 'DATABASE_URL is not a PostgreSQL address (postgresql://…).');
  }
  const origin = text('STINT_ORIGIN');
  if (origin !== null && !isOrigin(origin)) {
    return bad('STINT_ORIGIN', origin, 'scheme, name and port alone, such as https://stint.example');
  }
  const fees = readFees(text);
  if (isCannotStart(fees)) return fees;
  const signUp = text('STINT_SIGN_UP') ?? 'invited';
  if (signUp !== 'open' && signUp !== 'invited') return bad('STINT_SIGN_UP', signUp, 'open or invited');
  const kept = text('STINT_PICTURES_KEPT') ?? String(PICTURES_KEPT_DAYS);
  if (kept !== 'always' && !(/^\d{1,5}$/.test(kept) && Number(kept) <= MOST_KEPT_DAYS)) {
    return bad('STINT_PICTURES_KEPT', kept, `a number of days from 0 to ${MOST_KEPT_DAYS}, or always`);
  }
  const stripeKey = text('STINT_STRIPE_KEY');
  if (stripeKey !== null && !/^(sk|rk)_(test|live)_\w+$/.test(stripeKey)) {
    // It is a secret: it is not repeated.
    return cannotStart('bad-setting', 'STINT_STRIPE_KEY is no secret key of Stripe (sk_test_…, sk_live_…).');
  }
  if (stripeKey !== null && !origin?.startsWith('https:')) {
    return cannotStart(
      'bad-setting',
      'With STINT_STRIPE_KEY, STINT_ORIGIN must be an https: address: Stripe sends its events there.',
    );
  }
  return {
    port,
    host,
    signUp,
    stripeKey,
    picturesKeptDays: kept === 'always' ? null : Number(kept),
    data: text('STINT_DATA') ?? './data',
    databaseUrl,
    pgBin: text('STINT_PG_BIN'),
    downloads: text('STINT_DOWNLOADS'),
    fees,
    origin: origin === null ? null : new URL(origin).origin,
  };
}

/** The environment and the flags of `stint serve`; `--empty` wins over `--demo`. Refusals: `bad-setting`, `demo-on-loopback-only`. */
export function readSettings(
  args: readonly string[],
  variables: Variables = process.env,
): Settings | CannotStart {
  const flags = readFlags(args);
  if (isCannotStart(flags)) return flags;
  const environment = readEnvironment(
    flags.port === undefined ? variables : { ...variables, STINT_PORT: undefined },
  );
  if (isCannotStart(environment)) return environment;
  const port = flags.port === undefined ? environment.port : readPort('--port', flags.port);
  if (isCannotStart(port)) return port;
  const clock = flags.clock === undefined ? null : parseInstant(flags.clock);
  if (flags.clock !== undefined && clock === null) {
    return bad('--clock', flags.clock, 'an instant in UTC, such as 2026-11-18T10:00:00Z');
  }
  const pace = Number(flags.pace ?? 1);
  if (!/^\d+(\.\d+)?$/.test(flags.pace ?? '1') || pace > MOST_PACE) {
    return bad('--pace', flags.pace ?? '', `a number from 0 to ${MOST_PACE}`);
  }
  if (flags.pace !== undefined && clock === null) {
    return cannotStart('bad-setting', '--pace moves a clock that --clock has set: say both.');
  }
  const mail = readMailSettings(textIn(variables));
  if (isCannotStart(mail)) return mail;
  const demo = flags.demo && !flags.empty;
  const fees =
    demo && !variables.STINT_FREELANCER_FEE && !variables.STINT_CLIENT_FEE ? DEMO_FEES : environment.fees;
  const settings = { ...environment, fees, port, demo, packages: demo && flags.packages, clock, pace, mail };
  return refuseOpenDemo(settings) ?? settings;
}

/** Percent with six decimals: a demo takes 10 % of the freelancer and 5 % of the client where nothing else is said. */
const DEMO_FEES: HouseFees = { freelancer: 10_000_000n, client: 5_000_000n };

function readFees(text: (name: string) => string | null): HouseFees | CannotStart {
  const read = (name: string) => parsePercent(text(name) ?? '0');
  const [freelancer, client] = [read('STINT_FREELANCER_FEE'), read('STINT_CLIENT_FEE')];
  const wanted = 'a percentage from 0 to 100 with at most six decimals, such as 10 or 2.5';
  if (freelancer === null) return bad('STINT_FREELANCER_FEE', text('STINT_FREELANCER_FEE') ?? '', wanted);
  if (client === null) return bad('STINT_CLIENT_FEE', text('STINT_CLIENT_FEE') ?? '', wanted);
  return { freelancer, client };
}

/** The demo's passwords are known to all, so nobody but this machine may reach it. */
function refuseOpenDemo({ demo, host, origin }: Settings): CannotStart | null {
  if (!demo) return null;
  const [variable, value] = isLoopback(host) ? ['STINT_ORIGIN', origin] : ['STINT_HOST', host];
  if (value === null || (variable === 'STINT_ORIGIN' && isLoopback(new URL(value).hostname))) return null;
  const why = `The demo's passwords are printed for all to see, so it opens to this machine only, not with ${variable}=${value}.`;
  return cannotStart(
    'demo-on-loopback-only',
    `${why} Leave ${variable} out, or start without the demo: npm start -- --empty`,
  );
}

function textIn(variables: Variables): (name: string) => string | null {
  return (name) => {
    const value = variables[name]?.trim() ?? '';
    return value === '' ? null : value;
  };
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const fault = error instanceof Error ? error.message.split('. ')[0] : String(error);
    return cannotStart('bad-setting', `${fault}. Use: ${USE}`);
  }
}

function readPort(name: string, text: string): number | CannotStart {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : bad(name, text, 'a whole number from 0 to 65535');
}

/** A user with no host before the path is PostgreSQL's own form for a socket: `postgresql://user@/db?host=/socket`. */
function isDatabaseUrl(text: string): boolean {
  return isUrlOf(text.replace('@/', '@localhost/'), ['postgres:', 'postgresql:']);
}

function isUrlOf(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
  if (!isUrlOf(text, ['http:', 'https:'])) return false;
  const { pathname, search, hash, username } = new URL(text);
  return pathname === '/' && search === '' && hash === '' && username === '';
}

function bad(name: string, value: string, wanted: string): CannotStart {
  return cannotStart('bad-setting', `${name} is "${value}", and must be ${wanted}.`);
}

const MOST_PACE = 100_000;
const PICTURES_KEPT_DAYS = 30;
const MOST_KEPT_DAYS = 3650;
const FLAGS = {
  demo: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  packages: { type: 'boolean', default: false },
  port: { type: 'string' },
  clock: { type: 'string' },
  pace: { type: 'string' },
} as const;
