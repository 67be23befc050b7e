import { createForwardTime } from './systemClock';

describe('createForwardTime', () => {
  it('adds up forward steps and never goes back', () => {
    let wallClockMs = 1000;
    const elapsedMs = createForwardTime(() => wallClockMs);
    wallClockMs = 1500;
    expect(elapsedMs()).toBe(500);
    wallClockMs = 100;
    expect(elapsedMs()).toBe(500);
    wallClockMs = 350;
    expect(elapsedMs()).toBe(750);
  });
});
