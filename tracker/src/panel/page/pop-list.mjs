// A list that drops from a field: arrows move in it, Enter picks, Escape closes. The field keeps the focus throughout.
import { make, show } from './dom.mjs';

/**
 * @typedef {{ key: string, children: readonly (Node | string)[], barred?: string }} Option
 *   `barred`: why it cannot be picked.
 * @typedef {{
 *   field: HTMLInputElement, pop: HTMLElement, list: HTMLElement,
 *   options: () => readonly Option[],
 *   first: (options: readonly Option[]) => number,
 *   pick: (key: string) => void,
 *   told?: (why: string) => void,
 *   closed?: () => void,
 * }} Parts
 *   `told`: why the option that is marked cannot be picked; blank where it can.
 */

export class PopList {
  /** @param {Parts} parts */
  constructor(parts) {
    this.parts = parts;
    /** @type {readonly Option[]} */
    this.shown = [];
    this.marked = -1;
    parts.field.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !this.heed(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  isOpen() {
    return !this.parts.pop.hidden;
  }

  open() {
    this.refill();
    const { pop, field } = this.parts;
    // A list beside nothing to search with is of no use when it is empty.
    if (this.shown.length === 0 && !pop.contains(field)) return;
    show(pop, true);
    field.ariaExpanded = 'true';
    this.mark(this.marked);
  }

  close() {
    if (!this.isOpen()) return;
    const { pop, field, closed } = this.parts;
    show(pop, false);
    field.ariaExpanded = 'false';
    field.removeAttribute('aria-activedescendant');
    closed?.();
  }

  /** What may be picked has changed. */
  refill() {
    const { options, first, list } = this.parts;
    this.shown = options();
    list.replaceChildren(...this.shown.map((option, index) => this.node(option, index)));
    this.mark(Math.min(first(this.shown), this.shown.length - 1));
  }

  /** Was the key for the list? @param {string} key */
  heed(key) {
    if (!this.isOpen()) {
      if (key === 'ArrowDown') this.open();
      return key === 'ArrowDown';
    }
    if (key === 'Tab') this.close();
    else if (key === 'ArrowDown') this.step(1);
    else if (key === 'ArrowUp') this.step(-1);
    else if (key === 'Enter' && this.marked >= 0) this.choose(this.marked);
    else if (key === 'Escape') this.close();
    else return false;
    return key !== 'Tab';
  }

  /** @param {number} by */
  step(by) {
    const count = this.shown.length;
    if (count > 0) this.mark((this.marked + by + count) % count);
  }

  /** @param {number} index */
  mark(index) {
    const { list, field, told } = this.parts;
    this.marked = index;
    [...list.children].forEach((node, place) => {
      node.setAttribute('aria-selected', String(place === index));
      if (place === index) node.scrollIntoView({ block: 'nearest' });
    });
    if (index >= 0) field.setAttribute('aria-activedescendant', `${list.id}-${index}`);
    else field.removeAttribute('aria-activedescendant');
    told?.(this.shown[index]?.barred ?? '');
  }

  /** @param {number} index */
  choose(index) {
    const option = this.shown[index];
    if (!option) return;
    if (option.barred) return this.mark(index);
    this.close();
    this.parts.pick(option.key);
  }

  /** @param {Option} option @param {number} index */
  node({ key, children, barred }, index) {
    const node = make('div', { id: `${this.parts.list.id}-${index}`, role: 'option' }, ...children);
    node.dataset.key = key;
    if (barred) node.ariaDisabled = 'true';
    node.addEventListener('pointerdown', (event) => event.preventDefault());
    node.addEventListener('pointermove', () => {
      if (this.marked !== index) this.mark(index);
    });
    node.addEventListener('click', () => this.choose(index));
    return node;
  }
}
