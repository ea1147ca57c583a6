import type { State } from './state.ts';

/**
 * Does something that the browser's store may fail at. Where it does, its agent ends the session and the page says so
 * (nothing is claimed that would not be kept): then null.
 */
export async function keeping<Result>(
  { agent }: Pick<State, 'agent'>,
  deed: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await deed();
  } catch (fault) {
    if (!agent) throw fault;
    await agent.notKept(fault);
    return null;
  }
}
