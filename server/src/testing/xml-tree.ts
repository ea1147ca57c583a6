/** An element of a small XML file, read by hand: by nothing that the house writes with. */
export class XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlTree[] = [];
  text = '';

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.attributes = attributes;
  }

  /** Every element of this name, in the order of the file. */
  all(name: string): XmlTree[] {
    return this.children.flatMap((child) => [...(child.name === name ? [child] : []), ...child.all(name)]);
  }

  /** Their text, with what is within them. */
  texts(name: string): string[] {
    return this.all(name).map((one) => one.leaves().join(' '));
  }

  leaves(): string[] {
    if (this.children.length === 0) return [this.text];
    return this.children.flatMap((child) => child.leaves());
  }

  /** The first child, and its children with the names of theirs, in their order. */
  outline(): string[] {
    return this.children.flatMap((child) => [
      child.name,
      ...child.children.map((part) => ` ${part.name}: ${part.children.map(({ name }) => name).join(' ')}`),
    ]);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Throws where an element is not closed as it was opened, or something stands outside of all. */
export function readTree(file: string): XmlTree {
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!file.startsWith(head)) throw new Error(`not XML: ${file.slice(0, 60)}`);
  const open: XmlTree[] = [new XmlTree('', {})];
  for (const [piece] of file.slice(head.length).matchAll(/<[^>]+>|[^<]+/g)) {
    const top = open.at(-1);
    if (!top) throw new Error('closed more than was opened');
    if (piece.startsWith('</')) {
      if (piece !== `</${top.name}>`) throw new Error(`${piece} closes ${top.name}`);
      open.pop();
    } else if (piece.startsWith('<')) {
      const element = elementOf(piece);
      top.children.push(element);
      if (!piece.endsWith('/>')) open.push(element);
    } else if (piece.trim() !== '') {
      top.text += piece.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '?');
    }
  }
  const [root] = open[0]?.children ?? [];
  if (open.length !== 1 || !root) throw new Error('not closed');
  return root;
}

function elementOf(tag: string): XmlTree {
  const name = /^<([A-Za-z][\w.]*)/.exec(tag)?.[1];
  if (name === undefined) throw new Error(`no element: ${tag}`);
  const attributes: Record<string, string> = {};
  for (const [, key = '', value = ''] of tag.matchAll(/\s(\w+)="([^"]*)"/g)) attributes[key] = value;
  return new XmlTree(name, attributes);
}
