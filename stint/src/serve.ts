import { readSettings } from '@stint/server/config';
import { type OpenHouse, serve } from '@stint/server/serve';
import { type CannotStart, isCannotStart } from '@stint/server/start-refusal';
import { makePackages } from './make-packages.ts';
import { complain, print } from './print.ts';

/**
 * `stint serve`: opens the office and keeps it open until it is told to stop (Ctrl-C, SIGTERM).
 * Exit 0; exit 1 with one sentence on standard error when it cannot open.
 */
export async function run(args: readonly string[]): Promise<number> {
  const stopped = stopAsked();
  const settings = readSettings(args);
  if (isCannotStart(settings)) return cannot(settings);
  const opened = await serve(settings, tell);
  if (isCannotStart(opened)) return cannot(opened);
  await print(welcome(opened));
  const packages = settings.packages && opened.house.demo ? makePackages(opened, tell) : null;
  await stopped;
  packages?.stop();
  await opened.close();
  tell('Closed.');
  return 0;
}

function cannot({ sentence, refused }: CannotStart): number {
  complain(`stint: ${sentence} (${refused})`);
  return 1;
}

/** Settles at the first Ctrl-C or SIGTERM. Who asks again, a second later or more, does not wait. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let since: number | null = null;
    const ask = (): void => {
      // npm passes on what the terminal has sent us already.
      if (since !== null && performance.now() - since < ONCE_MS) return;
      if (since !== null) process.exit(130);
      since = performance.now();
      tell('Closing (again: at once).');
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}

const ONCE_MS = 1000;

function welcome({ address, signIns }: OpenHouse): string {
  const width = (of: (row: OpenHouse['signIns'][number]) => string): number =>
    Math.max(0, ...signIns.map((row) => of(row).length));
  const rows = signIns.map(
    ({ name, role, email, password }) =>
      `    ${role.padEnd(width((row) => row.role))}  ${name.padEnd(width((row) => row.name))}  ${email.padEnd(width((row) => row.email))}  ${password}`,
  );
  const who = rows.length > 0 ? ['  Sign in as', ...rows, ''] : [];
  return [
    '',
    `  Stint is open: ${address}`,
    '',
    ...who,
    `  Track time on this desktop:  npx stint track --house ${address}`,
    `  The API: ${address}/api/docs      Close the house: Ctrl-C`,
    '',
    '',
  ].join('\n');
}

/** One line of the house's log, whatever it holds. */
function tell(line: string): void {
  process.stdout.write(`stint: ${line.replace(/[^\P{Cc}\n]/gu, '?').replaceAll('\n', '\n       ')}\n`);
}
