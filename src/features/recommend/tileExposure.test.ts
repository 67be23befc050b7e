import { type EventDraft } from '../../contracts';
import { createManualClock } from '../../platform/memory/manualClock';
import { createTileExposure } from './tileExposure';

function setUp(propensities: number[] | undefined = [1, 0.9875]) {
  const clock = createManualClock();
  const tracked: EventDraft[] = [];
  const exposed: string[] = [];
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
    onExposed: (itemId) => exposed.push(itemId),
  });
  const list = exposure.open({
    surface: 'home',
    order: ['tea', 'cup'],
    modelVersion: 'model-1',
    policy: 'personal-1',
    propensities,
  });
  return { clock, tracked, exposed, list, see: (itemId: string, ratio: number) => report(itemId, ratio) };
}

/** A list whose first item is seen for so long, until another observer takes over. */
async function watchAnewAfter(ms: number) {
  const scene = setUp();
  scene.list.show();
  const stop = scene.list.observe();
  scene.see('tea', 1);
  await scene.clock.advance(ms);
  stop();
  scene.list.observe();
  return scene;
}

describe('the exposure of a list', () => {
  it('counts a tile that was half visible for half a second, with its rank, model and propensity', async () => {
    const { clock, tracked, exposed, list, see } = setUp();
    list.observe();
    see('cup', 0.5);
    see('tea', 0.4);
    await clock.advance(500);
    expect(tracked).toEqual([
      {
        kind: 'item-exposed',
        itemId: 'cup',
        surface: 'home',
        rank: 1,
        modelVersion: 'model-1',
        policy: 'personal-1',
        propensity: 0.9875,
      },
    ]);
    expect(exposed).toEqual(['cup']);
  });

  it('names no propensity where none is known', async () => {
    const { clock, tracked, list, see } = setUp([]);
    list.observe();
    see('cup', 1);
    await clock.advance(500);
    expect(tracked[0]).toMatchObject({ policy: 'personal-1' });
    expect(tracked[0]).not.toHaveProperty('propensity');
  });

  it('does not count what another page has covered meanwhile', async () => {
    const { clock, tracked, list, see } = setUp();
    list.observe();
    const hide = list.show();
    see('tea', 1);
    await clock.advance(400);
    hide();
    await clock.advance(400);
    expect(tracked).toEqual([]);
  });

  it('counts an item once, also when the list is watched anew after it has grown', async () => {
    const { clock, tracked, see } = await watchAnewAfter(500);
    see('tea', 1);
    await clock.advance(500);
    expect(tracked).toHaveLength(1);
  });

  it('counts a tile that was watched anew meanwhile, because others came to the page, from its first sight on', async () => {
    const { clock, exposed, see } = await watchAnewAfter(400);
    see('tea', 1);
    await clock.advance(100);
    expect(exposed).toEqual(['tea']);
  });

  it('does not count a tile that had gone by then, which WeChat keeps silent on', async () => {
    const { clock, exposed } = await watchAnewAfter(400);
    await clock.advance(1000);
    expect(exposed).toEqual([]);
  });

  it('ignores tiles of other lists', async () => {
    const { clock, tracked, list, see } = setUp();
    list.observe();
    see('stranger', 1);
    await clock.advance(500);
    expect(tracked).toEqual([]);
  });
});
