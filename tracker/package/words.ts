import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Platform } from '@stint/wire/downloads';
import { readHouseAddress } from '../src/program/house-address.ts';
import { downloadsFolder } from './config.ts';

export const USE = `use: npm run package -- [--into FOLDER] [--for ${Platform.options.join(',')}] [--key PEM-FILE]
       [--house ADDRESS] [--days 180] [--replace] [--if-missing] [--quietly]`;

/** What `npm run package` was told. */
export interface Wanted {
  readonly folder: string;
  readonly version: string;
  readonly platforms: readonly Platform[];
  readonly key: string | null;
  readonly house: string | null;
  readonly validDays: number;
  readonly replace: boolean;
  readonly ifMissing: boolean;
  readonly quietly: boolean;
}

/** A sentence for what is no way to call it. */
export function readWords(args: readonly string[]): Wanted | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    const platforms = values.for?.split(',') ?? DEFAULT;
    const wrong = platforms.find((each) => !Platform.safeParse(each).success);
    if (wrong !== undefined) return `there is no system ${wrong}`;
    const house = values.house === undefined ? null : readHouseAddress(values.house);
    if (house && 'fault' in house) return '--house must be like https://stint.example';
    const validDays = Number(values.days);
    if (!(Number.isInteger(validDays) && validDays > 0 && validDays <= 366)) return '--days is from 1 to 366';
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
      version: string;
    };
    return {
      folder: resolve(values.into ?? downloadsFolder()),
      version,
      platforms: Platform.array().parse(platforms),
      key: values.key ?? null,
      house: house?.house ?? null,
      validDays,
      replace: values.replace,
      ifMissing: values['if-missing'],
      quietly: values.quietly,
    };
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

const OPTIONS = {
  into: { type: 'string' },
  for: { type: 'string' },
  key: { type: 'string' },
  house: { type: 'string' },
  days: { type: 'string', default: '180' },
  replace: { type: 'boolean', default: false },
  'if-missing': { type: 'boolean', default: false },
  quietly: { type: 'boolean', default: false },
} as const;

const DEFAULT: readonly Platform[] = ['linux-x64', 'win32-x64', 'darwin-arm64', 'darwin-x64'];
