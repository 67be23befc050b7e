import { createManualClock } from '../platform/memory/manualClock';
import { createSequentialIdentifiers } from '../platform/memory/sequentialIdentifiers';
import { createSession } from './session';

const MINUTE_MS = 60_000;

describe('a session', () => {
  const setUp = () => {
    const clock = createManualClock();
    return { clock, session: createSession(clock, createSequentialIdentifiers()) };
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

  it('ends when the clock is set back by more than that', () => {
    const { clock, session } = setUp();
    const first = session.touch();
    clock.setWallClock(clock.nowMs() - MINUTE_MS);
    expect(session.touch()).toBe(first);
    clock.setWallClock(clock.nowMs() - 31 * MINUTE_MS);
    expect(session.touch()).not.toBe(first);
  });
});
