/** The moment at which a life ends. Operations on storage and cloud are counted from 1. */
export interface Death {
  atOperation: number;
  /** Whether the last operation still reached the disk or the server. */
  applied: boolean;
}

/**
 * One run of the app, from launch until it is killed. A killed app gets no answers any more: its promises stay
 * pending, as those of a real process do, so code cannot tidy up after its own death.
 */
export class AppLife {
  /** Resolves when the life ends. */
  readonly ended: Promise<void>;
  private operations = 0;
  private isOver = false;
  private announceEnd: () => void = () => undefined;

  constructor(private readonly death?: Death) {
    this.ended = new Promise((resolve) => (this.announceEnd = resolve));
  }

  get operationCount(): number {
    return this.operations;
  }

  kill(): void {
    this.isOver = true;
    this.announceEnd();
  }

  /** Runs `effect` as one operation, if this life lasts so long. */
  async run<T>(effect: () => T | Promise<T>): Promise<T> {
    await Promise.resolve();
    if (this.isOver) return never();
    this.operations += 1;
    if (this.operations === this.death?.atOperation) {
      this.isOver = true;
      if (this.death.applied) await effect();
      this.kill();
      return never();
    }
    const outcome = await effect();
    return this.isOver ? never() : outcome;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
