import type { Property } from 'x11';
import { internAtom } from './atom.ts';
import type { Connection } from './connection.ts';

const ANY_TYPE = 0;
/** In units of 4 bytes: more windows, names or regions than any desktop has. */
const LONGEST = 65_536;

/** Whole numbers of 32 bits; empty where the window has no such property. Rejects when it is gone. */
export async function readNumbers(connection: Connection, window: number, name: string): Promise<number[]> {
  const { data, format } = await readProperty(connection, window, name);
  if (format !== 32) return [];
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) => data.readUInt32LE(index * 4));
}

/** Strings that end in a zero byte, read as latin1 bytes are; empty where there are none. Rejects when it is gone. */
export async function readStrings(connection: Connection, window: number, name: string): Promise<string[]> {
  const { data, format } = await readProperty(connection, window, name);
  if (format !== 8) return [];
  return data
    .toString('utf8')
    .split('\0')
    .filter((text) => text !== '');
}

async function readProperty(connection: Connection, window: number, name: string): Promise<Property> {
  const property = await internAtom(connection, name);
  return connection.ask<Property>((answer) =>
    connection.client.GetProperty(0, window, property, ANY_TYPE, 0, LONGEST, answer),
  );
}
