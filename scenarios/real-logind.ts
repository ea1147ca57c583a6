// `node scenarios/real-logind.ts`, as root where systemd is installed: a real logind is told to switch a computer off
// that is not there. Its systemd is a stand-in on a bus of our own, so nothing is started. The tracker's watch must hear
// of the end, and nothing may be started before its journal is written. Exit 1 when it does not hold.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bus } from '@stint/tracker/desktop/dbus/ports';
import { watchSession } from '@stint/tracker/desktop/session/watch';
import { startBus } from '@stint/tracker/desktop/testing/buses';
import { inheritedEnv } from '@stint/tracker/desktop/testing/config';
import { busAt } from '@stint/tracker/desktop/testing/logind';
import { until } from '@stint/tracker/desktop/testing/until';

const WRITING_MS = 1500;
const login = {
  to: 'org.freedesktop.login1',
  path: '/org/freedesktop/login1',
  interface: 'org.freedesktop.login1.Manager',
};

const told: string[] = [];
const say = (line: string): void => {
  told.push(line);
  process.stdout.write(`${line}\n`);
};
const daemon = await startBus('system');
const env = { ...inheritedEnv, DBUS_SYSTEM_BUS_ADDRESS: daemon.address };
const systemd = await standInForSystemd(daemon.address);
const logind = spawn('/lib/systemd/systemd-logind', [], { env, stdio: 'ignore' });
const bus = await busAt(daemon.address);
const watch = await watchSession({ system: bus, session: null, env });
watch.onSignal(async (signal) => {
  say(`heard ${signal}`);
  await pause(WRITING_MS);
  say('journal written');
});
await until(async () =>
  JSON.stringify(await bus.call({ ...login, member: 'ListInhibitors' })).includes('Stint'),
);
say('inhibitor held');
await bus.call({ ...login, member: 'PowerOff', signature: 'b', body: [false] });
await until(() => told.length > 3);
await watch.close();
await Promise.all([bus.close(), systemd.close()]);
logind.kill('SIGTERM');
await once(logind, 'exit');
await daemon.stop();
const holds =
  told.join('; ') === 'inhibitor held; heard ending; journal written; systemd starts poweroff.target';
say(holds ? 'real-logind: holds' : 'real-logind: does not hold');
process.exitCode = holds ? 0 : 1;

async function standInForSystemd(address: string): Promise<Bus> {
  const own = await busAt(address);
  const unit = '/org/freedesktop/systemd1/unit/poweroff_2etarget';
  own.export('/org/freedesktop/systemd1', {
    name: 'org.freedesktop.systemd1.Manager',
    methods: {
      Subscribe: { call: () => undefined },
      LoadUnit: { takes: 's', gives: 'o', call: () => unit },
      StartUnit: {
        takes: 'ss',
        gives: 'o',
        call: (name) => {
          say(`systemd starts ${String(name)}`);
          return '/org/freedesktop/systemd1/job/1';
        },
      },
    },
  });
  own.export(unit, {
    name: 'org.freedesktop.systemd1.Unit',
    properties: { LoadState: { signature: 's', read: () => 'loaded' } },
  });
  await own.own('org.freedesktop.systemd1');
  return own;
}
