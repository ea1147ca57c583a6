import type { SignalMatch } from './ports.ts';

/** As AddMatch and RemoveMatch want it. */
export function ruleOf({ sender, path, interface: name, member }: SignalMatch): string {
  const from = sender === undefined ? '' : `,sender='${sender}'`;
  const at = path === undefined ? '' : `,path='${path}'`;
  return `type='signal',interface='${name}',member='${member}'${from}${at}`;
}
