import { foldersOf, type Leaf, sorted } from './tree.ts';

const BLOCK = 512;

/**
 * A tar in the old portable form (ustar), the same bytes for the same leaves: by path, root's, with one instant for all.
 * `prefix` stands before every name (`./` in a .deb). Throws `RangeError` for a name that does not fit.
 */
export function tar(leaves: readonly Leaf[], at: number, prefix = ''): Buffer {
  const parts: Uint8Array[] = [];
  if (prefix === './') parts.push(header({ name: './', size: 0, mode: 0o755, kind: '5', link: '' }, at));
  const folders = foldersOf(leaves).map((path) => ({ path, leaf: null }));
  const all = [...folders, ...sorted(leaves).map((leaf) => ({ path: leaf.path, leaf }))];
  for (const { path, leaf } of all.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!leaf) {
      parts.push(header({ name: `${prefix}${path}/`, size: 0, mode: 0o755, kind: '5', link: '' }, at));
      continue;
    }
    const { content } = leaf;
    const name = prefix + path;
    if ('link' in content) {
      parts.push(header({ name, size: 0, mode: 0o777, kind: '2', link: content.link }, at));
      continue;
    }
    const { bytes, runs } = content;
    parts.push(header({ name, size: bytes.length, mode: runs ? 0o755 : 0o644, kind: '0', link: '' }, at));
    parts.push(bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK));
  }
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

interface Head {
  readonly name: string;
  readonly size: number;
  readonly mode: number;
  readonly kind: '0' | '2' | '5';
  readonly link: string;
}

function header({ name, size, mode, kind, link }: Head, at: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const [before, last] = splitName(name);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(last, 0, 'utf8');
  block.write(octal(mode, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(at, 12), 136);
  block.write(' '.repeat(8), 148);
  block.write(kind, 156);
  if (Buffer.byteLength(link) > 100) throw new RangeError(`a link too long for a tar: ${link}`);
  block.write(link, 157, 'utf8');
  block.write('ustar\x0000', 257, 'latin1');
  block.write('root', 265);
  block.write('root', 297);
  block.write(before, 345, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** Up to 100 bytes, and 155 more before a slash. */
function splitName(name: string): readonly [before: string, last: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  for (let cut = name.indexOf('/'); cut !== -1; cut = name.indexOf('/', cut + 1)) {
    const [before, last] = [name.slice(0, cut), name.slice(cut + 1)];
    if (last !== '' && Buffer.byteLength(last) <= 100 && Buffer.byteLength(before) <= 155)
      return [before, last];
  }
  throw new RangeError(`a name too long for a tar: ${name}`);
}
