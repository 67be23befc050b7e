import { createManualClock } from '../platform/memory/manualClock';
import { createMemoryLifecycle } from '../platform/memory/memoryLifecycle';
import { createSequentialIdentifiers } from '../platform/memory/sequentialIdentifiers';
import { createSession } from './session';

const MINUTE_MS = 60_000;

describe('a session', () => {
  const setUp = () => {
    const clock = createManualClock();
    const lifecycle = createMemoryLifecycle();
    return { clock, lifecycle, session: createSession(clock, createSequentialIdentifiers(), lifecycle) };
  };

  it('goes on as long as no pause is longer than 30 minutes', async () => {
    const { clock, session } = setUp();
    const first = session.touch();
    for (let pause = 0; pause < 4; pause += 1) {
      await clock.advance(30 * MINUTE_MS);
      expect(session.touch()).toBe(first);
    }
    await clock.advance(30 * MINUTE_MS + 1);
    expect(session.touch()).not.toBe(first);
  });

  it.each([-400, -1, 1, 400])(
    'goes on when the clock is set by %i days while the app is in front',
    (days) => {
      const { clock, session } = setUp();
      const first = session.touch();
      clock.setWallClock(clock.nowMs() + days * 24 * 60 * MINUTE_MS);
      expect(session.touch()).toBe(first);
    },
  );

  it('ends in its time although the clock was set back', async () => {
    const { clock, session } = setUp();
    const first = session.touch();
    clock.setWallClock(clock.nowMs() - 60 * MINUTE_MS);
    await clock.advance(31 * MINUTE_MS);
    expect(session.touch()).not.toBe(first);
  });

  it('ends when a hidden app has slept through more than 30 minutes', () => {
    const { clock, lifecycle, session } = setUp();
    const first = session.touch();
    lifecycle.hide();
    // Asleep, only the wall clock goes on.
    clock.setWallClock(clock.nowMs() + 30 * MINUTE_MS);
    expect(session.touch()).toBe(first);
    lifecycle.hide();
    clock.setWallClock(clock.nowMs() + 31 * MINUTE_MS);
    expect(session.touch()).not.toBe(first);
  });
});
