import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** A database that no other Stint serves meanwhile. */
export interface DatabaseHold {
  release(): Promise<void>;
}

/**
 * Holds a database for this process, by a lock that lives as long as one session of its own: it ends with the
 * process, however that dies. A session that is lost is opened again. Null: another holds it, for seconds now.
 */
export async function holdDatabase(url: string, tell: (line: string) => void): Promise<DatabaseHold | null> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const session = await take(url);
    if (session !== null) return keep(session, url, tell);
    // The server of one that was killed a moment ago has not noticed yet.
    if (performance.now() > deadline) return null;
    await pause(PAUSE_MS);
  }
}

interface Session {
  readonly client: Client;
  readonly ended: Promise<unknown>;
}

async function take(url: string): Promise<Session | null> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // `ended` tells it
  const ended = new Promise((resolve) => client.once('end', resolve));
  let isHeld = false;
  try {
    await client.connect();
    // A machine that lost its power says no goodbye: half a minute later its lock is gone.
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4',
    );
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${KEY}) as held`);
    isHeld = rows[0]?.held === true;
  } finally {
    if (!isHeld) await client.end().catch(() => {}); // what failed before is what is thrown
  }
  return isHeld ? { client, ended } : null;
}

function keep(first: Session, url: string, tell: (line: string) => void): DatabaseHold {
  const ending = new AbortController();
  const { signal } = ending;
  let session: Session | null = first;
  const keeping = (async () => {
    while (session !== null && !signal.aborted) {
      await session.ended;
      session = await takeAgain(url, tell, signal);
    }
    await session?.client.end();
  })();
  return {
    async release() {
      ending.abort();
      await session?.client.end();
      await keeping;
    },
  };
}

async function takeAgain(
  url: string,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<Session | null> {
  for (let isTold = false; !signal.aborted; ) {
    // Null for a database that is away, too: it comes back.
    const session = await take(url).catch(() => 'away' as const);
    if (session !== null && session !== 'away') return session;
    if (session === null && !isTold) {
      tell('Another Stint has taken this database while it was away: end one of the two.');
      isTold = true;
    }
    await pause(PAUSE_MS, undefined, { signal, ref: false }).catch(() => {});
  }
  return null;
}

/** 'STIN', 'T': any two numbers that nobody else takes. */
const KEY = '1398034766, 84';
const PATIENCE_MS = 3000;
const PAUSE_MS = 100;
