import { sessionBusAddress } from '../dbus/address.ts';
import { openBus } from '../dbus/bus.ts';
import type { Environment } from '../environment.ts';
import type { CaptureFault } from '../ports.ts';
import { takeScreenshot } from './screenshot.ts';

/** How long the owner may take to answer the desktop's question. */
const ANSWER_MS = 120_000;

/** What the freelancer is told of pictures that come by the portal. */
export const PORTAL_NOTE =
  'A picture shows all monitors as one. The desktop itself takes it, and may flash or ask you first. It writes it to a ' +
  'plain file, in Pictures or the folder for temporary files; the tracker removes that file at once, before anything else.';

/** Asks until it has once been given leave. */
export function askingForLeave(
  env: Environment,
  answerMs: number = ANSWER_MS,
): () => Promise<CaptureFault | null> {
  let isGiven = false;
  return async () => {
    const fault = isGiven ? null : await askPortal(env, answerMs);
    isGiven = fault === null;
    return fault;
  };
}

/**
 * Asks by taking a picture, which nobody looks at: a desktop that asks its owner for leave does so at the first, and
 * keeps the answer. Null: it may.
 */
async function askPortal(env: Environment, answerMs: number): Promise<CaptureFault | null> {
  const bus = await openBus(sessionBusAddress(env));
  if (bus === null) return { code: 'capture-failed', detail: 'the session has no bus' };
  const picture = await takeScreenshot(bus, Date.now, answerMs);
  await bus.close();
  return 'code' in picture ? picture : null;
}
