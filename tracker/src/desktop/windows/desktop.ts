import { screenCapture } from '../capture/capture.ts';
import type { Environment } from '../environment.ts';
import type { NativeDesktop } from '../native/desktop.ts';
import { frontWindow, nativeMonitors, nativeWindows } from '../native/front.ts';
import { countByHook } from '../native/hook.ts';

/** UNTESTED on Windows, where nobody needs to be asked for any of it. */
export async function windowsDesktop(env: Environment): Promise<NativeDesktop> {
  const monitors = await nativeMonitors().catch(() => 0);
  const input = countByHook(env);
  const window = frontWindow(nativeWindows);
  return {
    capabilities: {
      backend: 'windows',
      counts: true,
      idle: true,
      window: true,
      picture: monitors > 0 ? 'each-monitor' : 'none',
      monitors,
      note: UNTESTED,
    },
    input,
    window,
    capture: monitors > 0 ? screenCapture(null, env) : null,
    close: async () => {
      await Promise.all([input.close(), window.close()]);
    },
  };
}

const UNTESTED = 'The tracker is untested on Windows: keep an eye on what it counts.';
