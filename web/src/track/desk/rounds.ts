import { backoffSeconds } from '@stint/tracker/upload/backoff';

/** What is done again and again while the page is open; each answers when it is done. */
export interface Rounds {
  /** Every second. */
  beat(): Promise<void>;
  /** Every thirty seconds, and at once when asked for. */
  ask(): Promise<void>;
  /** Brings what may go; `stuck`: it is tried again later and later. */
  bring(): Promise<'done' | 'stuck'>;
  /** Is there anything that may go now? */
  isDue(): boolean;
}

const ASK_EVERY_BEATS = 30;

/** Lets the rounds go by real seconds, one of each kind at a time. */
export class Pacing {
  private readonly rounds: Rounds;
  private untilAsk = 0;
  private untilBring = 0;
  private failures = 0;
  private beating = false;
  private asking = false;
  private bringing = false;

  constructor(rounds: Rounds) {
    this.rounds = rounds;
  }

  /** A second has gone by. */
  async second(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await this.rounds.beat();
    } finally {
      this.beating = false;
    }
    this.untilAsk -= 1;
    this.untilBring -= 1;
    if (this.untilAsk <= 0) void this.ask();
    if (this.untilBring <= 0 && this.rounds.isDue()) void this.bring();
  }

  /** Something is new: it is not waited for. */
  hurry(): void {
    this.untilAsk = 0;
    this.untilBring = 0;
  }

  private async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.untilAsk = ASK_EVERY_BEATS;
    try {
      await this.rounds.ask();
    } finally {
      this.asking = false;
    }
  }

  private async bring(): Promise<void> {
    if (this.bringing) return;
    this.bringing = true;
    try {
      const how = await this.rounds.bring();
      this.failures = how === 'stuck' ? this.failures + 1 : 0;
      this.untilBring = how === 'stuck' ? Math.ceil(backoffSeconds(this.failures, Math.random())) : 0;
    } finally {
      this.bringing = false;
    }
  }
}
