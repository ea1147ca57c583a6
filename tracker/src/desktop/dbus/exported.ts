import * as dbus from '@jellybrick/dbus-next';
import { DBusError, type Interface } from '@jellybrick/dbus-next';
import type { ExportedInterface } from './ports.ts';

/** An object as the library exports it: each member a property, getter or function of its own class. */
export interface LibraryInterface {
  readonly object: Interface;
  emit(signal: string, body: readonly unknown[]): void;
  changed(properties: readonly string[]): void;
}

export function libraryInterface(exported: ExportedInterface): LibraryInterface {
  class Exported extends dbus.interface.Interface {
    constructor() {
      super(exported.name);
      // The library puts the members on the prototype, and its own empty class fields before them: without
      // this the object is exported, and nobody finds a member on it.
      delete this.$properties;
      delete this.$methods;
      delete this.$signals;
    }
  }
  const { properties = {}, methods = {}, signals = {} } = exported;
  for (const [name, { read }] of Object.entries(properties)) {
    Object.defineProperty(Exported.prototype, name, { get: read });
  }
  for (const [name, { call }] of Object.entries(methods)) define(Exported, name, quietly(call));
  for (const name of Object.keys(signals)) define(Exported, name, asBody);
  Exported.configureMembers({
    properties: mapped(properties, ({ signature }) => ({ signature, access: 'read' as const })),
    methods: mapped(methods, ({ takes = '', gives = '' }) => ({ inSignature: takes, outSignature: gives })),
    signals: mapped(signals, (signature) => ({ signature })),
  });
  const object = new Exported();
  return {
    object,
    emit: (signal, body) => void Reflect.apply(Reflect.get(object, signal) as () => void, object, body),
    changed: (names) => {
      const values = names.map((name): [string, unknown] => [name, Reflect.get(object, name)]);
      dbus.interface.Interface.emitPropertiesChanged(object, Object.fromEntries(values));
    },
  };
}

function define(on: { readonly prototype: object }, name: string, value: unknown): void {
  Object.defineProperty(on.prototype, name, { value, writable: true });
}

/** A signal carries nothing, one value, or an array of as many as its signature has. */
function asBody(...body: unknown[]): unknown {
  return body.length > 1 ? body : body[0];
}

/** The library would send the caller our stack, with the paths of this computer. */
function quietly(call: (...body: unknown[]) => unknown): (...body: unknown[]) => Promise<unknown> {
  return async (...body) => {
    try {
      return await call(...body);
    } catch (error) {
      throw error instanceof DBusError ? error : new DBusError(FAILED, messageOf(error));
    }
  };
}

const FAILED = 'org.freedesktop.DBus.Error.Failed';

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function mapped<T, U>(members: Readonly<Record<string, T>>, change: (member: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, change(member)]));
}
