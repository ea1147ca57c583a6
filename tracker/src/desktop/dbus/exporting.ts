import type { BusConnection } from './connection.ts';
import { type LibraryInterface, libraryInterface } from './exported.ts';
import type { Exported, ExportedInterface } from './ports.ts';

/** What we show on a bus, kept across connections. */
export interface Exporting {
  add(path: string, object: ExportedInterface): Exported;
  begin(connection: BusConnection): void;
  end(): void;
}

interface OwnExport {
  readonly path: string;
  readonly made: LibraryInterface;
}

export function exporting(): Exporting {
  const exports = new Set<OwnExport>();
  let current: BusConnection | null = null;
  return {
    add: (path, object) => {
      const entry = { path, made: libraryInterface(object) };
      exports.add(entry);
      current?.export(path, entry.made.object);
      return {
        emit: (signal, ...body) => entry.made.emit(signal, body),
        changed: (...properties) => entry.made.changed(properties),
        remove: () => {
          if (exports.delete(entry)) current?.unexport(path, entry.made.object);
        },
      };
    },
    begin: (connection) => {
      current = connection;
      for (const { path, made } of exports) connection.export(path, made.object);
    },
    end: () => {
      // Else what is emitted later would still be written to the connection that has ended.
      for (const { path, made } of exports) current?.unexport(path, made.object);
      current = null;
    },
  };
}
