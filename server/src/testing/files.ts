import { deflateRawSync } from 'node:zlib';

/** Small files of each kind, as programs write them. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** One file of an archive; `claims`: the size that its header says, where that is a lie. */
export interface Entry {
  readonly name: string;
  readonly body: Buffer;
  readonly packed?: boolean;
  readonly claims?: number;
}

/** A ZIP archive with its table of contents. Checksums are left out: nobody here unpacks it. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, body, packed = false, claims = body.length } of entries) {
    const kept = packed ? deflateRawSync(body) : body;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(packed ? 8 : 0, 8);
    head.writeUInt32LE(kept.length, 18);
    head.writeUInt32LE(claims, 22);
    head.writeUInt16LE(name.length, 26);
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x02014b50, 0);
    head.copy(row, 6, 4, 30);
    row.writeUInt32LE(at, 42);
    table.push(row, Buffer.from(name));
    parts.push(head, Buffer.from(name), kept);
    at += 30 + name.length + kept.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(table).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...table, end]);
}

/** An office document, as far as anybody looks into it. */
export function officeOf(main: string): Buffer {
  const body = Buffer.from(
    `<Types><Override PartName="/x" ContentType="application/${main}.main+xml"/></Types>`,
  );
  return zipOf([{ name: '[Content_Types].xml', body, packed: true }]);
}

/** An OpenDocument file: its type stands first, as it is. */
export function openDocumentOf(kind: string): Buffer {
  const body = Buffer.from(`application/vnd.oasis.opendocument.${kind}`);
  return zipOf([
    { name: 'mimetype', body },
    { name: 'content.xml', body: Buffer.from('<x/>') },
  ]);
}
