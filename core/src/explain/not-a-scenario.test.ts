import { describe, expect, it } from 'vitest';
import { story } from '../testing/story.ts';
import { explain } from './explain.ts';
import { ScenarioFault } from './reader.ts';
import { readScenario } from './scenario.ts';

const worked = story('09:00 start API tests\n09:05 input\n09:10 stop', {
  contract: { weeklyLimitMinutes: 1200, manualTime: true, freelancerFeePercent: '10' },
  snapshots: { default: 300, '2026-11-16T09:00:00Z': 420 },
});

/** The scenario's JSON with one place changed; `undefined` takes the key away. */
function changed(place: string, value: unknown): unknown {
  const json = JSON.parse(JSON.stringify(worked)) as Record<string, unknown>;
  const path = place.split(/\.|\[|\]\.?/).filter((key) => key !== '');
  const last = path.pop() ?? '';
  const holder = path.reduce((within, key) => within[key] as Record<string, unknown>, json);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return json;
}

function faultOf(json: unknown): string {
  try {
    readScenario(json);
  } catch (fault) {
    if (fault instanceof ScenarioFault) return fault.place;
    throw fault;
  }
  return 'a scenario';
}

const event = (fields: object) => ({ at: '2026-11-16T09:11:00Z', ...fields });

describe('what is no scenario says its place', () => {
  it.each<[string, unknown, string?]>([
    ['surprise', 1],
    ['contract', undefined],
    ['contract', null],
    ['contract', []],
    ['client', undefined],
    ['client', {}, 'client.verifiedAt'],
    ['client.verifiedAt', 'yesterday'],
    ['client.name', 'Ben'],
    ['week', undefined],
    ['week', '2026-11-17'],
    ['week', '2026-11-16T00:00:00Z'],
    ['week', 20261116],
    ['events', undefined],
    ['events', {}],
    ['events', null],
    ['contract.starts', undefined],
    ['contract.starts', '2026-02-30T00:00:00Z'],
    ['contract.starts', '2026-11-02T24:00:00Z'],
    ['contract.starts', '2026-11-02T23:59:60Z'],
    ['contract.starts', '2026-11-02'],
    ['contract.starts', 1_793_577_600],
    ['contract.pay', undefined],
    ['contract.pay', 'hourly'],
    ['contract.rate', undefined],
    ['contract.rate', 45],
    ['contract.rate', '45.000'],
    ['contract.rate', '0'],
    ['contract.rate', '0.00'],
    ['contract.rate', '-45'],
    ['contract.rate', '+45'],
    ['contract.rate', '4e1'],
    ['contract.rate', '45.'],
    ['contract.rate', '.45'],
    ['contract.rate', '1,000.00'],
    ['contract.rate', ' 45'],
    ['contract.rate', ''],
    ['contract.currency', undefined],
    ['contract.currency', 'usd'],
    ['contract.currency', 'XAU'],
    ['contract.currency', 'XXX'],
    ['contract.currency', 'XDR'],
    ['contract.currency', 'ABC'],
    ['contract.currency', 840],
    ['contract.currency', 'constructor'],
    ['contract.weeklyLimitMinutes', 1.5],
    ['contract.weeklyLimitMinutes', -1],
    ['contract.weeklyLimitMinutes', '60'],
    ['contract.manualTime', 'true'],
    ['contract.manualTime', 1],
    ['contract.manualTime', null],
    ['contract.idleMinutes', 0],
    ['contract.idleMinutes', 61],
    ['contract.idleMinutes', 9.5],
    ['contract.minActiveMinutes', -1],
    ['contract.minActiveMinutes', 11],
    ['contract.minActiveMinutes', null],
    ['contract.freelancerFeePercent', '100.000001'],
    ['contract.freelancerFeePercent', '101'],
    ['contract.freelancerFeePercent', '1.0000000'],
    ['contract.freelancerFeePercent', '-1'],
    ['contract.freelancerFeePercent', 10],
    ['contract.clientFeePercent', '5 %'],
    ['contract.tax', '1'],
    ['snapshots', null],
    ['snapshots', []],
    ['snapshots.default', 600],
    ['snapshots.default', -1],
    ['snapshots.default', 1.5],
    ['snapshots.default', null],
    ['snapshots.other', 1],
    ['snapshots.2026-11-16T09:00:01Z', 1, 'snapshots["2026-11-16T09:00:01Z"]'],
    ['snapshots.2026-11-16', 1, 'snapshots["2026-11-16"]'],
    ['events[0]', null],
    ['events[0]', 'start'],
    ['events[0].at', undefined],
    ['events[0].at', '2026-11-16T09:00:00.5Z'],
    ['events[0].at', '2026-11-16T09:06:00Z', 'events[1].at'],
    ['events[0].type', undefined],
    ['events[0].type', 'begin'],
    ['events[0].memo', null],
    ['events[0].memo', 7],
    ['events[0].keys', 7],
    ['events[1].memo', 'a'],
    ['events[1].keys', -1],
    ['events[1].keys', 0.5],
    ['events[1].clicks', '1'],
    ['events[1].scrolls', null],
    ['events[2].memo', 'a'],
    ['events[2]', event({ type: 'delete' }), 'events[2].segment'],
    ['events[2]', event({ type: 'delete', segment: '2026-11-16T09:05:00Z' }), 'events[2].segment'],
    ['events[2]', event({ type: 'delete', segment: 1 }), 'events[2].segment'],
    ['events[2]', event({ type: 'editMemo', segment: '2026-11-16T09:00:01Z' }), 'events[2].segment'],
    ['events[2]', event({ type: 'editMemo', memo: 'a' }), 'events[2].segment'],
    ['events[2]', event({ type: 'manual', from: '2026-11-16T09:00:00Z' }), 'events[2].to'],
    ['events[2]', event({ type: 'manual', from: 'nine', to: '2026-11-16T09:00:00Z' }), 'events[2].from'],
    ['events[2]', event({ type: 'limit' }), 'events[2].minutes'],
    ['events[2]', event({ type: 'limit', minutes: 0.5 }), 'events[2].minutes'],
    ['events[2]', event({ type: 'limit', minutes: -1 }), 'events[2].minutes'],
    ['events[2]', event({ type: 'rate', rate: '0' }), 'events[2].rate'],
    ['events[2]', event({ type: 'rate', rate: '45.001' }), 'events[2].rate'],
    ['events[2]', event({ type: 'rate', rate: null }), 'events[2].rate'],
    ['events[2]', event({ type: 'manualTime', allowed: 'yes' }), 'events[2].allowed'],
    ['events[2]', event({ type: 'manualTime' }), 'events[2].allowed'],
    ['events[2]', event({ type: 'pause', memo: '' }), 'events[2].memo'],
    ['events[2]', event({ type: 'resume', now: true }), 'events[2].now'],
    ['events[2]', event({ type: 'end', reason: 'done' }), 'events[2].reason'],
  ])('%s = %j', (place, value, named = place) => {
    expect(faultOf(changed(place, value))).toBe(named);
  });

  it.each([null, 1, 'text', true, []])('%j is none at all', (json) => {
    expect(() => readScenario(json)).toThrow(ScenarioFault);
  });

  it('in a list the element is named, whatever its keys look like', () => {
    expect(() => readScenario({ 'a\nb': 1 }, '[3]')).toThrow('[3]["a\\nb"]: unknown key');
    expect(() => readScenario(JSON.parse('{"__proto__":{}}'), '[3]')).toThrow('[3].__proto__: unknown key');
  });

  it('a key that only a prototype has is missing', () => {
    const { week: _, ...rest } = worked;
    expect(() => readScenario(Object.create({ ...rest, week: worked.week }))).toThrow('missing');
  });
});

describe('what is a scenario', () => {
  it.each<[string, unknown]>([
    ['snapshots', undefined],
    ['snapshots', {}],
    ['snapshots.default', 599],
    ['snapshots.2026-11-16T10:10:00+01:00', 0],
    ['contract.weeklyLimitMinutes', null],
    ['contract.weeklyLimitMinutes', 1e21],
    ['contract.weeklyLimitMinutes', -0],
    ['contract.idleMinutes', null],
    ['contract.idleMinutes', 60],
    ['contract.minActiveMinutes', 10],
    ['contract.freelancerFeePercent', '100.000000'],
    ['contract.clientFeePercent', '0.000001'],
    ['contract.rate', '45'],
    ['contract.rate', '45.5'],
    ['contract.starts', '2026-11-02T00:00:00-11:30'],
    ['client.verifiedAt', null],
    ['week', '2026-12-28'],
    ['events', []],
    ['events[0].memo', undefined],
    ['events[0].at', '2026-11-16T09:05:00Z'],
    ['events[1].keys', 1e21],
    ['events[1].keys', undefined],
    ['events[2]', event({ type: 'limit', minutes: null })],
    ['events[2]', event({ type: 'manual', from: '2026-11-16T09:00:01Z', to: '2026-11-16T09:00:00Z' })],
  ])('%s = %j', (place, value) => {
    expect(faultOf(changed(place, value))).toBe('a scenario');
  });

  it('10.0, 1e1 and -0 are whole, as JSON writes them', () => {
    const text = JSON.stringify(worked)
      .replace(':1200', ':1.2e3')
      .replace(':300', ':300.0')
      .replace(':420', ':-0');
    const { segments } = explain(readScenario(JSON.parse(text)));
    expect(segments).toMatchObject([{ snapshotAt: '2026-11-16T09:00:00Z', countedSeconds: 600 }]);
    const none = JSON.stringify(worked).replace(':1200', ':-0').replace('"segment"', '"exact"');
    expect(explain(readScenario(JSON.parse(none))).segments[0]?.billedSeconds).toBe(0);
  });
});
