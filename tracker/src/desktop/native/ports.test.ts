import { describe, expect, it } from 'vitest';
import { launchAgent } from '../macos/autostart.ts';
import { macosCapabilities } from '../macos/desktop.ts';
import { runKeyWords } from '../windows/autostart.ts';
import { nativeBrowsers } from './browsers.ts';
import { frontOf, frontWindow, type NativeWindow } from './front.ts';

function window(app: string, title: string, focused: boolean): NativeWindow {
  return { isFocused: () => focused, appName: () => app, title: () => title };
}
const gone: NativeWindow = {
  isFocused: () => {
    throw new Error('the window is gone');
  },
  appName: () => '',
  title: () => '',
};

describe('the window in front, by the native library', () => {
  it('is the one that has the focus, by app and title, without control characters', () => {
    const windows = [window('Mail', 'Inbox', false), window('Code', 'Header\u0007.tsx', true)];
    expect(frontOf(windows)).toEqual({ app: 'Code', title: 'Header.tsx' });
  });

  it('is nothing where none has it, and unknown where one could not be asked', () => {
    expect(frontOf([window('Mail', 'Inbox', false)])).toBe('nothing');
    expect(frontOf([gone, window('Mail', 'Inbox', false)])).toBe('unknown');
    expect(frontOf([gone, window('Code', 'x', true)])).toEqual({ app: 'Code', title: 'x' });
    expect(frontOf([window('', '', true)])).toBe('unknown');
  });

  it('keeps its app where the title cannot be read, and cuts a title only for keeping', async () => {
    const broken: NativeWindow = {
      ...window('Code', '', true),
      title: () => {
        throw new Error('invalid utf-8');
      },
    };
    expect(frontOf([broken])).toEqual({ app: 'Code', title: null });
    const long = frontWindow(() => Promise.resolve([window('Code', 'x'.repeat(2000), true)]));
    expect(await long.front()).toMatchObject({ title: 'x'.repeat(2000) });
    expect((await long.read())?.title).toHaveLength(512);
    const away = frontWindow(() => Promise.reject(new Error('it does not load')));
    expect([await away.front(), await away.read()]).toEqual(['unknown', null]);
  });
});

describe('a Mac', () => {
  it('measures what it was permitted to, says what is missing, and that nobody has tested it', () => {
    expect(macosCapabilities({ input: true, screen: true }, 2)).toMatchObject({
      backend: 'macos',
      counts: true,
      idle: true,
      window: true,
      picture: 'each-monitor',
      monitors: 2,
      note: 'The tracker is untested on macOS: keep an eye on what it counts.',
    });
    const without = macosCapabilities({ input: false, screen: false }, 2);
    expect(without).toMatchObject({
      counts: false,
      idle: false,
      window: false,
      picture: 'none',
      monitors: 0,
    });
    expect(without.note).toMatch(/Accessibility.*Screen Recording/);
  });

  it('begins with the session by a LaunchAgent, whatever its path is called', () => {
    const agent = launchAgent('/Users/ana/My <Apps> & more/Stint Tracker.app/Contents/MacOS/stint-tracker');
    expect(agent).toContain('<string>/Users/ana/My &lt;Apps&gt; &amp; more/Stint');
    expect(agent).toContain('<string>background</string>');
    expect(agent).toContain('<key>KeepAlive</key><false/>');
  });
});

it('Windows begins it by the Run key of its user, without a console window', () => {
  const program = '"C:\\Apps\\stint\\bin\\node.exe" "C:\\Apps\\stint\\app\\main.mjs"';
  expect(runKeyWords(program)).toEqual([
    'add',
    'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run',
    '/v',
    'Stint',
    '/t',
    'REG_SZ',
    '/d',
    `conhost.exe --headless ${program} background`,
    '/f',
  ]);
});

it('finds the browsers of macOS and Windows where they are installed, and looks for none elsewhere', () => {
  expect(nativeBrowsers('darwin', { HOME: '/Users/ana' })).toContain(
    '/Users/ana/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );
  const windows = nativeBrowsers('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' });
  expect(windows[0]).toBe('C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(nativeBrowsers('linux', { HOME: '/home/ana' })).toEqual([]);
});
