// Draws regions on a picture, by mouse or by keyboard, in thousandths of its sides. What they hide is blurred for good
// by the tracker; here it is only shown how that will look.
import { button, make } from './dom.mjs';

/** @typedef {import('./segment-deeds.mjs').Region} Region */

const WHOLE = 1000;
const LEAST = 10;
const STEP = 10;

export class RegionEditor {
  /** @param {() => void} changed is called when regions come, go or change */
  constructor(changed) {
    this.changed = changed;
    this.layer = make('div', { className: 'regions' });
    /** @type {Region[]} */
    this.regions = [];
    this.monitor = 0;
    /** Where the pointer went down. @type {{ x: number, y: number } | null} */
    this.from = null;
    this.layer.addEventListener('pointerdown', (event) => this.begin(event));
    this.layer.addEventListener('pointermove', (event) => this.draft(event));
    this.layer.addEventListener('pointerup', (event) => this.end(event));
    this.layer.addEventListener('pointercancel', () => this.clear());
  }

  clear() {
    this.regions = [];
    this.from = null;
    this.draw();
  }

  /** Another monitor's picture is under it now. @param {number} monitor */
  turnTo(monitor) {
    this.monitor = monitor;
    this.draw();
  }

  /** One in the middle, for the arrow keys to move. */
  add() {
    const region = { monitor: this.monitor, left: 350, top: 400, width: 300, height: 200 };
    this.regions.push(region);
    this.draw();
    this.focusOn(region);
  }

  own() {
    return this.regions.filter(({ monitor }) => monitor === this.monitor);
  }

  draw() {
    const own = this.own();
    this.layer.replaceChildren(...own.map((region, index) => this.node(region, index, own.length)));
    this.changed();
  }

  /** @param {Region} region @param {number} index @param {number} of */
  node(region, index, of) {
    const node = button('', () => undefined, { className: 'region', ariaLabel: labelOf(region, index, of) });
    place(node, region);
    node.addEventListener('keydown', (event) => {
      const next = moved(region, event);
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.become(region, next);
    });
    return node;
  }

  /** @param {Region} region @param {Region | null} next */
  become(region, next) {
    this.regions.splice(this.regions.indexOf(region), 1, ...(next ? [next] : []));
    this.draw();
    if (next) this.focusOn(next);
  }

  /** @param {Region} region */
  focusOn(region) {
    const node = this.layer.children[this.own().indexOf(region)];
    if (node instanceof HTMLElement) node.focus();
  }

  /** @param {PointerEvent} event */
  begin(event) {
    if (event.target !== this.layer || event.button !== 0) return;
    this.from = pointOf(this.layer, event);
    this.layer.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  draft(event) {
    if (!this.from) return;
    const known = this.layer.querySelector('.draft');
    const draft = known ?? this.layer.appendChild(make('div', { className: 'region draft' }));
    if (draft instanceof HTMLElement)
      place(draft, between(this.monitor, this.from, pointOf(this.layer, event)));
  }

  /** @param {PointerEvent} event */
  end(event) {
    if (!this.from) return;
    const drawn = between(this.monitor, this.from, pointOf(this.layer, event));
    this.from = null;
    if (drawn.width >= LEAST && drawn.height >= LEAST) this.regions.push(drawn);
    this.draw();
  }
}

/**
 * The share of one monitor's picture that they hide, in thousandths.
 * @param {readonly Region[]} regions
 * @param {number} monitor
 */
export function hiddenPermille(regions, monitor) {
  const own = regions.filter((each) => each.monitor === monitor);
  let hidden = 0;
  for (let y = 5; y < WHOLE; y += 10) {
    for (let x = 5; x < WHOLE; x += 10) {
      if (
        own.some(
          ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
        )
      )
        hidden += 1;
    }
  }
  return hidden / 10;
}

/** Undefined: the key is none of its own; null: it goes. @param {Region} region @param {KeyboardEvent} event */
function moved(region, { key, shiftKey }) {
  if (key === 'Delete' || key === 'Backspace') return null;
  const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[
    key
  ];
  if (!step) return undefined;
  const [x = 0, y = 0] = step;
  if (shiftKey) {
    const width = Math.min(WHOLE - region.left, Math.max(LEAST, region.width + x));
    return { ...region, width, height: Math.min(WHOLE - region.top, Math.max(LEAST, region.height + y)) };
  }
  const left = Math.min(WHOLE - region.width, Math.max(0, region.left + x));
  return { ...region, left, top: Math.min(WHOLE - region.height, Math.max(0, region.top + y)) };
}

/** @param {HTMLElement} node @param {Region} region */
function place(node, { left, top, width, height }) {
  node.style.left = `${left / 10}%`;
  node.style.top = `${top / 10}%`;
  node.style.width = `${width / 10}%`;
  node.style.height = `${height / 10}%`;
}

/** @param {HTMLElement} layer @param {PointerEvent} event */
function pointOf(layer, event) {
  const box = layer.getBoundingClientRect();
  const inside = (/** @type {number} */ share) => Math.round(Math.min(1, Math.max(0, share)) * WHOLE);
  return {
    x: inside((event.clientX - box.left) / box.width),
    y: inside((event.clientY - box.top) / box.height),
  };
}

/** @param {number} monitor @param {{ x: number, y: number }} a @param {{ x: number, y: number }} b @returns {Region} */
function between(monitor, a, b) {
  const [left, top] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { monitor, left, top, width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** @param {Region} region @param {number} index @param {number} of */
function labelOf({ left, top, width, height }, index, of) {
  const share = (/** @type {number} */ permille) => `${Math.round(permille / 10)} %`;
  return `Region ${index + 1} of ${of}: ${share(left)} from the left, ${share(top)} from the top, ${share(width)} wide, ${share(height)} high. Arrows move it, with Shift they size it, Delete removes it.`;
}
