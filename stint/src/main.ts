#!/usr/bin/env node
// The door of the house: one command for everything. A room is loaded only when its command is asked for.

interface Command {
  readonly use: string;
  readonly says: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  explain: {
    use: 'explain FILE [--json]',
    says: 'what a scenario counts, bills and protects, and why',
    run: async (args) => (await import('./explain.ts')).run(args),
  },
  serve: {
    use: 'serve [--demo]',
    says: 'opens the office: server and pages',
    run: async (args) => (await import('./serve.ts')).run(args),
  },
  ledger: {
    use: 'ledger export|verify',
    says: 'the books, for hledger or beancount; or whether their seals hold',
    run: async (args) => (await import('./ledger.ts')).run(args),
  },
  track: { use: 'track [--house URL]', says: 'runs the tracker on this desktop', run: tracker() },
  start: {
    use: 'start [CONTRACT] [--memo TEXT] [--label NAME]',
    says: 'tells the tracker to start',
    run: tracker('start'),
  },
  stop: { use: 'stop', says: 'tells the tracker to stop', run: tracker('stop') },
  status: { use: 'status [--json]', says: 'what the tracker does now', run: tracker('status') },
  memo: {
    use: 'memo [TEXT] [--label NAME]',
    says: 'changes the memo from now on, or the label',
    run: tracker('memo'),
  },
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command) {
  process.exitCode = await command.run(args);
} else if (name === 'help' || name === '--help') {
  process.stdout.write(usage());
} else {
  process.stderr.write(usage());
  process.exitCode = 2;
}

/** The tracker's words (`stint stop`) go to its room with the word first: `track.run(['stop', …])`. */
function tracker(...words: readonly string[]): Command['run'] {
  return async (more) => (await import('./track.ts')).run([...words, ...more]);
}

function usage(): string {
  const rows = Object.values(COMMANDS).map(({ use, says }) => `  stint ${use.padEnd(47)}${says}`);
  return `use:\n${rows.join('\n')}\n`;
}
