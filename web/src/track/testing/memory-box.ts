import type { Change, OpenBox } from '../keep/box.ts';

/** A box that keeps in memory what a browser's store would, as JSON; `fails` makes it take and give nothing. */
export class MemoryBox implements OpenBox {
  fails: Error | null = null;
  private readonly kept = new Map<string, Uint8Array<ArrayBuffer>>();
  private readonly keys = new Map<string, CryptoKey>();

  async keepKey(name: string, key: CryptoKey): Promise<void> {
    this.keys.set(name, key);
  }

  async key(name: string): Promise<CryptoKey | null> {
    return this.keys.get(name) ?? null;
  }

  async page<Value>(shelf: 'pages' | 'waiting', name: string): Promise<Value | null> {
    const bytes = await this.bytes(shelf, name);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Value);
  }

  async bytes(shelf: Change['shelf'], name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.fails) throw this.fails;
    return this.kept.get(`${shelf}/${name}`) ?? null;
  }

  async names(shelf: Change['shelf']): Promise<string[]> {
    if (this.fails) throw this.fails;
    const lead = `${shelf}/`;
    return [...this.kept.keys()].filter((key) => key.startsWith(lead)).map((key) => key.slice(lead.length));
  }

  async change(changes: readonly Change[]): Promise<void> {
    if (this.fails) throw this.fails;
    for (const { shelf, name, value } of changes) {
      if (value === null) this.kept.delete(`${shelf}/${name}`);
      else this.kept.set(`${shelf}/${name}`, bytesOf(value));
    }
  }

  close(): void {
    this.fails = new Error('closed');
  }

  /** All that lies in it, as text. */
  text(): string {
    return [...this.kept.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  }
}

function bytesOf(value: unknown): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array) return value as Uint8Array<ArrayBuffer>;
  return new TextEncoder().encode(JSON.stringify(value));
}
