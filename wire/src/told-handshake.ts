import { z } from 'zod';
import { Currency, DayText, Id, InstantText, MoneyText } from './letters.ts';
import { OfContract, Theirs } from './told-letters.ts';

const OfJob = z.object({ job: Id, title: Theirs });
const OfProposal = OfJob.extend({ proposal: Id, other: Theirs });
const OfOffer = z.object({ offer: Id, title: Theirs, other: Theirs });
const OfMilestone = OfContract.extend({ milestone: Theirs });
const MilestoneDeed = OfMilestone.extend({
  other: Theirs,
  amount: MoneyText,
  currency: Currency,
  /** What they said with it; may be blank. */
  says: Theirs,
});
/** `role`: its code of core's `Role`. */
const OfTeam = z.object({ organisation: Id, name: Theirs, role: z.string() });

/** What is told on the way to a contract, and between the people on it. `other` is always the other side's name. */
export const HANDSHAKE_FACTS = {
  'job-expires': OfJob.extend({ expiresAt: InstantText }),
  'job-expired': OfJob,
  'proposal-received': OfProposal.extend({ amount: MoneyText, currency: Currency }),
  'proposal-declined': OfProposal.extend({ reason: Theirs }),
  'proposal-withdrawn': OfProposal,
  'offer-made': OfOffer.extend({ expiresAt: InstantText }),
  'offer-changed': OfOffer.extend({ expiresAt: InstantText }),
  'offer-asked': OfOffer.extend({ says: Theirs }),
  'offer-withdrawn': OfOffer,
  'offer-declined': OfOffer.extend({ reason: Theirs }),
  'offer-accepted': OfOffer.extend({ contract: Id }),
  'offer-expires': OfOffer.extend({ expiresAt: InstantText }),
  'offer-expired': OfOffer,
  'milestone-proposed': MilestoneDeed,
  'milestone-agreed': MilestoneDeed,
  'milestone-change': MilestoneDeed,
  'milestone-submitted': MilestoneDeed,
  'milestone-changes-asked': MilestoneDeed,
  'milestone-dropped': MilestoneDeed,
  'milestone-due': OfMilestone.extend({ dueDay: DayText }),
  'feedback-asked': OfContract.extend({ other: Theirs, closesAt: InstantText }),
  'feedback-shown': OfContract.extend({ other: Theirs }),
  'message-received': z.object({ thread: Id, title: Theirs, other: Theirs, says: Theirs }),
  'time-asked': OfContract.extend({
    thread: Id,
    other: Theirs,
    from: InstantText,
    to: InstantText,
    says: Theirs,
  }),
  'member-joined': OfTeam.extend({ other: Theirs }),
  'role-changed': OfTeam,
} as const satisfies Record<string, z.ZodObject>;

export type HandshakeKind = keyof typeof HANDSHAKE_FACTS;

/** Their groups, sides and defaults, as `KIND_FACTS` has them. */
export const HANDSHAKE_KINDS = {
  'job-expires': { group: 'jobs', to: 'client', mail: 'now' },
  'job-expired': { group: 'jobs', to: 'client', mail: 'now' },
  'proposal-received': { group: 'jobs', to: 'client', mail: 'now' },
  'proposal-declined': { group: 'jobs', to: 'freelancer', mail: 'now' },
  'proposal-withdrawn': { group: 'jobs', to: 'client', mail: 'digest' },
  'offer-made': { group: 'offers', to: 'freelancer', mail: 'now' },
  'offer-changed': { group: 'offers', to: 'freelancer', mail: 'now' },
  'offer-asked': { group: 'offers', to: 'client', mail: 'now' },
  'offer-withdrawn': { group: 'offers', to: 'freelancer', mail: 'now' },
  'offer-declined': { group: 'offers', to: 'client', mail: 'now' },
  'offer-accepted': { group: 'offers', to: 'client', mail: 'now' },
  'offer-expires': { group: 'offers', to: 'both', mail: 'now' },
  'offer-expired': { group: 'offers', to: 'both', mail: 'now' },
  'milestone-proposed': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-agreed': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-change': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-submitted': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-changes-asked': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-dropped': { group: 'milestones', to: 'both', mail: 'now' },
  'milestone-due': { group: 'milestones', to: 'both', mail: 'now' },
  'feedback-asked': { group: 'contracts', to: 'both', mail: 'now' },
  'feedback-shown': { group: 'contracts', to: 'both', mail: 'now' },
  'message-received': { group: 'messages', to: 'both', mail: 'digest' },
  'time-asked': { group: 'messages', to: 'client', mail: 'now' },
  'member-joined': { group: 'team', to: 'client', mail: 'digest' },
  'role-changed': { group: 'team', to: 'both', mail: 'now' },
} as const satisfies Record<HandshakeKind, unknown>;
