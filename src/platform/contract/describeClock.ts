import { type Clock } from '../clock';

export interface DrivenClock {
  clock: Clock;
  advance(ms: number): Promise<void> | void;
}

/** What every clock promises. */
export function describeClock(name: string, create: () => DrivenClock): void {
  describe(`${name} as a clock`, () => {
    it('moves wall time and durations together', async () => {
      const { clock, advance } = create();
      const startMs = clock.nowMs();
      const startMonotonicMs = clock.monotonicMs();
      await advance(250);
      expect(clock.nowMs() - startMs).toBe(250);
      expect(clock.monotonicMs() - startMonotonicMs).toBeCloseTo(250, 3);
    });

    it('runs a task once, when its delay is over', async () => {
      const { clock, advance } = create();
      const task = jest.fn();
      clock.schedule(100, task);
      await advance(99);
      expect(task).not.toHaveBeenCalled();
      await advance(1);
      expect(task).toHaveBeenCalledTimes(1);
      await advance(1000);
      expect(task).toHaveBeenCalledTimes(1);
    });

    it('does not run a task that was cancelled', async () => {
      const { clock, advance } = create();
      const task = jest.fn();
      clock.schedule(100, task)();
      await advance(200);
      expect(task).not.toHaveBeenCalled();
    });
  });
}
