import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { connect, type DisplayAddress } from '../x11/connection.ts';
import { inheritedEnv } from './config.ts';
import { until } from './until.ts';

export interface TestDisplay {
  /** `:N`, and the file with its cookie. */
  readonly address: DisplayAddress;
  /** For programs that shall open on it: DISPLAY, XAUTHORITY, XDG_SESSION_TYPE and a plain PATH, HOME, LANG. */
  readonly env: NodeJS.ProcessEnv;
  /** As when the computer's X server crashes: SIGKILL, with lock and socket left behind. */
  kill(): Promise<void>;
  /** Ends the window manager alone. */
  unmanage(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

export interface DisplaySize {
  readonly width: number;
  readonly height: number;
}

/**
 * A real X server (Xvfb) behind a cookie, with a real window manager (openbox), ready to be used. It takes
 * a free display number, or the number and the cookie of one that was killed.
 */
export async function startDisplay(size: DisplaySize, killed?: TestDisplay): Promise<TestDisplay> {
  const cookieFile = killed?.address.cookieFile ?? (await writeCookieFile());
  const server = startServer(size, cookieFile, killed?.address.display);
  const display = killed?.address.display ?? (await displayNumberFrom(server));
  const env = { ...inheritedEnv, DISPLAY: display, XAUTHORITY: cookieFile, XDG_SESSION_TYPE: 'x11' };
  const connection = await until(() => connect({ display, cookieFile }).catch(() => null));
  const windowManager = await startWindowManager(env, `${cookieFile}-managed`);
  connection.close();
  const kill = async (): Promise<void> => {
    await endProcess(server, 'SIGKILL');
    await endProcess(windowManager, 'SIGKILL');
  };
  const stop = async (): Promise<void> => {
    await endProcess(windowManager, 'SIGTERM');
    await endProcess(server, 'SIGTERM');
    await rm(dirname(cookieFile), { recursive: true, force: true });
  };
  const unmanage = (signal: NodeJS.Signals): Promise<void> => endProcess(windowManager, signal);
  return { address: { display, cookieFile }, env, kill, unmanage, stop };
}

/** One Xauthority entry: family "wild", no address, no display number, so it fits whatever number is chosen. */
export async function writeCookieFile(): Promise<string> {
  const strings = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)];
  const lengthAnd = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, bytes.length]), bytes]);
  const file = join(await mkdtemp(join(tmpdir(), 'stint-display-')), 'xauthority');
  await writeFile(file, Buffer.concat([Buffer.from([0xff, 0xff]), ...strings.map(lengthAnd)]), {
    mode: 0o600,
  });
  return file;
}

function startServer(size: DisplaySize, cookieFile: string, display: string | undefined): ChildProcess {
  const named = display === undefined ? ['-displayfd', '3'] : [display];
  const screen = ['-screen', '0', `${size.width}x${size.height}x24`];
  const server = spawn('Xvfb', [...named, ...screen, '-nolisten', 'tcp', '-noreset', '-auth', cookieFile], {
    stdio: ['ignore', 'ignore', 'ignore', display === undefined ? 'pipe' : 'ignore'],
    env: inheritedEnv,
  });
  const killWithUs = (): void => void server.kill('SIGKILL');
  process.once('exit', killWithUs);
  server.once('exit', () => process.off('exit', killWithUs));
  return server;
}

/** An X server writes the number it found, and a newline, when it is ready for its first client. */
export function displayNumberFrom(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const pipe = server.stdio[3] as Readable;
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(`:${text.trim()}`);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`the X server ended with ${code}`)));
  });
}

/** Openbox owns the screen before it listens; a window opened in between waits 5 s. `--startup` runs after both. */
export async function startWindowManager(env: NodeJS.ProcessEnv, sign: string): Promise<ChildProcess> {
  await rm(sign, { force: true });
  const windowManager = spawn('openbox', ['--startup', `touch ${sign}`], { env, stdio: 'ignore' });
  await until(() => existsSync(sign));
  return windowManager;
}

export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
