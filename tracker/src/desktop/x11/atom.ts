import type { Connection } from './connection.ts';

/** The number by which a display knows a name. */
export function internAtom(connection: Connection, name: string): Promise<number> {
  return connection.ask((answer) => connection.client.InternAtom(false, name, answer));
}
