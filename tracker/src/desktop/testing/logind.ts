import { openBus } from '../dbus/bus.ts';
import type { Bus, Exported } from '../dbus/ports.ts';

/** As much of logind as a tracker hears, under logind's own names. */
export interface TestLogind {
  prepareForSleep(isComing: boolean): void;
  prepareForShutdown(isComing: boolean): void;
  lock(): void;
  unlock(): void;
  setLockedHint(isLocked: boolean): void;
  stop(): Promise<void>;
}

const LOGIND = 'org.freedesktop.login1';
const SESSION = '/org/freedesktop/login1/session/_32';

/** A logind of the test's own, with the session `2`. The real one wants root and a computer that it may put to sleep. */
export async function startLogind(address: string, isLocked = false): Promise<TestLogind> {
  const bus = await busAt(address);
  let lockedHint = isLocked;
  const desk = bus.export('/org/freedesktop/login1', {
    name: `${LOGIND}.Manager`,
    methods: { GetSession: { takes: 's', gives: 'o', call: () => SESSION } },
    signals: { PrepareForSleep: 'b', PrepareForShutdown: 'b' },
  });
  const session = bus.export(SESSION, {
    name: `${LOGIND}.Session`,
    properties: { LockedHint: { signature: 'b', read: () => lockedHint } },
    signals: { Lock: '', Unlock: '' },
  });
  bus.export('/org/freedesktop/login1/user/self', {
    name: `${LOGIND}.User`,
    properties: { Display: { signature: '(so)', read: () => ['2', SESSION] } },
  });
  await bus.own(LOGIND);
  return {
    prepareForSleep: (isComing) => desk.emit('PrepareForSleep', isComing),
    prepareForShutdown: (isComing) => desk.emit('PrepareForShutdown', isComing),
    lock: () => session.emit('Lock'),
    unlock: () => session.emit('Unlock'),
    setLockedHint: (locked) => {
      lockedHint = locked;
      session.changed('LockedHint');
    },
    stop: () => bus.close(),
  };
}

export async function busAt(address: string): Promise<Bus> {
  const bus = await openBus(address);
  if (bus === null) throw new Error(`nobody answers at ${address}`);
  return bus;
}

/** A screen saver that answers under that name. */
export async function startSaver(
  address: string,
  name: string,
  isActive = false,
): Promise<{ become(isActive: boolean): void; stop(): Promise<void> }> {
  const bus = await busAt(address);
  let active = isActive;
  const saver: Exported = bus.export(`/${name.replaceAll('.', '/')}`, {
    name,
    methods: { GetActive: { gives: 'b', call: () => active } },
    signals: { ActiveChanged: 'b' },
  });
  await bus.own(name);
  return {
    become: (next) => {
      active = next;
      saver.emit('ActiveChanged', next);
    },
    stop: () => bus.close(),
  };
}
