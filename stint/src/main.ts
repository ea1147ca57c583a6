#!/usr/bin/env node
// The door of the house: one command for everything. A room is loaded only when its command is asked for.

interface Room {
  /** Answers the exit code. */
  run(args: readonly string[]): Promise<number>;
}

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
  serve: { use: 'serve [--demo]', says: 'opens the office: server and pages', run: room('serve') },
  ledger: { use: 'ledger export', says: 'the books, for hledger or beancount', run: room('ledger') },
  track: { use: 'track', says: 'starts the tracker on this desktop', run: room('track') },
  start: { use: 'start CONTRACT [MEMO]', says: 'tells the tracker to start', run: room('track', 'start') },
  stop: { use: 'stop', says: 'tells the tracker to stop', run: room('track', 'stop') },
  status: { use: 'status', says: 'what the tracker does now', run: room('track', 'status') },
  memo: { use: 'memo TEXT', says: 'changes the memo from now on', run: room('track', 'memo') },
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
function room(file: string, ...words: readonly string[]): Command['run'] {
  return async (more) => {
    const opened = (await import(new URL(`./${file}.ts`, import.meta.url).href)) as Room;
    return opened.run([...words, ...more]);
  };
}

function usage(): string {
  const rows = Object.values(COMMANDS).map(({ use, says }) => `  stint ${use.padEnd(24)}${says}`);
  return `use:\n${rows.join('\n')}\n`;
}
