import { turns } from './desk/turns.ts';
import { ifDiskTakes } from './files.ts';
import { PinnedHouse } from './pin/pinned-house.ts';
import { type SignedIn, type SignInPlace, writeSignedIn } from './signed-in.ts';

/** A sign-in on the disk, with what its house is known by: each change of either is kept. */
export class KeptSignIn {
  readonly pinned: PinnedHouse;
  private readonly place: SignInPlace;
  private readonly inTurn = turns();
  private signedIn: SignedIn;

  constructor(place: SignInPlace, signedIn: SignedIn, now: () => number) {
    this.place = place;
    this.signedIn = signedIn;
    this.pinned = new PinnedHouse({ house: signedIn.house, pin: signedIn.pin ?? null, now });
    this.pinned.onPin(() => void this.keep(this.signedIn));
  }

  /** Resolved: it is on the disk, if that takes anything; else it is kept with the next change. */
  keep(signedIn: SignedIn): Promise<void> {
    const pin = this.pinned.pin();
    this.signedIn = pin ? { ...signedIn, pin } : signedIn;
    return this.inTurn(() => ifDiskTakes(writeSignedIn(this.place, this.signedIn)));
  }

  /** Resolves when all that was to be kept is. */
  settled(): Promise<void> {
    return this.inTurn(async () => undefined);
  }
}
