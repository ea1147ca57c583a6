import type { EscrowKind } from '../told-escrow.ts';
import { contractPath, moment, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** The money of milestones, in sentences. */
export const ESCROW_TELL: Tellings<EscrowKind> = {
  'milestone-funded': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { milestone: s.name(f.milestone) }),
    path: contractPath(f),
  }),
  'milestone-silence': (say, f, s) => ({
    title: say('title', { ...sum(s, f), until: moment(s, f.until) }),
    body: say('body', { milestone: s.name(f.milestone), other: s.name(f.other) }),
    path: contractPath(f),
  }),
  'milestone-silent': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { milestone: s.name(f.milestone), until: moment(s, f.until) }),
    path: contractPath(f),
  }),
  'milestone-released': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { milestone: s.name(f.milestone), until: moment(s, f.until) }),
    path: contractPath(f),
  }),
  'milestone-available': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { milestone: s.name(f.milestone) }),
    path: '/money',
  }),
  'escrow-returned': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { other: s.name(f.other) }),
    path: contractPath(f),
  }),
  'escrow-not-back': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { milestone: s.name(f.milestone) }),
    path: contractPath(f),
  }),
  'escrow-paid': (say, f, s) => ({
    title: say('title', sum(s, f)),
    body: say('body', { other: s.name(f.other) }),
    path: contractPath(f),
  }),
  'escrow-asked': (say, f, s) => ({
    title: say('title', { ...sum(s, f), other: s.name(f.other) }),
    body: say('body', { until: moment(s, f.until) }),
    path: contractPath(f),
  }),
  'escrow-dormant': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', {
      amount: s.money(f.amount, f.currency),
      other: s.name(f.other),
      until: moment(s, f.until),
    }),
    path: contractPath(f),
  }),
  'escrow-disputed': (say, f, s) => ({
    title: say('title', { ...sum(s, f), other: s.name(f.other) }),
    body: say('body', { until: moment(s, f.until), says: s.name(f.says) }),
    path: contractPath(f),
  }),
  'escrow-answered': (say, f, s) => ({
    title: say('title', { ...sum(s, f), other: s.name(f.other) }),
    body: say('body', { says: s.name(f.says) }),
    path: contractPath(f),
  }),
  'escrow-decided': (say, f, s) => ({
    title: say('title', { ...sum(s, f), back: s.money(f.back, f.currency) }),
    body: say('body', { other: s.name(f.other), says: s.name(f.says) }),
    path: contractPath(f),
  }),
};

function sum(s: Speaker, f: { title: string; amount: string; currency: string }) {
  return { title: s.name(f.title), amount: s.money(f.amount, f.currency) };
}
