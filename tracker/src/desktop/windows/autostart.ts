import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** UNTESTED on Windows. The user's own Run key, by the system's `reg.exe`; no shell reads the words. */
export function runKeyAutostart(program: string) {
  return {
    isOn: (): Promise<boolean> =>
      run('reg.exe', ['query', KEY, '/v', NAME], { windowsHide: true }).then(
        () => true,
        () => false,
      ),
    set: async (on: boolean): Promise<void> => {
      if (on) await run('reg.exe', runKeyWords(program), { windowsHide: true });
      else await forget();
    },
    forget,
  };
}

async function forget(): Promise<void> {
  // There may be none.
  await run('reg.exe', ['delete', KEY, '/v', NAME, '/f'], { windowsHide: true }).catch(() => undefined);
}

const KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
const NAME = 'Stint';

/** `program`: the folder's node and main, quoted; `conhost --headless` runs it without a console window. */
export function runKeyWords(program: string): string[] {
  return ['add', KEY, '/v', NAME, '/t', 'REG_SZ', '/d', `conhost.exe --headless ${program} background`, '/f'];
}
