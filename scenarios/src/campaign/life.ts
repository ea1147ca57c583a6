import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PATIENCE_MS = 60_000;

/** One life of a child process that may be killed at any moment. */
export class Life {
  private readonly child: ChildProcess;
  private readonly gone: Promise<unknown>;
  private readonly waiting = new Set<() => void>();
  /** Whole lines that it has printed. */
  readonly lines: string[] = [];

  private constructor(child: ChildProcess) {
    this.child = child;
    this.gone = once(child, 'close').then(() => this.wake());
    if (!child.stdout) throw new Error('a child without a voice');
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.wake();
    });
  }

  /** Runs a program of this room. */
  static begin(program: string, words: readonly string[]): Life {
    const path = fileURLToPath(new URL(`../../${program}.ts`, import.meta.url));
    return new Life(spawn(process.execPath, [path, ...words], { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** Resolves when it has printed that many lines. Throws when it ends before, or says nothing for a minute. */
  async said(lines: number): Promise<void> {
    while (this.lines.length < lines) {
      const before = this.lines.length;
      if (this.isOver()) throw new Error('it ended by itself');
      await this.next();
      if (this.lines.length === before && !this.isOver()) throw new Error('it says nothing any more');
    }
  }

  /** As the power does: no word, no farewell. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  /** Asks it to end, as our own death would, and waits until it has. */
  async end(): Promise<void> {
    this.child.stdin?.end();
    await this.gone;
  }

  /** Resolves when it has ended by itself. */
  async over(): Promise<void> {
    await this.gone;
  }

  private isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, PATIENCE_MS);
      this.waiting.add(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  private wake(): void {
    for (const go of this.waiting) go();
    this.waiting.clear();
  }
}
