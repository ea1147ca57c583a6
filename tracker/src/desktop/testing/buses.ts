import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inheritedEnv } from './config.ts';
import { endProcess } from './display.ts';

export interface TestBus {
  readonly address: string;
  /** As when the bus crashes. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real dbus-daemon of the test's own, as a session's or as the computer's; at the address of one that was
 * killed, if one is handed in. On the system bus everybody may own every name, for the test has but one user.
 */
export async function startBus(type: 'session' | 'system', killed?: TestBus): Promise<TestBus> {
  const socket = killed?.address.slice('unix:path='.length) ?? (await newSocket());
  const config = `${socket}.conf`;
  await writeFile(config, configOf(type, socket));
  await rm(socket, { force: true });
  const daemon = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: inheritedEnv,
  });
  const killWithUs = (): void => void daemon.kill('SIGKILL');
  process.once('exit', killWithUs);
  daemon.once('exit', () => process.off('exit', killWithUs));
  await new Promise((resolve, reject) => {
    daemon.stdout.once('data', resolve);
    daemon.once('error', reject);
    daemon.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
  });
  return {
    address: `unix:path=${socket}`,
    kill: () => endProcess(daemon, 'SIGKILL'),
    stop: async () => {
      await endProcess(daemon, 'SIGTERM');
      await rm(join(socket, '..'), { recursive: true, force: true });
    },
  };
}

async function newSocket(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'stint-bus-')), 'bus');
}

function configOf(type: string, socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>${type}</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="*"/>
  </policy>
</busconfig>
`;
}
