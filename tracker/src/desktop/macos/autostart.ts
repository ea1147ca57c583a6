import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** UNTESTED on a Mac. A LaunchAgent of the user's own, which launchd reads at log-in. */
export function launchAgentAutostart({ home, program }: { home: string; program: string }) {
  const agent = join(home, 'Library/LaunchAgents', `${LABEL}.plist`);
  return {
    isOn: (): Promise<boolean> => Promise.resolve(existsSync(agent)),
    set: async (on: boolean): Promise<void> => {
      if (!on) return rm(agent, { force: true });
      await mkdir(dirname(agent), { recursive: true });
      await writeFile(agent, launchAgent(program));
    },
    forget: (): Promise<void> => rm(agent, { force: true }),
  };
}

const LABEL = 'org.stint.tracker';

/** It is started once, and never again by itself: who quits it has quit it. */
export function launchAgent(program: string): string {
  const words = [program, 'background'].map((word) => `    <string>${escaped(word)}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
${words.join('\n')}
  </array>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><false/>
  <key>ProcessType</key><string>Interactive</string>
</dict>
</plist>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
