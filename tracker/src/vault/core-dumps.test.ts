import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { endProcess } from '../desktop/testing/display.ts';
import { forbidCoreDumps } from './core-dumps.ts';

it.runIf(existsSync('/proc/self/limits'))(
  'a process that may leave no image of its memory hands that on to its children; control: before, it may',
  async () => {
    const words =
      'process.stdin.once("data", () => process.stdout.write(require("node:child_process").execFileSync("cat", ["/proc/self/limits"])))';
    const child = spawn(process.execPath, ['-e', words], { stdio: ['pipe', 'pipe', 'inherit'] });
    const said = text(child.stdout);
    const pid = child.pid ?? 0;
    expect(coreLimitOf(readFileSync(`/proc/${pid}/limits`, 'utf8'))).not.toEqual(['1', '1']);
    expect(await forbidCoreDumps(pid)).toBe(true);
    expect(coreLimitOf(readFileSync(`/proc/${pid}/limits`, 'utf8'))).toEqual(['1', '1']);
    child.stdin.end('go');
    expect(coreLimitOf(await said)).toEqual(['1', '1']);
    await endProcess(child, 'SIGKILL');
  },
);

function coreLimitOf(limits: string): string[] {
  return /^Max core file size +(\S+) +(\S+)/m.exec(limits)?.slice(1, 3) ?? [];
}
