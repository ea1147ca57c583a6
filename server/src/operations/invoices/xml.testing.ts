/** An element of XML as a test reads it: no prefix, no entities left, its text without the blanks around it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: Element[];
  text: string;
}

/** Reads what an e-invoice is written in: elements, attributes and text. Throws for what is not well formed. */
export function readXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, inside: [], text: '' };
  const open: Element[] = [root];
  for (const [, close, name, attributes = '', alone, text] of xml.matchAll(PIECES)) {
    const around = open.at(-1);
    if (!around) throw new SyntaxError('more is closed than was opened');
    if (text !== undefined) around.text += plain(text.trim());
    else if (close !== undefined) {
      if (open.pop()?.name !== local(close)) throw new SyntaxError(`not closed before </${close}>`);
    } else if (name !== undefined) {
      const element = { name: local(name), attributes: attributesOf(attributes), inside: [], text: '' };
      around.inside.push(element);
      if (alone === '') open.push(element);
    }
  }
  const [only] = root.inside;
  if (open.length !== 1 || root.inside.length !== 1 || !only) throw new SyntaxError('not one element');
  return only;
}

/** Everything at a path below, such as `TaxTotal/TaxSubtotal`. */
export function at(element: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce(
      (found, name) => found.flatMap(({ inside }) => inside.filter((one) => one.name === name)),
      [element],
    );
}

/** The text of the one element there. */
export function said(element: Element, path: string): string {
  const found = at(element, path);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} of ${path}`);
  return only.text;
}

const PIECES = /<\?[^>]*\?>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  );
}

function local(name: string): string {
  return name.split(':').at(-1) ?? name;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
    (whole, hex?: string, dec?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (dec !== undefined) return String.fromCodePoint(Number(dec));
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}
