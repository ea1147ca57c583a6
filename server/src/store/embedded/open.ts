import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { APP, type Cluster, OWNER, readyCluster } from './cluster.ts';
import { prepareEngine } from './engine.ts';
import { DATABASE, furnish, urlTo } from './knock.ts';
import { type FileLock, lockWithin, tryLock } from './lock.ts';
import { type Place, placeFor } from './place.ts';
import { adoptOrLaunch, endPostmaster, type Postmaster } from './postmaster.ts';
import { isStartRefusal, refuseForFile, refuseStart, type StartRefusal } from './refusal.ts';
import { watchOver } from './supervise.ts';

export interface EmbeddedOptions {
  /** The house's folder, made when missing. */
  readonly folder: string;
  /** Lines for the operator: long steps, crashes, where things are kept. */
  readonly log: (line: string) => void;
  /** The `bin` folder of another PostgreSQL, 15 or newer. */
  readonly binFolder?: string | undefined;
  /** Folders that may hold the place of a house whose own folder PostgreSQL's user cannot reach. */
  readonly elsewhere?: readonly string[];
  /** Settings of the server, on top of ours. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedDatabase {
  /** Connection string of the superuser and owner, `stint`. */
  readonly ownerUrl: string;
  /** Connection string of the role without rights, `stint_app`. */
  readonly appUrl: string;
  readonly database: 'stint';
  readonly port: number;
  readonly socketFolder: string;
  /** Where it really lives. */
  readonly folder: string;
  /** True when the server ran already. */
  readonly adopted: boolean;
  /** The server's process now; another one after a restart. */
  pid(): number;
  /** Called with a line each time the server has ended by itself; it is being started again. */
  onExit(listener: (line: string) => void): void;
  /** Fast shutdown, waited for. A server that another process of this house still uses is left running. */
  stop(): Promise<void>;
}

/**
 * Starts the house's own PostgreSQL, or adopts the one that a killed house left running, and keeps it alive.
 * Unix socket only; the string addresses stay true across restarts.
 * Refusals: all of `StartRefusalCode` but `folder-held` by a running house, which `holdFolder` answers.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase | StartRefusal> {
  const { log } = options;
  const place = await placeFor(options.folder, options.elsewhere);
  if (isStartRefusal(place)) return place;
  if (place.line !== null) log(place.line);
  return atTheGate(place, log, async () => {
    const engine = await prepareEngine(place, log, options.binFolder);
    if (isStartRefusal(engine)) return engine;
    const cluster = await readyCluster(place, engine, log, options.settings);
    if (isStartRefusal(cluster)) return cluster;
    const server = await adoptOrLaunch(cluster, log);
    if (isStartRefusal(server)) return server;
    if (server.adopted) log(`The database runs already (process ${server.pid}); going on with it.`);
    try {
      await furnish(server);
      return keep(place, cluster, server, log);
    } catch (error) {
      if (!server.adopted) await endPostmaster(server, cluster.folder, log);
      throw error;
    }
  });
}

/** One starter at a time, over all processes: two of them would make two databases. */
async function atTheGate<T>(
  place: Place,
  log: (line: string) => void,
  enter: () => Promise<T>,
): Promise<T | StartRefusal> {
  let gate: FileLock | null;
  try {
    const waiting = () => log('Another process is starting or stopping this database; waiting for it.');
    gate = await lockWithin(join(place.folder, 'pg.gate'), 'exclusive', 120, waiting);
  } catch (error) {
    return refuseForFile(error, place.folder);
  }
  if (gate === null) {
    return refuseStart('folder-held', `Another process has been starting ${place.folder} for two minutes.`);
  }
  try {
    return await enter();
  } finally {
    gate.release();
  }
}

function keep(
  place: Place,
  cluster: Cluster,
  first: Postmaster,
  log: (line: string) => void,
): EmbeddedDatabase {
  const users = join(place.folder, 'pg.users');
  const share = tryLock(users, 'shared'); // tells other processes that this server is in use
  const restart = () => atTheGate(place, log, () => adoptOrLaunch(cluster, log));
  const watch = watchOver(first, restart, log);

  const stop = async (): Promise<void> => {
    await watch.end();
    const refused = await atTheGate(place, log, async () => {
      share?.release();
      const alone = tryLock(users, 'exclusive');
      if (alone === null) return log('The database keeps running: another process uses it.');
      await endPostmaster(watch.current(), cluster.folder, log);
      alone.release();
      rmSync(cluster.socketFolder, { recursive: true, force: true }); // it may lie outside the house's own
    });
    if (isStartRefusal(refused)) log(`The database was not stopped: ${refused.sentence}`);
  };
  let stopped: Promise<void> | null = null;
  return {
    ownerUrl: urlTo(first, OWNER, DATABASE),
    appUrl: urlTo(first, APP, DATABASE),
    database: DATABASE,
    port: first.port,
    socketFolder: first.socketFolder,
    folder: place.folder,
    adopted: first.adopted,
    pid: () => watch.current().pid,
    onExit: (listener) => watch.onExit(listener),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
