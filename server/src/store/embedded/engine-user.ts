import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { refuseStart, type StartRefusal } from './refusal.ts';
import { type EngineUser, run } from './run.ts';

/**
 * As whom PostgreSQL runs: null for ourselves. It refuses to run as root, so root hands it to the owner of the
 * database that is there already, else to `postgres`, else to `nobody`. `initdb` wants a user with a name.
 * Refusal: `engine-user`.
 */
export async function engineUser(clusterFolder: string): Promise<EngineUser | null | StartRefusal> {
  if (process.getuid?.() !== 0) return refuseNameless();
  const user = ownerOf(clusterFolder) ?? listedUser('postgres') ?? listedUser('nobody');
  if (user === null) {
    return refuse(
      'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
    );
  }
  const trial = await run('/bin/sh', ['-c', ':'], user);
  if (trial.ok) return user;
  return refuse(
    `PostgreSQL does not run as root, and this root may not become ${user.name} (${trial.output}).`,
  );
}

function refuseNameless(): StartRefusal | null {
  try {
    userInfo();
    return null;
  } catch {
    return refuse(
      `PostgreSQL wants a user with a name, and user ${process.getuid?.()} is not in /etc/passwd.`,
    );
  }
}

/** A database outlives the arrival of a better user, such as `postgres` where `nobody` made it. */
function ownerOf(clusterFolder: string): EngineUser | null {
  const found = statSync(clusterFolder, { throwIfNoEntry: false });
  if (found === undefined || found.uid === 0) return null;
  return { name: `user ${found.uid}`, uid: found.uid, gid: found.gid };
}

function listedUser(name: string): EngineUser | null {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
  return uid === undefined || gid === undefined ? null : { name, uid: Number(uid), gid: Number(gid) };
}

function refuse(why: string): StartRefusal {
  const way = 'Start Stint as an ordinary user, or name a PostgreSQL of your own with DATABASE_URL.';
  return refuseStart('engine-user', `${why} ${way}`);
}
