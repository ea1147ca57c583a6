import type { CONTRACT } from '@stint/core/handshake/contract';

/** One thing that somebody tries; `at` is the place of what it is done to. */
export type Step =
  | { readonly kind: 'wait'; readonly seconds: number; readonly tick: boolean }
  | { readonly kind: 'job'; readonly deed: 'edit' | 'close' | 'open again' }
  | { readonly kind: 'propose'; readonly by: string }
  | { readonly kind: 'proposal'; readonly at: number; readonly deed: ProposalStep }
  | {
      readonly kind: 'make offer';
      readonly proposal: number | null;
      readonly fixed: boolean;
      readonly escrow: boolean;
    }
  | {
      readonly kind: 'offer';
      readonly at: number;
      readonly deed: OfferStep;
      /** The version that whoever does it has seen. */
      readonly version: number;
    }
  | {
      readonly kind: 'contract';
      readonly at: number;
      readonly deed: keyof (typeof CONTRACT)['active'] | ResumeStep;
    }
  | { readonly kind: 'propose milestone'; readonly at: number; readonly side: 'client' | 'freelancer' }
  | {
      readonly kind: 'milestone';
      readonly at: number;
      readonly milestone: number;
      readonly deed: MilestoneStep;
    };

export type ProposalStep = 'edit' | 'view' | 'withdraw' | 'shortlist' | 'archive' | 'put back' | 'decline';
export type OfferStep = 'change' | 'withdraw' | 'accept' | 'decline' | 'ask for changes';
type ResumeStep = 'client: resume' | 'freelancer: resume';
export type MilestoneStep =
  | 'client: agree'
  | 'freelancer: agree'
  | 'client: change'
  | 'freelancer: change'
  | 'client: drop'
  | 'freelancer: drop'
  | 'freelancer: submit'
  | 'client: ask for changes';
