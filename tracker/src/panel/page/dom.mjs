// How the page is built: elements, and text as text. Nothing here or elsewhere reads markup: titles, memos and names
// are other people's words.

/** More of a text than this is never drawn: of a name inside a sentence, of anything. */
const MOST_OF_NAME = 120;
const MOST = 400;

/** @param {string} id */
export function at(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

/** @param {string} id */
export function input(id) {
  const node = at(id);
  if (!(node instanceof HTMLInputElement)) throw new Error(`#${id} is no field`);
  return node;
}

/** @param {string} id */
export function dialog(id) {
  const node = at(id);
  if (!(node instanceof HTMLDialogElement)) throw new Error(`#${id} is no dialog`);
  return node;
}

/**
 * Says words where they changed, so that nothing is drawn or read out twice.
 * @param {string | Element} where
 * @param {string} words
 */
export function say(where, words) {
  const node = typeof where === 'string' ? at(where) : where;
  if (node.textContent !== words) node.textContent = words;
}

/**
 * @param {string | HTMLElement} where
 * @param {boolean} shown
 */
export function show(where, shown) {
  const node = typeof where === 'string' ? at(where) : where;
  if (node.hidden === shown) node.hidden = !shown;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]> & Record<string, unknown>} more
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, more = {}, ...children) {
  const node = Object.assign(document.createElement(name), more);
  node.append(...children);
  return node;
}

/**
 * Somebody else's words: isolated from the direction of ours, and clipped.
 * @param {string} text
 */
export function foreign(text) {
  return make('bdi', {}, clipped(text, MOST_OF_NAME));
}

/** @param {string} text @param {number} most */
export function clipped(text, most = MOST) {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** @param {string} name */
export function sign(name) {
  return make('span', { className: `sign sign-${name}`, ariaHidden: 'true' });
}

/**
 * @param {string} words
 * @param {() => void} onClick
 * @param {Partial<HTMLButtonElement>} more
 */
export function button(words, onClick, more = {}) {
  const node = make('button', { type: 'button', ...more }, words);
  node.addEventListener('click', onClick);
  return node;
}

/** What a node was last drawn from. */
const drawnFrom = new WeakMap();

/**
 * Draws a part anew where what it is drawn from has changed. What has the focus keeps it by its id.
 * @param {HTMLElement} node
 * @param {unknown} from
 * @param {() => readonly (Node | string)[]} children
 */
export function redraw(node, from, children) {
  const known = JSON.stringify(from);
  if (drawnFrom.get(node) === known) return;
  drawnFrom.set(node, known);
  const focused = node.contains(document.activeElement) ? document.activeElement?.id : '';
  node.replaceChildren(...children());
  if (focused) document.getElementById(focused)?.focus();
}

/**
 * Keeps one child for each item, in their order: new ones are made, gone ones removed, all told of their item.
 * @template Item
 * @param {HTMLElement} parent
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => HTMLElement} create
 * @param {(node: HTMLElement, item: Item) => void} update
 */
export function keyed(parent, items, keyOf, create, update) {
  const old = new Map(
    [...parent.children].flatMap((each) => (each instanceof HTMLElement ? [[each.dataset.key, each]] : [])),
  );
  const nodes = items.map((item) => {
    const key = keyOf(item);
    const node = old.get(key) ?? create(item);
    if (!(node instanceof HTMLElement)) throw new Error('no element');
    node.dataset.key = key;
    update(node, item);
    return node;
  });
  for (const each of old.values()) {
    if (each instanceof HTMLElement && !nodes.includes(each)) each.remove();
  }
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
