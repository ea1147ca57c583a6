import type { Draw } from '@stint/proof/draw';
import type { ContractBook } from './contracts.ts';
import type { Cut } from './desk/seal.ts';
import type { Desktop } from './desktop/detect.ts';
import type { RulesKept } from './privacy/kept.ts';
import type { Spool } from './spool/spool.ts';
import type { DeskClock } from './time.ts';
import type { Vault } from './vault/vault.ts';

export interface AgentPorts {
  /** A folder for this agent alone, 0700. */
  readonly folder: string;
  readonly vault: Vault;
  readonly clock: DeskClock;
  /** T2: the secret draw of this freelancer's snapshot instants. */
  readonly draw: Draw;
  readonly desktop: Desktop;
  readonly freelancer: string;
  readonly spool: Spool;
  readonly contracts: ContractBook;
  readonly rules: Pick<RulesKept, 'get' | 'lost'>;
  /** Seconds of the tracker's clock between two writings of the journal while input comes. */
  readonly saveEverySeconds: number;
  /** Seconds after its instant in which a snapshot may be taken; later it would show something else. */
  readonly captureWithinSeconds: number;
  /** Free bytes below which nothing is tracked any more: what is tracked must find room. */
  readonly reserveBytes: number;
  /** Told of every segment once it is in the spool, so never before its end (T2). */
  onSealed(cuts: readonly Cut[]): Promise<void>;
}
