import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { DiaryWorld } from './diary-world.ts';
import { hasFocus, Keys } from './way.ts';

/** Somebody who has a keyboard and nothing else, and who sees after every key where they are. */
export class SeenKeys extends Keys {
  /** Comes in, and goes on to a page of the contract. */
  async signIn(world: DiaryWorld, who: 'ana' | 'ben', path: string): Promise<void> {
    const { email, password } = world.people[who];
    await world.go(this.page, `/sign-in?next=${encodeURIComponent(world.pathOf(path))}`);
    await this.type(this.page.getByLabel('E-mail'), email);
    await this.type(this.page.getByRole('textbox', { name: 'Password' }), password);
    await this.page.keyboard.press('Enter');
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Presses keys, one after the other. */
  async key(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.page.keyboard.press(name);
      await this.seen();
    }
  }

  /** Goes on by Tab until the focus is there. */
  override async to(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let n = 0; n < MOST_TABS; n += 1) {
      if (await hasFocus(target)) return;
      await this.page.keyboard.press('Tab');
      // After the last of a page Tab leads out of it, and then to its first.
      if (!(await this.page.evaluate<boolean>('document.activeElement === document.body'))) await this.seen();
    }
    throw new Error(`${MOST_TABS} tabs did not lead to ${target.toString()}`);
  }

  /** The focus is somewhere, in sight, not behind anything, and drawn. */
  async seen(): Promise<void> {
    await expect.poll(() => this.page.evaluate<string>(`(${lostFocus})()`), { timeout: 10_000 }).toBe('');
  }
}

const MOST_TABS = 90;

/** Runs in the page: what is wrong with the focus; empty, nothing. */
const lostFocus = `() => {
  const one = document.activeElement;
  if (!one || one === document.body) return 'nothing has the focus';
  // A new page is read from its begin; a dialog may hold the focus itself until something in it takes it.
  if (one.matches('main')) return '';
  const name = one.outerHTML.slice(0, 160);
  const hidden = one.matches('input[type=radio], input[type=checkbox]') && one.getBoundingClientRect().width < 4;
  const drawn = hidden ? (one.labels[0] ?? one.nextElementSibling) : one;
  const { left, top, right, bottom } = drawn.getBoundingClientRect();
  if (right - left < 4 || bottom - top < 4) return 'too small: ' + name;
  const [l, t, r, b] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
  if (r <= l || b <= t) return 'out of sight: ' + name;
  const within = (x, y) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (drawn.contains(there) || there.contains(drawn));
  };
  const points = [[(l + r) / 2, (t + b) / 2], [l + 3, t + 3], [r - 3, t + 3], [l + 3, b - 3], [r - 3, b - 3]];
  if (!points.some(([x, y]) => within(x, y))) return 'behind something: ' + name;
  const style = (element) => getComputedStyle(element);
  const outlined = (element) => style(element).outlineStyle !== 'none' && parseFloat(style(element).outlineWidth) >= 1;
  const field = one.matches('input, textarea, select') && style(one).borderTopStyle !== 'none';
  // A segment of the day draws it around its card.
  const ring = [drawn, ...drawn.querySelectorAll(':scope > *, :scope > * > *')].some(outlined);
  return field || ring || style(drawn).boxShadow !== 'none' ? '' : 'not drawn: ' + name;
}`;
