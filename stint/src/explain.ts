import { readFile } from 'node:fs/promises';
import { explain } from '@stint/core/explain/explain';
import { explainForPeople } from '@stint/core/explain/page';
import { ScenarioFault } from '@stint/core/explain/reader';
import { readScenario, type Scenario } from '@stint/core/explain/scenario';
import { placeOfJsonFault } from './json-fault.ts';
import { complain, print } from './print.ts';

const USAGE =
  'stint explain: use: stint explain FILE [--json]   (FILE: one scenario, or a list of scenarios)';

/** Why a file holds no scenario: the place in it and the fault. */
class Fault extends Error {}

/**
 * `stint explain FILE [--json]`: the rules as a program. Exit 0; exit 2 with nothing on standard output and one line on
 * standard error when the file is no scenario.
 */
export async function run(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const [file, ...more] = args.filter((arg) => arg !== '--json');
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    complain(USAGE);
    return 2;
  }
  let told: Scenario | Scenario[];
  try {
    told = readScenarios(await textOf(file));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    complain(`${file}: ${fault.message}`);
    return 2;
  }
  await print(json ? asJson(told) : forPeople(told));
  return 0;
}

function asJson(told: Scenario | Scenario[]): string {
  const result = Array.isArray(told) ? told.map(explain) : explain(told);
  return `${JSON.stringify(result, null, 2)}\n`;
}

function forPeople(told: Scenario | Scenario[]): string {
  if (!Array.isArray(told)) return explainForPeople(told);
  return told.map((one, index) => `== [${index}]\n${explainForPeople(one)}`).join('\n');
}

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError) throw new Fault('the whole file: is not UTF-8 text');
    throw new Fault(`the whole file: cannot be read (${codeOf(fault)})`);
  }
}

function readScenarios(text: string): Scenario | Scenario[] {
  const value = parseJson(text);
  try {
    return Array.isArray(value)
      ? value.map((one: unknown, index) => readScenario(one, `[${index}]`))
      : readScenario(value);
  } catch (fault) {
    if (!(fault instanceof ScenarioFault)) throw fault;
    throw new Fault(`${fault.place || 'the whole file'}: ${fault.fault}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault(`${placeOfJsonFault(text)}: is not JSON from here on`);
  }
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault);
}
