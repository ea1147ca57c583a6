import { createServer } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { setNoticeSettings } from '@stint/server/operations/notifications/settings';
import { tellingIn } from '@stint/server/operations/notifications/tell';
import { sinkPost } from '@stint/server/outside/mail/open-post';
import type { MailSink } from '@stint/server/outside/mail/sink/mails';
import { type TestHouse, type TestHouseOptions, testHouse } from '@stint/server/testing/house';
import { atWork, type Work } from '@stint/server/testing/money';
import { type TestOffice, testOffice } from '@stint/server/testing/office';
import type { TestPerson } from '@stint/server/testing/people';
import type { Kind } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import type { Language } from '@stint/wire/words/catalogue';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, signedIn } from './browser.ts';

/** A real house whose mails go to a real sink, its pages as they are built, and a browser. */
export class ToldWorld {
  readonly house: TestHouse;
  readonly office: TestOffice;
  readonly work: Work;
  readonly browser: Browser;
  readonly sink: MailSink;
  private readonly stopSink: () => Promise<void>;
  private told = 0;

  private constructor(
    parts: Pick<ToldWorld, 'house' | 'office' | 'work' | 'browser' | 'sink'>,
    stop: () => Promise<void>,
  ) {
    this.house = parts.house;
    this.office = parts.office;
    this.work = parts.work;
    this.browser = parts.browser;
    this.sink = parts.sink;
    this.stopSink = stop;
  }

  /** `at`: where its clock stands; missing: on the Wednesday of the tests. `payments`: its sandbox answers. */
  static async open(options: Pick<TestHouseOptions, 'at' | 'payments' | 'fees'> = {}): Promise<ToldWorld> {
    const empty = await testHouse({ demo: true, ...options });
    const place = { folder: empty.folder, log: { warn: () => undefined } };
    const { post, stop } = await sinkPost(place, 'http://the-house.test');
    if (!post.sink) throw new Error('a sink that keeps nothing');
    const house = { ...empty, post };
    const office = await testOffice(house);
    const work = await atWork(house);
    return new ToldWorld({ house, office, work, browser: await openBrowser(), sink: post.sink }, stop);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.office.close();
    await this.stopSink();
    await this.house.close();
  }

  /** Tells somebody something of this kind; `theirs` stands wherever somebody's own words do. */
  async tell({ person }: TestPerson, kind: Kind, theirs?: string): Promise<void> {
    this.told += 1;
    const told = theirs === undefined ? sampleOf(kind) : sampleOf(kind, () => theirs);
    const event = `test:${this.told}`;
    const telling = { to: [person], event, at: this.house.clock.now(), told };
    await tellingIn(this.house, (_trx, say) => say(telling));
  }

  /** From here on that is how the person reads, and nothing was told before. */
  async readsIn(person: TestPerson, language: Language): Promise<void> {
    const { db } = this.house;
    await db.deleteFrom('notification').where('person_id', '=', person.person).execute();
    await db.deleteFrom('mail').where('person_id', '=', person.person).execute();
    await db.deleteFrom('reader').where('person_id', '=', person.person).execute();
    await setNoticeSettings(this.house, person, { version: 0, language, zone: 'Asia/Tokyo' });
  }

  enter(person: TestPerson, path: string): Promise<Page> {
    return signedIn(this.browser, this.office.address, person, path);
  }

  /** What a page does that it must not: dialogs, requests to others, complaints. */
  watch(page: Page): () => string[] {
    const seen: string[] = [];
    page.on('dialog', (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== this.office.address)
        seen.push(`request ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') seen.push(`console ${message.text()}`);
    });
    page.on('pageerror', (error) => seen.push(`error ${error.message}`));
    return () => seen;
  }
}

export const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, / });

export const leave = (page: Page): Promise<void> => page.context().close();

/** What axe finds, and whether the page is wider than its window. */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return wider > 0 ? [...found, `${wider} px too wide`] : found;
}

/** A server that nobody may ever reach. */
export async function openCanary(): Promise<{
  address: string;
  connections(): number;
  close(): Promise<void>;
}> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    connections: () => count,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
