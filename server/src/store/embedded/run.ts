import { spawn } from 'node:child_process';

/** The user that PostgreSQL runs as when the house itself runs as root, which PostgreSQL refuses. */
export interface EngineUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Ran {
  readonly ok: boolean;
  /** Both outputs, or the reason why the program did not even start. */
  readonly output: string;
}

/** Runs a program to its end, as `user` where one is given. Nothing of our own environment is passed on. */
export function run(
  file: string,
  args: readonly string[],
  user: EngineUser | null,
  environment: Readonly<Record<string, string>> = PLAIN_ENVIRONMENT,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: '/', // our own folder may be closed to that user
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asUser(user),
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}

export function asUser(user: EngineUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/** `cd` as that user is the only honest test: modes, groups, ACLs and mounts all have their say. */
export async function canReach(path: string, user: EngineUser | null): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', path], user)).ok;
}

export const PLAIN_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};
