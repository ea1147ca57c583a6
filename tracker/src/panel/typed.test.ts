import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// Chromium writes what stands in a page's fields into its profile, in plain, so that it can restore them; but for those
// that say `autocomplete: off`. Tried by hand: a memo that was typed stood in `Sessions/Apps_…`, and with it did not.
it('no field of the panel in which somebody may write of their work lets a browser write it down', () => {
  const folder = join(import.meta.dirname, 'page');
  const open = readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    if (name.endsWith('.mjs'))
      return [...text.matchAll(/make\('(?:input|textarea)', \{[\s\S]*?\n\s*\}\)/g)]
        .filter(([field]) => !/type: '(checkbox|number|radio)'|autocomplete: 'off'/.test(field))
        .map(([field]) => `${name}: ${field}`);
    if (!name.endsWith('.html')) return [];
    const closed = [...text.matchAll(/<form[^>]*autocomplete="off"[\s\S]*?<\/form>/g)].map(([form]) => form);
    return [...text.matchAll(/<(?:input|textarea)[^>]*>/g)]
      .filter(([field]) => !/autocomplete="off"|type="(checkbox|number|radio)"/.test(field))
      .filter(([field]) => !closed.some((form) => form.includes(field)))
      .map(([field]) => `${name}: ${field}`);
  });
  expect(open).toEqual([]);
});
