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
    readonly min_keycode: number;
    readonly max_keycode: number;
    readonly format: Readonly<Record<number, { readonly bits_per_pixel: number }>>;
  }

  /** Of an event that is no generic one; `extra`: its bytes 4 to 7. */
  export type EventParser = (
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

  export interface Shape {
    QueryExtents(window: number, answer: Answer<{ readonly boundingShaped: boolean }>): void;
  }

  export interface WindowAttributes {
    /** 1: it can be drawn on; 2: it only takes input. */
    readonly klass: number;
    /** 2: it can be seen, as far as nothing lies on it. */
    readonly mapState: number;
    readonly overrideRedirect: number;
  }

  export interface Geometry {
    readonly depth: number;
    readonly xPos: number;
    readonly yPos: number;
    readonly width: number;
    readonly height: number;
    readonly borderWidth: number;
  }

  export interface XClient extends EventEmitter {
    atoms: Record<string, number>;
    readonly eventParsers: Record<number, EventParser>;
    GrabKey(
      window: number,
      ownerEvents: 0,
      modifiers: number,
      keycode: number,
      pointerMode: number,
      keyboardMode: number,
      answer: Answer<unknown>,
    ): void;
    UngrabKey(window: number, keycode: number, modifiers: number): void;
    /** A row of key symbols for each keycode. */
    GetKeyboardMapping(first: number, count: number, answer: Answer<readonly (readonly number[])[]>): void;
    /** The keycodes of each of the eight modifiers. */
    GetModifierMapping(answer: Answer<readonly (readonly number[])[]>): void;
    require(extension: 'xinput', answer: (error: Error | null | undefined, extension: XInput) => void): void;
    require(extension: 'randr', answer: (error: Error | null | undefined, extension: RandR) => void): void;
    require(extension: 'shape', answer: (error: Error | null | undefined, extension: Shape) => void): void;
    /** Children from the lowest to the highest. */
    QueryTree(
      window: number,
      answer: Answer<{ readonly parent: number; readonly children: readonly number[] }>,
    ): void;
    GetWindowAttributes(window: number, answer: Answer<WindowAttributes>): void;
    GetGeometry(window: number, answer: Answer<Geometry>): void;
    TranslateCoordinates(
      from: number,
      to: number,
      x: number,
      y: number,
      answer: Answer<{ readonly destX: number; readonly destY: number }>,
    ): void;
    InternAtom(onlyIfExists: boolean, name: string, answer: Answer<number>): void;
    QueryExtension(name: string, answer: Answer<{ readonly present: number }>): void;
    GetInputFocus(answer: Answer<{ readonly focus: number }>): void;
    SetInputFocus(window: number, revertTo: 0): void;
    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      border: number,
      depth: 0,
      windowClass: 0,
      visual: 0,
      values: { readonly overrideRedirect: 1 },
    ): void;
    AllocID(): number;
    MapWindow(window: number): void;
    DestroyWindow(window: number): void;
    /** `event`: its 32 bytes. */
    SendEvent(destination: number, propagate: 0, eventMask: number, event: Buffer): void;
    GetProperty(
      remove: 0,
      window: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      answer: Answer<Property>,
    ): void;
    ChangeProperty(
      mode: 0,
      window: number,
      name: number,
      type: number,
      unitBits: 8 | 32,
      value: Buffer,
    ): void;
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
