// The wire's letters are written with zod. In the office and in the tracker zod itself reads them; in the pages this does,
// put in its place by web/vite.config.ts: the part of zod that the letters use, without reasons, which no page shows. zod
// would be 19 kB of every first load. `light-zod.test.ts` holds this to zod over all letters.

const REFUSED = Symbol('refused');

/** What was understood of a value, or REFUSED. */
type Read = (value: unknown) => unknown;
type Shape = Readonly<Record<string, Schema>>;
type Mask = Readonly<Record<string, boolean>>;

interface Definition {
  readonly read: Read;
  /** What the value that was read has to stand, in turn; one may put another in its place. */
  readonly checks?: readonly Read[];
  readonly shape?: Shape;
  readonly strict?: boolean;
  readonly element?: Schema;
  /** All that it may be. */
  readonly values?: readonly unknown[];
  /** It may be missing, but not be there and say nothing. */
  readonly mayMiss?: boolean;
}

class Schema {
  readonly def: Definition;
  readonly shape: Shape;
  readonly element: Schema | undefined;
  readonly options: readonly unknown[];

  constructor(def: Definition) {
    this.def = def;
    this.shape = def.shape ?? {};
    this.element = def.element;
    this.options = def.values ?? [];
  }

  read(value: unknown): unknown {
    let read = this.def.read(value);
    for (const check of this.def.checks ?? []) {
      if (read === REFUSED) return REFUSED;
      read = check(read);
    }
    return read;
  }

  safeParse(value: unknown) {
    const data = this.read(value);
    return data === REFUSED ? { success: false as const } : { success: true as const, data };
  }

  parse(value: unknown): unknown {
    const data = this.read(value);
    if (data === REFUSED) throw new TypeError('the value is none of its schema');
    return data;
  }

  meta(): Schema {
    return this;
  }

  check(...checks: readonly Read[]): Schema {
    return new Schema({ ...this.def, checks: [...(this.def.checks ?? []), ...checks] });
  }

  refine(isGood: (value: unknown) => unknown): Schema {
    return this.check(where(isGood));
  }

  int(): Schema {
    return this.check(where(Number.isSafeInteger));
  }

  min(least: number): Schema {
    return this.check(where((value) => sizeOf(value) >= least));
  }

  max(most: number): Schema {
    return this.check(where((value) => sizeOf(value) <= most));
  }

  length(wanted: number): Schema {
    return this.check(where((value) => sizeOf(value) === wanted));
  }

  regex(pattern: RegExp): Schema {
    return this.check(where((value) => pattern.test(String(value))));
  }

  trim(): Schema {
    return this.check((value) => String(value).trim());
  }

  nullable(): Schema {
    return new Schema({ read: (value) => (value === null ? null : this.read(value)) });
  }

  optional(): Schema {
    return this.default(undefined);
  }

  default(instead: unknown): Schema {
    return new Schema({ read: (value) => (value === undefined ? instead : this.read(value)) });
  }

  exactOptional(): Schema {
    return new Schema({ ...this.def, mayMiss: true });
  }

  array(): Schema {
    return z.array(this);
  }

  extend(shape: Shape): Schema {
    return objectOf({ ...this.shape, ...shape }, this.def.strict);
  }

  strict(): Schema {
    return objectOf(this.shape, true);
  }

  pick(mask: Mask): Schema {
    return this.where((key) => key in mask);
  }

  omit(mask: Mask): Schema {
    return this.where((key) => !(key in mask));
  }

  partial(mask: Mask): Schema {
    const parts = Object.entries(this.shape).map(([key, one]) => [key, key in mask ? one.optional() : one]);
    return objectOf(Object.fromEntries(parts) as Shape, this.def.strict);
  }

  exclude(values: readonly string[]): Schema {
    return oneOf(this.options.filter((one) => !values.some((value) => value === one)));
  }

  private where(isKept: (key: string) => boolean): Schema {
    const kept = Object.entries(this.shape).filter(([key]) => isKept(key));
    return objectOf(Object.fromEntries(kept), this.def.strict);
  }
}

export const z = {
  object: (shape: Shape) => objectOf(shape),
  strictObject: (shape: Shape) => objectOf(shape, true),
  string: () => new Schema({ read: where((value) => typeof value === 'string') }),
  number: () => new Schema({ read: where(Number.isFinite) }),
  boolean: () => new Schema({ read: where((value) => typeof value === 'boolean') }),
  null: () => oneOf([null]),
  undefined: () => oneOf([undefined]),
  literal: (value: unknown) => oneOf([value]),
  enum: (values: readonly string[]) => oneOf(values),
  coerce: { number: () => new Schema({ read: (value) => z.number().read(Number(value)) }) },
  instanceof: (of: new (...args: never[]) => unknown) =>
    new Schema({ read: where((value) => value instanceof of) }),
  uuid: () => z.string().regex(UUID),
  email: () => z.string().regex(EMAIL),
  url: () =>
    z
      .string()
      .trim()
      .refine((value) => URL.canParse(String(value))),
  array: (element: Schema) =>
    new Schema({ element, read: (value) => (Array.isArray(value) ? all(value, () => element) : REFUSED) }),
  tuple: (parts: readonly Schema[]) =>
    new Schema({
      read: (value) =>
        Array.isArray(value) && value.length === parts.length ? all(value, (place) => parts[place]) : REFUSED,
    }),
  union: (options: readonly Schema[]) => new Schema({ read: (value) => firstOf(options, value) }),
  intersection: (one: Schema, other: Schema) =>
    new Schema({
      read: (value) => {
        const [left, right] = [one.read(value), other.read(value)];
        return isObject(left) && isObject(right) ? { ...left, ...right } : REFUSED;
      },
    }),
  discriminatedUnion: (key: string, options: readonly Schema[]) => {
    let byValue: ReadonlyMap<unknown, Schema> | null = null;
    const read: Read = (value) => {
      byValue ??= new Map(
        options.flatMap((one) => (one.shape[key]?.options ?? []).map((says) => [says, one] as const)),
      );
      return isObject(value) ? (byValue.get(value[key])?.read(value) ?? REFUSED) : REFUSED;
    };
    return new Schema({ read });
  },
  record: (key: Schema, value: Schema) =>
    objectOf(Object.fromEntries(key.options.map((name) => [String(name), value])), true),
};

/** As zod has them. */
const UUID =
  /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/;
const EMAIL =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

function objectOf(shape: Shape, strict = false): Schema {
  const read: Read = (value) => {
    if (!isObject(value)) return REFUSED;
    if (strict && Object.keys(value).some((key) => !Object.hasOwn(shape, key))) return REFUSED;
    const understood: Record<string, unknown> = {};
    for (const key in shape) {
      const isThere = key in value;
      const part = shape[key];
      if (!part || (!isThere && part.def.mayMiss)) continue;
      const read = part.read(value[key]);
      if (read === REFUSED) return REFUSED;
      if (isThere || read !== undefined) understood[key] = read;
    }
    return understood;
  };
  return new Schema({ read, shape, strict });
}

function oneOf(values: readonly unknown[]): Schema {
  return new Schema({ values, read: where((value) => values.includes(value)) });
}

function all(values: readonly unknown[], schemaAt: (place: number) => Schema | undefined): unknown {
  const understood: unknown[] = [];
  for (const [place, value] of values.entries()) {
    const read = schemaAt(place)?.read(value);
    if (read === REFUSED) return REFUSED;
    understood.push(read);
  }
  return understood;
}

function firstOf(options: readonly Schema[], value: unknown): unknown {
  for (const option of options) {
    const read = option.read(value);
    if (read !== REFUSED) return read;
  }
  return REFUSED;
}

function where(isGood: (value: unknown) => unknown): Read {
  return (value) => (isGood(value) ? value : REFUSED);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sizeOf(value: unknown): number {
  return typeof value === 'number' ? value : (value as string | readonly unknown[]).length;
}
