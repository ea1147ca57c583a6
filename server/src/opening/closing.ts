/** What must be ended when the house closes, or when it could not open: the last one opened ends first. */
export class Closing {
  private readonly ends: (() => unknown)[] = [];

  add(end: () => unknown): void {
    this.ends.push(end);
  }

  /** Ends all. One that fails keeps none of the others open; the first failure is thrown when all is done. */
  async run(): Promise<void> {
    const failed: unknown[] = [];
    for (let end = this.ends.pop(); end; end = this.ends.pop()) {
      try {
        await end();
      } catch (error) {
        failed.push(error);
      }
    }
    if (failed.length > 0) throw failed[0];
  }
}
