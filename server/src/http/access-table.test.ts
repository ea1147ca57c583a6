import type { Route } from '@stint/wire/route';
import { type RouteName, routes } from '@stint/wire/routes';
import { describe, expect, it } from 'vitest';
import { askAbout } from '../testing/access-asks.ts';
import { NO_THINGS, type Things } from '../testing/access-things.ts';
import { type Cell, WHO, type Who } from './access-cells.ts';
import { ACCESS } from './access-table.ts';

// The table itself, beside the routes that it is about. That the house keeps to it is asked in the files beside this one.

const OTHERS = '00000000-0000-4000-8000-0000000000ff';

/** As many things as there are, and none of them the same. */
const OTHER_THINGS = {
  ...(Object.fromEntries(Object.keys(NO_THINGS).map((name) => [name, OTHERS])) as unknown as Things),
  n: 1,
  segment: 2_950_000,
};

/** They name what is made or marked, under an id of one's own: there is nothing to be shown. */
const NAMES_ITS_OWN: readonly RouteName[] = ['createOrganisation', 'uploadAttachment', 'markRead'];
/** No thing of one house more than of another; or one that nobody in this world has. */
const NAMES_NO_THING: readonly RouteName[] = [
  'listSunkMails',
  'readSunkMail',
  'fetchExport',
  'approvePayout',
  'declinePayout',
  'answerPayout',
  'readBankFile',
  'fetchBankFile',
  'approveBankFile',
  'declineBankFile',
  'sendBankFile',
  'executeBankFile',
];

/** What the door says by the route's own words; null: anything but that. */
function doorCell({ access }: Route, who: Who): Cell | null {
  if (access.includes('anybody')) return 'y';
  if (who === 'nobody' || who === 'expired' || who === 'idle') return '4';
  if (who.startsWith('tracker')) return access.includes('tracker') ? null : 'h';
  if (access.includes('person')) return null;
  return access.includes('operator') && who === 'operator' ? null : 'h';
}

describe('the access table', () => {
  it('has a row for every route, and none for what is no route', () => {
    expect(Object.keys(ACCESS).toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it.each(Object.keys(routes) as RouteName[])('says of %s at the door what the route itself says', (name) => {
    for (const who of WHO) {
      const door = doorCell(routes[name], who);
      const cell = ACCESS[name].cells[who];
      if (door === null) expect(['4', 'h'], who).not.toContain(cell);
      else expect(cell, who).toBe(door);
    }
  });

  it.each(Object.keys(routes) as RouteName[])('knows whether %s names an object, and one within', (name) => {
    const { gone, within } = ACCESS[name];
    const isNamed = spell(name, NO_THINGS) !== spell(name, OTHER_THINGS);
    if (NAMES_ITS_OWN.includes(name)) expect(gone).toBeNull();
    else expect(gone !== null).toBe(isNamed || NAMES_NO_THING.includes(name));
    const hasPart =
      /^\/(organisations|contracts)\/.*\/:(person|invitation|milestone|monitor|dispute|payment)\b/.test(
        routes[name].path,
      );
    expect(within !== null).toBe(hasPart);
  });
});

function spell(name: RouteName, things: Things): string {
  return JSON.stringify(askAbout(name, things));
}
