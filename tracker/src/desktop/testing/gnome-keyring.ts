import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inheritedEnv } from './config.ts';
import { endProcess } from './display.ts';
import { busAt } from './logind.ts';
import { until } from './until.ts';

/** A real GNOME Keyring on that session bus, opened by a password, in a home of its own. */
export async function startGnomeKeyring(address: string): Promise<{ stop(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'stint-keyring-'));
  const env = {
    ...inheritedEnv,
    HOME: home,
    XDG_DATA_HOME: join(home, 'share'),
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const words = ['--foreground', '--unlock', '--components=secrets'];
  const daemon = spawn('gnome-keyring-daemon', words, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  daemon.stdin.end('correct horse');
  const bus = await busAt(address);
  const service = { to: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };
  const collections = { ...service, interface: 'org.freedesktop.Secret.Service' };
  await until(async () => 'value' in (await bus.readProperty(collections, 'Collections')));
  await bus.close();
  return {
    stop: async () => {
      await endProcess(daemon, 'SIGTERM');
      await rm(home, { recursive: true });
    },
  };
}
