// The part of `x11` 4.2.2 that the tracker calls; the package brings no types of its own.
declare module 'x11' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex } from 'node:stream';

  /** Returning true tells the library that the error is dealt with; else it is emitted as 'error'. */
  export type Answer<T> = (error: Error | null | undefined, value: T) => boolean;

  export interface Property {
    readonly type: number;
    readonly format: number;
    readonly data: Buffer;
  }

  export interface Screen {
    readonly root: number;
    readonly pixel_width: number;
    readonly pixel_height: number;
  }

  export interface XDisplay {
    readonly client: XClient;
    readonly screen: readonly Screen[];
    readonly image_byte_order: number;
    readonly format: Readonly<Record<number, { readonly bits_per_pixel: number }>>;
  }

  /** The library writes `rawData` (the whole packet) onto what a parser returns. */
  export type GenericEventParser = (
    type: number,
    sequence: number,
    extra: number,
    code: number,
    raw: Buffer,
  ) => Record<string, unknown>;

  export interface XInput {
    readonly majorOpcode: number;
    readonly AllMasterDevices: number;
    readonly xi2: { readonly majorVersion: number; readonly minorVersion: number } | null;
    XISelectEvents(window: number, masks: { deviceId: number; mask: readonly string[] }): void;
  }

  export interface RandR {
    GetScreenResources(window: number, answer: Answer<ScreenResources>): void;
    GetCrtcInfo(crtc: number, configTimestamp: number, answer: Answer<Crtc>): void;
  }

  export interface ScreenResources {
    readonly crtcs: readonly number[];
    readonly config_timestamp: number;
  }

  export interface Crtc {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly mode: number;
    readonly output: readonly number[];
  }

  export interface XClient extends EventEmitter {
    atoms: Record<string, number>;
    readonly geEventParsers: Record<number, GenericEventParser>;
    require(extension: 'xinput', answer: (error: Error | null | undefined, extension: XInput) => void): void;
    require(extension: 'randr', answer: (error: Error | null | undefined, extension: RandR) => void): void;
    InternAtom(onlyIfExists: boolean, name: string, answer: Answer<number>): void;
    QueryExtension(name: string, answer: Answer<{ readonly present: number }>): void;
    GetInputFocus(answer: Answer<unknown>): void;
    GetProperty(
      remove: 0,
      window: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      answer: Answer<Property>,
    ): void;
    ChangeProperty(mode: 0, window: number, name: number, type: number, unitBits: 8, value: Buffer): void;
    DeleteProperty(window: number, name: number): void;
    GetImage(
      format: 2,
      drawable: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      answer: Answer<{ readonly depth: number; readonly data: Buffer }>,
    ): void;
  }

  export function createClient(
    options: {
      display: string;
      stream: Duplex;
      auth: { name: string; data: string };
      disableBigRequests: true;
    },
    connected: (error: Error | undefined, display: XDisplay) => void,
  ): XClient;

  export function parseDisplay(display: string): {
    readonly host: string;
    readonly displayNum: string | number;
    readonly screenNum: string | number;
  };
}
