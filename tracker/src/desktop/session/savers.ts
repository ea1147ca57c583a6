import { type Bus, type BusObject, isBusFault } from '../dbus/ports.ts';
import type { Told } from './told.ts';

/** Screen savers and lockers on the session's bus: KDE's, and GNOME's with those that took after it. */
const SAVERS: readonly BusObject[] = [
  'org.freedesktop.ScreenSaver',
  'org.gnome.ScreenSaver',
  'org.cinnamon.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.xfce.ScreenSaver',
].map((name) => ({ to: name, path: `/${name.replaceAll('.', '/')}`, interface: name }));

/** Told by their signal ActiveChanged, and asked when they appear. What it gives back hears no more. */
export async function hearSavers(bus: Bus, told: Told): Promise<() => void> {
  const unhear: (() => void)[] = [];
  for (const saver of SAVERS) {
    const match = { sender: saver.to, interface: saver.interface, member: 'ActiveChanged' };
    // KDE sends it from two paths.
    const say = (isActive: unknown): void => told.screen(saver.to, isActive === true);
    unhear.push(await bus.onSignal(match, ({ body: [isActive] }) => say(isActive)));
    unhear.push(
      await bus.onOwner(saver.to, (owner) => void (owner === null ? say(false) : askIt(bus, saver, say))),
    );
  }
  return () => {
    for (const each of unhear) each();
  };
}

async function askIt(bus: Bus, saver: BusObject, say: (isActive: unknown) => void): Promise<void> {
  const answer = await bus.call({ ...saver, member: 'GetActive', mayStart: false });
  if (!isBusFault(answer) && answer[0] === true) say(true);
}
