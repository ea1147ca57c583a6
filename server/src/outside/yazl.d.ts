/** Of yazl 3, what is used here. */
declare module 'yazl' {
  import type { Readable } from 'node:stream';

  export class ZipFile {
    readonly outputStream: Readable;
    addReadStreamLazy(
      name: string,
      options: { readonly mtime: Date; readonly compress: boolean },
      begin: (give: (error: Error | null, stream: Readable) => void) => void,
    ): void;
    end(): void;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}
