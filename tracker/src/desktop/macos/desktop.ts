import { screenCapture } from '../capture/capture.ts';
import type { Environment } from '../environment.ts';
import type { NativeDesktop } from '../native/desktop.ts';
import { frontWindow, nativeMonitors, nativeWindows } from '../native/front.ts';
import { countByHook } from '../native/hook.ts';
import { mayWatchInput } from '../native/may-watch-input.ts';
import type { Capabilities } from '../ports.ts';

/** UNTESTED on a Mac. Its permissions are asked about before anything is tried. */
export async function macosDesktop(env: Environment): Promise<NativeDesktop> {
  const monitors = await nativeMonitors().catch(() => 0);
  const permitted = { input: await mayWatchInput(), screen: await mayRecordScreen() };
  const capabilities = macosCapabilities(permitted, monitors);
  const input = capabilities.counts ? countByHook(env) : null;
  const window = frontWindow(nativeWindows);
  return {
    capabilities,
    input,
    window: capabilities.window ? window : null,
    capture: capabilities.picture === 'none' ? null : screenCapture(null, env),
    close: async () => {
      await Promise.all([input?.close(), window.close()]);
    },
  };
}

async function mayRecordScreen(): Promise<boolean> {
  const { default: koffi } = await import('koffi');
  const graphics = koffi.load('/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics');
  return graphics.func('bool CGPreflightScreenCaptureAccess()')() === true;
}

/** What a Mac can measure with the permissions that it was given; the note names those that are missing. */
export function macosCapabilities(
  permitted: { readonly input: boolean; readonly screen: boolean },
  monitors: number,
): Capabilities {
  const missing = [...(permitted.input ? [] : [NO_INPUT]), ...(permitted.screen ? [] : [NO_SCREEN])];
  return {
    backend: 'macos',
    counts: permitted.input,
    idle: permitted.input,
    // macOS tells an app's windows by name only to who may see the screen.
    window: permitted.screen,
    picture: permitted.screen && monitors > 0 ? 'each-monitor' : 'none',
    monitors: permitted.screen ? monitors : 0,
    note: [UNTESTED, ...missing].join(' '),
  };
}

const UNTESTED = 'The tracker is untested on macOS: keep an eye on what it counts.';
const NO_INPUT =
  'Keys, clicks and scrolls cannot be counted before you allow it in System Settings, Privacy & Security, Accessibility; then start the tracker again.';
const NO_SCREEN = 'Pictures and window titles need Screen Recording in the same place.';
