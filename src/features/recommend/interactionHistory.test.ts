import { settlePromises } from '../../platform/memory/manualClock';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { createInteractionHistory } from './interactionHistory';

const { disk } = createMemoryPlatform();

function startApp() {
  const { keyValueStore } = createMemoryPlatform({ disk });
  return createInteractionHistory(keyValueStore, () => 0);
}
const itemIds = (history: ReturnType<typeof startApp>) =>
  history.get().interactions.map(({ itemId }) => itemId);

describe('the history of interactions', () => {
  beforeEach(() => disk.values.clear());

  it('takes a change at once when it has been loaded, and keeps it for the next start', async () => {
    const history = startApp();
    await history.load();
    history.record('tea', 'viewed');
    expect(itemIds(history)).toEqual(['tea']);
    await settlePromises();
    const next = startApp();
    await next.load();
    expect(itemIds(next)).toEqual(['tea']);
  });

  it('puts what happens before the device has answered behind what it remembers', async () => {
    const first = startApp();
    first.record('tea', 'viewed');
    first.dismiss('pot');
    await settlePromises();

    const next = startApp();
    next.record('cup', 'viewed');
    next.record('tea', 'viewed');
    await next.load();
    await settlePromises();
    expect(itemIds(next)).toEqual(['tea', 'cup', 'tea']);
    expect(next.get().dismissals).toEqual([{ itemId: 'pot', reason: 'not-interested', dismissedAtMs: 0 }]);
    expect(disk.values.get('recommend/history')).toContain('cup');
  });

  it('holds the same look at one item only once in a row', async () => {
    const history = startApp();
    await history.load();
    history.record('tea', 'viewed');
    history.record('tea', 'viewed');
    expect(itemIds(history)).toEqual(['tea']);
  });
});
