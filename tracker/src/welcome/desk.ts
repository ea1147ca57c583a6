import { isRefusal } from '@stint/core/refusal';
import { readHouseAddress } from '../program/house-address.ts';
import { refuse, sentenceOf, type TrackerRefusal } from '../refusal.ts';
import type { SignInPage } from '../sign-in.ts';
import type { SignedIn } from '../signed-in.ts';

/** What the page shows. */
export type WelcomeState =
  | { readonly step: 'house'; readonly suggested: string | null; readonly fault: string | null }
  | { readonly step: 'asking'; readonly house: string }
  | ({ readonly step: 'approve'; readonly house: string } & SignInPage)
  | { readonly step: 'signed-in'; readonly name: string; readonly panel: string | null };

export interface WelcomePorts {
  signIn(
    house: string,
    show: (page: SignInPage) => void,
    stop: AbortSignal,
  ): Promise<SignedIn | TrackerRefusal>;
  /** Opens a house's page in the browser that somebody uses anyway; false where there is none. */
  open(address: string): Promise<boolean>;
}

/** The first start's state: which house, then the code, then signed in. One sign-in at a time; the last one counts. */
export class WelcomeDesk {
  private readonly ports: WelcomePorts;
  private readonly done = Promise.withResolvers<SignedIn>();
  private readonly gone = Promise.withResolvers<void>();
  private current: WelcomeState;
  private asking = new AbortController();

  constructor(suggested: string | null, ports: WelcomePorts) {
    this.ports = ports;
    this.current = { step: 'house', suggested, fault: null };
  }

  state(): WelcomeState {
    if (this.current.step === 'signed-in' && this.current.panel !== null) this.gone.resolve();
    return this.current;
  }

  /** Somebody has said which house, and pressed the button. */
  choose(typed: string): void {
    if (this.current.step === 'signed-in') return;
    const read = readHouseAddress(typed);
    if ('fault' in read) this.back(typed, ADDRESS_FAULTS[read.fault]);
    else void this.ask(read.house);
  }

  /** Another house, then. */
  back(suggested: string | null = null, fault: string | null = null): void {
    if (this.current.step === 'signed-in') return;
    this.asking.abort();
    const typed = suggested ?? ('house' in this.current ? this.current.house : null);
    this.current = { step: 'house', suggested: typed, fault };
  }

  /** The page on which the code is approved; false where no browser could be told to open it. */
  openSignIn(): Promise<boolean> {
    return this.current.step === 'approve' ? this.ports.open(this.current.address) : Promise.resolve(false);
  }

  /** Refusal: `not-signed-in` when it is stopped first. */
  signedIn(stop: AbortSignal): Promise<SignedIn | TrackerRefusal> {
    return Promise.race([this.done.promise, aborted(stop).then(() => refuse('not-signed-in'))]).finally(() =>
      this.asking.abort(),
    );
  }

  /** Lets the page go on to the panel; resolves when it has read where that is, or after a while without a page. */
  async moveOn(panel: string, stop: AbortSignal): Promise<void> {
    if (this.current.step === 'signed-in') this.current = { ...this.current, panel };
    await Promise.race([this.gone.promise, aborted(AbortSignal.any([stop, AbortSignal.timeout(NOBODY_MS)]))]);
  }

  private async ask(house: string): Promise<void> {
    this.asking.abort();
    const asking = new AbortController();
    this.asking = asking;
    this.current = { step: 'asking', house };
    const show = (page: SignInPage): void => {
      if (asking.signal.aborted) return;
      // A house signs people in at its own address: no other page, and no script, is offered to be opened.
      if (URL.parse(page.address)?.origin !== house) this.back(house, ELSEWHERE);
      else this.current = { step: 'approve', house, ...page };
    };
    const signedIn = await this.ports.signIn(house, show, asking.signal);
    if (asking.signal.aborted) return;
    if (isRefusal(signedIn)) {
      const nobody = signedIn.refused === 'house-unreachable';
      return this.back(house, nobody ? NOBODY_ANSWERS : sentenceOf(signedIn));
    }
    this.current = { step: 'signed-in', name: signedIn.name, panel: null };
    this.done.resolve(signedIn);
  }
}

const NOBODY_MS = 10_000;
const NOBODY_ANSWERS =
  'No Stint answers at this address. See that it is spelt as in your browser, https or http included, and that you are online.';
const ELSEWHERE = 'This house wants you to sign in at another address. Ask its operator (STINT_ORIGIN).';

const ADDRESS_FAULTS = {
  none: 'That is no address. It looks like stint.example: whoever invited you knows it.',
  'not-private':
    'Over plain http everybody on the way could read and change your work. Ask for the address that begins with https.',
} as const;

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
