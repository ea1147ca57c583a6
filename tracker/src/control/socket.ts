import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { isRefusal } from '@stint/core/refusal';
import { codeOf } from '../files.ts';
import { refuse, sentenceOf, type TrackerRefusal } from '../refusal.ts';
import type { Status } from '../status-page.ts';
import type { Tracker } from '../tracker.ts';
import { type Reply, Request } from './letters.ts';
import { controlPlace, IS_FILE } from './place.ts';

/** No line of a command is longer. */
const LINE_BYTES = 16_384;

export type ControlDesk = Pick<Tracker, 'memo' | 'start' | 'status' | 'stop'>;

export interface Control {
  close(): Promise<void>;
}

/**
 * Answers the command line on a socket in the tracker's folder. `windowAddress` gives the address of a new panel window;
 * `quit` ends the tracker.
 */
export function openControl(
  folder: string,
  desk: ControlDesk,
  windowAddress: () => string,
  quit: () => void = () => undefined,
): Promise<Control> {
  return listenIn(folder, (line) => replyTo(line, desk, windowAddress, quit));
}

/** The socket alone, for its owner alone (0600): a line in, a line out. Hold the folder's lock before. */
export async function listenIn(folder: string, reply: (line: string) => Promise<Reply>): Promise<Control> {
  const path = controlPlace(folder);
  if (IS_FILE) await rm(path, { force: true }); // one that a killed tracker left
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    answerLine(socket, reply);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (IS_FILE) await chmod(path, 0o600);
  return {
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
      if (IS_FILE) await rm(path, { force: true });
    },
  };
}

function answerLine(socket: Socket, reply: (line: string) => Promise<Reply>): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > LINE_BYTES) socket.destroy();
    if (!text.includes('\n')) return;
    const line = text.slice(0, text.indexOf('\n'));
    text = '';
    reply(line).then(
      (letter) => socket.end(`${JSON.stringify(letter)}\n`),
      () => socket.destroy(),
    );
  });
}

async function replyTo(
  line: string,
  desk: ControlDesk,
  windowAddress: () => string,
  quit: () => void,
): Promise<Reply> {
  const data = readRequest(line);
  if (!data) return saying(refuse('wrong-arguments'));
  if (data.deed === 'window') return { address: windowAddress() };
  if (data.deed === 'quit') {
    quit();
    return { status: desk.status() };
  }
  const refusal = await done(data, desk);
  return refusal ? saying(refusal) : { status: desk.status() };
}

async function done(
  request: Exclude<Request, { deed: 'window' | 'quit' }>,
  desk: ControlDesk,
): Promise<TrackerRefusal | null> {
  switch (request.deed) {
    case 'status':
      return null;
    case 'stop':
      return desk.stop();
    case 'memo':
      return sayAnew(request, desk);
    case 'start': {
      const contract = meant(request.contract, desk.status().contracts);
      return isRefusal(contract) ? contract : begin(contract, request, desk);
    }
  }
}

/** Whoever names no label works on as before: what was chosen last is offered, not made up. */
function begin(
  contract: string,
  { memo, label }: { memo: string; label?: string | undefined },
  desk: ControlDesk,
): Promise<TrackerRefusal | null> {
  const known = desk.status().contracts.find((each) => each.contract === contract);
  return desk.start(contract, memo, label === undefined ? (known?.label ?? null) : labelMeant(label, known));
}

async function sayAnew(
  { text, label }: { text?: string | undefined; label?: string | undefined },
  desk: ControlDesk,
): Promise<TrackerRefusal | null> {
  const { tracking, contracts } = desk.status();
  const known = contracts.find(({ contract }) => contract === tracking?.contract);
  return desk.memo(text ?? tracking?.memo ?? '', label === undefined ? undefined : labelMeant(label, known));
}

/** As the terms write it; none for no words; what they do not have, as it was said, for the refusal. */
function labelMeant(
  words: string,
  known: Pick<Status['contracts'][number], 'labels'> | undefined,
): string | null {
  if (words.trim() === '') return null;
  const wanted = words.trim().toLowerCase();
  return known?.labels.find(({ name }) => name.toLowerCase() === wanted)?.name ?? words;
}

type Known = Pick<Status['contracts'][number], 'client' | 'contract' | 'standing' | 'title'>;

/** Which contract somebody means: by id, by its whole name, or by a part that only one has. */
export function meant(words: string | null, contracts: readonly Known[]): string | TrackerRefusal {
  if (words === null) {
    const active = contracts.filter(({ standing }) => standing === 'active');
    const [only, ...others] = active.length > 0 ? active : contracts;
    if (!only) return refuse('no-such-contract');
    return others.length === 0 ? only.contract : refuse('which-contract');
  }
  const wanted = words.toLowerCase();
  const names = (each: Known): string[] =>
    [each.contract, each.title, `${each.client} · ${each.title}`].map((name) => name.toLowerCase());
  const exact = contracts.filter((each) => names(each).includes(wanted));
  const found = exact.length > 0 ? exact : contracts.filter((each) => names(each).join(' ').includes(wanted));
  const [first, ...others] = found;
  if (!first) return refuse('no-such-contract');
  return others.length === 0 ? first.contract : refuse('which-contract');
}

/** Null for what is no request. */
export function readRequest(line: string): Request | null {
  return Request.safeParse(jsonOf(line)).data ?? null;
}

export function saying(refusal: TrackerRefusal): Reply {
  return { refused: refusal.refused, says: sentenceOf(refusal) };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

/** Is this the error of a socket that nobody listens on? */
export function nobodyListens(error: unknown): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(codeOf(error));
}
