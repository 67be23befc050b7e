import { type RecommenderStatus } from '../../inference/recommender';
import { type TrackerStatus } from '../../tracking/tracker';
import { diagnosticLines } from './diagnosticLines';

const recommender: RecommenderStatus = { state: 'idle' };
const tracker: TrackerStatus = {
  queueLength: 2,
  delivered: 7,
  collection: true,
  consent: 'granted',
  lost: {
    overflow: { 'item-exposed': 4, 'cart-added': 5 },
    rejected: { 'item-viewed': 1 },
    invalid: {},
    storage: { 'item-exposed': 3 },
    unreadableSegments: 1,
  },
};

it('counts what was lost by its cause, of all kinds of events together', () => {
  const lost = diagnosticLines(recommender, tracker).find(({ name }) => name === 'lost');
  expect(lost?.value).toBe('overflow 9, rejected 1, invalid 0, storage 3, unreadable segments 1');
});
