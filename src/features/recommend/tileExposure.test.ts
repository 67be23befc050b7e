import { type EventDraft } from '../../contracts';
import { createManualClock } from '../../platform/memory/manualClock';
import { createTileExposure } from './tileExposure';

function setUp() {
  const clock = createManualClock();
  const tracked: EventDraft[] = [];
  let report: (itemId: string, ratio: number) => void = () => undefined;
  const exposure = createTileExposure({
    clock,
    observeTiles(onRatio) {
      report = onRatio;
      return () => {
        report = () => undefined;
      };
    },
    track: (draft) => tracked.push(draft),
  });
  const list = exposure.open({ surface: 'home', order: ['tea', 'cup'], modelVersion: 'model-1' });
  return { clock, tracked, list, see: (itemId: string, ratio: number) => report(itemId, ratio) };
}

describe('the exposure of a list', () => {
  it('counts a tile that was half visible for half a second, with its rank and model', async () => {
    const { clock, tracked, list, see } = setUp();
    list.observe();
    see('cup', 0.5);
    see('tea', 0.4);
    await clock.advance(500);
    expect(tracked).toEqual([
      { kind: 'item-exposed', itemId: 'cup', surface: 'home', rank: 1, modelVersion: 'model-1' },
    ]);
  });

  it('does not count what another page has covered meanwhile', async () => {
    const { clock, tracked, list, see } = setUp();
    const stop = list.observe();
    see('tea', 1);
    await clock.advance(400);
    stop();
    await clock.advance(400);
    expect(tracked).toEqual([]);
  });

  it('counts an item once, also when the list is watched anew after it has grown', async () => {
    const { clock, tracked, list, see } = setUp();
    const stop = list.observe();
    see('tea', 1);
    await clock.advance(500);
    stop();
    list.observe();
    see('tea', 1);
    await clock.advance(500);
    expect(tracked).toHaveLength(1);
  });

  it('ignores tiles of other lists', async () => {
    const { clock, tracked, list, see } = setUp();
    list.observe();
    see('stranger', 1);
    await clock.advance(500);
    expect(tracked).toEqual([]);
  });
});
