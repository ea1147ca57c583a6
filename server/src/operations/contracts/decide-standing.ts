import { type Contract, endContract, pauseContract, resumeContract } from '@stint/core/contract';
import type { Instant } from '@stint/core/instant';
import type { Refusal } from '@stint/core/refusal';

type StandingDeed = 'pause' | 'resume' | 'end';

const DEEDS: Readonly<Record<StandingDeed, (contract: Contract, now: Instant) => Contract | Refusal>> = {
  pause: pauseContract,
  resume: resumeContract,
  end: endContract,
};

/** A contract after such a deed, whether it is done or only asked about. Refusal: `not-allowed`. */
export function decideStanding(of: StandingDeed, contract: Contract, now: Instant): Contract | Refusal {
  return DEEDS[of](contract, now);
}
