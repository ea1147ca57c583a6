import type { ActiveWindow, Capabilities, InputCounter, ScreenCapture } from '../ports.ts';

/** A desktop of macOS or Windows: a part is null exactly where its capability is false. */
export interface NativeDesktop {
  readonly capabilities: Capabilities;
  readonly input: InputCounter | null;
  readonly window: ActiveWindow | null;
  readonly capture: ScreenCapture | null;
  close(): Promise<void>;
}
