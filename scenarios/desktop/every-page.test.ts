import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createClient,
  createFreelancer,
  createOrganisation,
  type TestPerson,
} from '@stint/server/testing/people';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LivedIn, liveIn } from './lived-in.ts';
import { goOn, lookAt, read } from './pages.ts';
import { leave, ToldWorld } from './told-world.ts';

// Every page of the app, as everybody sees it, in a real Chromium: with much on it, and with nothing.

let world: ToldWorld;
let life: LivedIn;
let nia: TestPerson;
let cal: TestPerson;

beforeAll(async () => {
  // While the week before can still be worked; the life in it goes on to the Wednesday after.
  world = await ToldWorld.open({ at: '2026-11-13T10:00:00Z' });
  life = await liveIn(world);
  nia = await createFreelancer(world.house, 'Nia Osei');
  cal = await createClient(world.house, 'Cal Ito', await createOrganisation(world.house, 'Ito Books'));
});
afterAll(() => world.close());

type Who = 'freelancer' | 'client' | 'viewer' | 'operator' | 'new freelancer' | 'new client' | 'nobody';
const ALL: readonly Who[] = ['freelancer', 'client', 'viewer', 'operator', 'new freelancer', 'new client'];
const SIDES: readonly Who[] = ['freelancer', 'client', 'viewer'];
const NEW: readonly Who[] = ['new freelancer', 'new client'];
const WORKS: readonly Who[] = ['freelancer', 'new freelancer'];

interface Entry {
  readonly who: readonly Who[];
  /** Its address; missing: the path itself. */
  readonly at?: () => string;
}

/** Every route, by its path. One that is missing here fails. */
const PAGES: Readonly<Record<string, readonly Entry[]>> = {
  '/sign-in': [{ who: ['nobody'] }],
  '/sign-up': [{ who: ['nobody'] }],
  '/welcome': [{ who: ['nobody'] }],
  '/download': [{ who: ['nobody'] }],
  '/how': [{ who: ['nobody', 'freelancer'] }],
  '/recorded': [{ who: ['nobody', 'freelancer', 'client'] }],
  '/unsubscribe/$token': [{ who: ['nobody'], at: () => `/unsubscribe/${life.turnOff}` }],
  '/shared/$token': [{ who: ['nobody', 'client'], at: () => life.shared }],
  '/invitations/$token': [{ who: ['nobody', 'new freelancer'], at: () => `/invitations/${life.invitation}` }],
  '/': [{ who: ALL }],
  '/device': [{ who: WORKS }],
  '/track': [{ who: WORKS }],
  '/money': [{ who: WORKS }],
  '/reports': [{ who: ALL, at: () => '/reports?from=2026-11-01&to=2026-11-30' }],
  '/messages': [{ who: [...SIDES, ...NEW] }],
  '/messages/$thread': [{ who: SIDES, at: () => `/messages/${life.thread}` }],
  '/notifications': [{ who: ALL }],
  '/settings': [{ who: ['freelancer', 'operator'] }],
  '/mail': [{ who: ['freelancer', 'operator', 'new client'] }],
  '/people': [{ who: ['operator'] }],
  '/contracts': [{ who: [...SIDES, 'operator', 'new freelancer'] }],
  '/books': [{ who: ['operator'] }],
  '/cards/left': [{ who: ['client'] }],
  '/books/processor': [{ who: ['operator'] }],
  '/books/protection': [{ who: ['operator'] }],
  '/books/fees': [{ who: ['operator'] }],
  '/books/closing': [{ who: ['operator'] }],
  '/books/returns': [{ who: ['operator'] }],
  '/money/$month/$currency': [{ who: ['freelancer'], at: () => '/money/2026-11/USD' }],
  '/payouts': [{ who: ['operator'] }],
  '/payouts/$file': [{ who: ['operator'], at: () => `/payouts/${life.bankFile}` }],
  '/books/trial-balance': [{ who: ['operator'] }],
  '/books/accounts/$account/$currency': [
    { who: ['operator'], at: () => `/books/accounts/${encodeURIComponent(life.account)}/USD` },
  ],
  '/jobs': [{ who: ALL }],
  '/jobs/new': [{ who: ['client', 'viewer'] }],
  '/jobs/$job': [{ who: [...SIDES, 'operator', 'new freelancer'], at: () => `/jobs/${life.job}` }],
  '/jobs/$job/edit': [{ who: ['client', 'viewer'], at: () => `/jobs/${life.job}/edit` }],
  '/proposals': [{ who: WORKS }],
  '/proposals/$proposal': [{ who: SIDES, at: () => `/proposals/${life.proposal}` }],
  '/proposals/$proposal/messages': [{ who: SIDES, at: () => `/proposals/${life.proposal}/messages` }],
  '/offers': [{ who: [...SIDES, ...NEW] }],
  '/offers/new': [
    { who: ['viewer', 'new client'] },
    { who: ['client'], at: () => `/offers/new?proposal=${life.proposal}` },
  ],
  '/offers/$offer': [{ who: [...SIDES, 'operator'], at: () => `/offers/${life.offer}` }],
  '/offers/$offer/change': [{ who: ['client'], at: () => `/offers/${life.offer}/change` }],
  '/contracts/$contract': [
    { who: [...SIDES, 'operator'], at: () => `/contracts/${life.hourly}` },
    { who: SIDES, at: () => `/contracts/${life.fixed}` },
    { who: ['freelancer', 'client'], at: () => `/contracts/${life.ended}` },
  ],
  '/contracts/$contract/messages': [{ who: SIDES, at: () => `/contracts/${life.hourly}/messages` }],
  '/contracts/$contract/recorded': [{ who: SIDES, at: () => `/contracts/${life.hourly}/recorded` }],
  '/contracts/$contract/diary/$day': [
    { who: SIDES, at: () => `/contracts/${life.hourly}/diary/2026-11-18` },
    { who: ['freelancer'], at: () => `/contracts/${life.fixed}/diary/today` },
  ],
  '/contracts/$contract/weeks': [{ who: SIDES, at: () => `/contracts/${life.hourly}/weeks` }],
  '/contracts/$contract/weeks/$week': [
    { who: SIDES, at: () => `/contracts/${life.hourly}/weeks/2026-11-09` },
  ],
  '/contracts/$contract/weeks/$week/trace': [
    { who: [...SIDES, 'operator'], at: () => `/contracts/${life.hourly}/weeks/2026-11-09/trace` },
  ],
  '/contracts/$contract/weeks/$week/review': [
    { who: SIDES, at: () => `/contracts/${life.hourly}/weeks/2026-11-09/review` },
    { who: ['client'], at: () => `/contracts/${life.hourly}/weeks/2026-11-16/review` },
  ],
  '/contracts/$contract/disputes/$dispute': [
    { who: [...SIDES, 'operator'], at: () => `/contracts/${life.hourly}/disputes/${life.dispute}` },
  ],
  '/contracts/$contract/payments': [{ who: SIDES, at: () => `/contracts/${life.hourly}/payments` }],
  '/contracts/$contract/payments/$payment': [
    { who: SIDES, at: () => `/contracts/${life.hourly}/payments/${life.payment}` },
  ],
  '/disputes': [{ who: ['operator'] }],
  '/invoices': [{ who: ALL }],
  '/invoices/particulars': [
    { who: [...SIDES, 'operator', ...NEW] },
    { who: ['viewer'], at: () => `/invoices/particulars?of=${world.work.acme}` },
  ],
  '/team': [{ who: [...SIDES, 'new client'] }],
  '/organisations/new': [{ who: ['new freelancer'] }],
  '/organisations/$organisation/debt': [
    { who: ['client', 'operator'], at: () => `/organisations/${world.work.acme}/debt` },
  ],
  '/privacy': [{ who: ALL }],
  '/account': [{ who: ['freelancer', 'client'] }],
  '/freelancers': [{ who: ['client', 'viewer', 'freelancer'] }],
  '/freelancers/$person': [
    { who: SIDES, at: () => `/freelancers/${world.work.ana.person}` },
    { who: ['new freelancer'], at: () => `/freelancers/${nia.person}` },
  ],
  '/clients/$organisation': [{ who: ['freelancer', 'client'], at: () => `/clients/${world.work.acme}` }],
  '/profile': [{ who: WORKS }],
};

const APP = join(import.meta.dirname, '../../web/src/app');

/** The paths of all routes, read where they are made: a parent is of the same file, or of another one. */
function routesOfApp(): string[] {
  const made = /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*path: '([^']+)'/g;
  const files = readdirSync(APP)
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(APP, file), 'utf8'));
  const routes = files.flatMap((text, file) =>
    [...text.matchAll(made)].map(([, name, parent, path]) => ({ file, name, parent, path })),
  );
  // All but the one without a path, in which the others behind the sign-in stand.
  expect(routes.length).toBe(files.join('').split('createRoute({').length - 1 - 1);
  const pathOf = ({ file, parent, path }: (typeof routes)[number]): string => {
    const above = routes.filter(({ name }) => name === parent);
    const one = above.find((other) => other.file === file) ?? above[0];
    return (one ? pathOf(one) : '') + (path === '/' ? '' : path);
  };
  return [...new Set(routes.map((route) => pathOf(route) || '/'))].sort();
}

it('has every page on this list', () => {
  expect(routesOfApp()).toEqual(Object.keys(PAGES).sort());
});

describe('every page has one heading, a title and no fault, in light and dark, wide and narrow', () => {
  const people: readonly Who[] = [...ALL, 'nobody'];

  it.each(people)(
    'for: %s',
    async (who) => {
      const page = await enter(who);
      const alarms = world.watch(page);
      const found: Record<string, string[]> = {};
      let told = 0;
      await page.goto(`${world.office.address}${who === 'nobody' ? '/welcome' : '/'}`);
      await read(page);
      for (const address of addressesOf(who)) {
        await goOn(page, address);
        const faults = await lookAt(page);
        const all = [
          ...faults,
          ...alarms()
            .slice(told)
            .filter((alarm) => !isWhoAmI(who, alarm)),
        ];
        told = alarms().length;
        if (all.length > 0) found[address] = all;
      }
      expect(found).toEqual({});
      await leave(page);
    },
    180_000,
  );
});

/** A page that asks who is signed in is told that nobody is; the browser writes that down. */
function isWhoAmI(who: Who, alarm: string): boolean {
  return who === 'nobody' && alarm.endsWith('with a status of 401 (Unauthorized)');
}

function addressesOf(who: Who): string[] {
  return Object.entries(PAGES).flatMap(([path, entries]) =>
    entries.filter((entry) => entry.who.includes(who)).map(({ at }) => at?.() ?? path),
  );
}

async function enter(who: Who): Promise<Page> {
  const { ana, ben, olu } = world.work;
  if (who === 'nobody') return (await world.browser.newContext()).newPage();
  const people = { freelancer: ana, client: ben, viewer: life.vic, operator: olu };
  const news = { 'new freelancer': nia, 'new client': cal };
  return world.enter({ ...people, ...news }[who], '/');
}
