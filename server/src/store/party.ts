/** One side of a contract, as it is shown. */
export interface Party {
  readonly id: string;
  readonly name: string;
}
