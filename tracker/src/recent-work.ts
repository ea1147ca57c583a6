import { readFile } from 'node:fs/promises';
import { isBlank } from '@stint/core/diary';
import { codeOf, writeDurably } from './files.ts';

const MOST = 8;

/** The memos written last, the newest first, and the contract worked on last: what the next Start offers. */
export class RecentWork {
  private readonly path: string;
  private page: Page;

  private constructor(path: string, page: Page) {
    this.path = path;
    this.page = page;
  }

  static async open(path: string): Promise<RecentWork> {
    return new RecentWork(path, await readPage(path));
  }

  memos(): readonly string[] {
    return this.page.memos;
  }

  contract(): string | null {
    return this.page.contract;
  }

  async note(contract: string, memo: string): Promise<void> {
    const others = this.page.memos.filter((other) => other !== memo);
    const memos = isBlank(memo) ? this.page.memos : [memo, ...others].slice(0, MOST);
    this.page = { contract, memos };
    await writeDurably(this.path, `${JSON.stringify(this.page)}\n`);
  }
}

interface Page {
  readonly contract: string | null;
  readonly memos: readonly string[];
}

async function readPage(path: string): Promise<Page> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Page;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return { contract: null, memos: [] };
    throw error;
  }
}
