import { createManualClock } from '../platform/memory/manualClock';
import { createExposureTimer, EXPOSURE_MS } from './exposureTimer';

function setUp() {
  const clock = createManualClock();
  const exposed: string[] = [];
  return {
    clock,
    exposed,
    timer: createExposureTimer({ clock, onExposed: (itemId) => exposed.push(itemId) }),
  };
}

describe('an item is exposed', () => {
  it('when half of it was visible for half a second', async () => {
    const { clock, exposed, timer } = setUp();
    timer.update('a', 0.5);
    await clock.advance(EXPOSURE_MS - 1);
    expect(exposed).toEqual([]);
    await clock.advance(1);
    expect(exposed).toEqual(['a']);
  });

  it('not when less than half of it was visible, or for too short a time', async () => {
    const { clock, exposed, timer } = setUp();
    timer.update('a', 0.49);
    timer.update('b', 1);
    await clock.advance(EXPOSURE_MS - 1);
    timer.update('b', 0.2);
    await clock.advance(10 * EXPOSURE_MS);
    expect(exposed).toEqual([]);
  });

  it('not by two glances that only together last long enough', async () => {
    const { clock, exposed, timer } = setUp();
    timer.update('a', 1);
    await clock.advance(300);
    timer.update('a', 0);
    timer.update('a', 1);
    await clock.advance(300);
    expect(exposed).toEqual([]);
    await clock.advance(200);
    expect(exposed).toEqual(['a']);
  });

  it('from the first report on, also when more of it comes into view', async () => {
    const { clock, exposed, timer } = setUp();
    timer.update('a', 0.6);
    await clock.advance(400);
    timer.update('a', 1);
    await clock.advance(100);
    expect(exposed).toEqual(['a']);
  });

  it('once an impression of the list', async () => {
    const { clock, exposed, timer } = setUp();
    for (let glance = 0; glance < 3; glance += 1) {
      timer.update('a', 1);
      await clock.advance(EXPOSURE_MS);
      timer.update('a', 0);
    }
    expect(exposed).toEqual(['a']);
    timer.reset();
    timer.update('a', 1);
    await clock.advance(EXPOSURE_MS);
    expect(exposed).toEqual(['a', 'a']);
  });

  it('not while the page is hidden, and from anew when it shows again', async () => {
    const { clock, exposed, timer } = setUp();
    timer.update('a', 1);
    await clock.advance(400);
    timer.pause();
    timer.update('b', 1);
    await clock.advance(10 * EXPOSURE_MS);
    expect(exposed).toEqual([]);
    timer.resume();
    await clock.advance(EXPOSURE_MS - 1);
    expect(exposed).toEqual([]);
    await clock.advance(1);
    expect(exposed).toEqual(['a', 'b']);
  });
});
