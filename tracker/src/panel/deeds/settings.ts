import { PrivacyRules } from '../../privacy/rules.ts';
import { Settings } from '../../settings.ts';
import type { Tracker } from '../../tracker.ts';
import { type Deeds, deed } from './deed.ts';

export type SettingsDesk = Pick<Tracker, 'rules' | 'setRules' | 'setSettings'>;

export function settingsDeeds(desk: SettingsDesk): Deeds {
  return {
    '/settings': deed(Settings, (settings) => desk.setSettings(settings)),
    '/rules': deed(PrivacyRules, (rules) => desk.setRules(rules)),
  };
}
