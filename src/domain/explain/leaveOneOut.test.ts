import fc from 'fast-check';
import { carryingActions } from './carryingActions';
import { leaveOneOut } from './leaveOneOut';

/** Item 0 gains what each action is worth; items 1 and 2 have fixed scores. */
const sumScorer = async (history: readonly number[]) => [
  history.reduce((sum, worth) => sum + worth, 0),
  3,
  1,
];
const explain = (history: number[], readLength = Infinity) =>
  leaveOneOut({ score: sumScorer, item: 0, history, readLength });

describe('leaving one action out', () => {
  it('tells what the score and the rank lose without it', async () => {
    const { contributions, scoreSpread } = await explain([3, 1, -2, 0.5]);
    // With all: 2.5, behind item 1. Without the first −0.5, behind both; without the third 4.5, the best.
    expect(contributions).toEqual([
      { position: 0, scoreDrop: 3, rankDrop: 1 },
      { position: 1, scoreDrop: 1, rankDrop: 0 },
      { position: 2, scoreDrop: -2, rankDrop: -1 },
      { position: 3, scoreDrop: 0.5, rankDrop: 0 },
    ]);
    expect(scoreSpread).toBeCloseTo(Math.sqrt((0.3333 ** 2 + 0.8333 ** 2 + 1.1667 ** 2) / 3), 3);
  });

  it('asks for no history that the scorer reads alike', async () => {
    const asked: (readonly number[])[] = [];
    const { contributions } = await leaveOneOut({
      item: 0,
      history: [5, 6, 7, 8],
      readLength: 2,
      async score(history) {
        asked.push(history);
        return sumScorer(history.slice(-2));
      },
    });
    expect(asked).toEqual([
      [5, 6, 7, 8],
      [5, 6, 8],
      [5, 6, 7],
    ]);
    expect(contributions.map(({ scoreDrop }) => scoreDrop)).toEqual([0, 0, 1, 2]);
  });

  it('of no history explains nothing', async () => {
    expect((await explain([])).contributions).toEqual([]);
  });
});

describe('the actions that carried', () => {
  const carried = async (history: number[]) =>
    carryingActions(await explain(history), String).map(({ position }) => position);

  it.each([
    ['one that did most', [0.2, 4, 1], [1]],
    ['two that did about the same', [4, 0.1, 4.5], [2, 0]],
    ['no more than two, the latest of equals', [4, 4, 4], [2, 1]],
    ['none whose absence would hardly be noticed', [0.05, 0.04], []],
    ['none against whom the item stands', [-1, -2], []],
  ])('are %s', async (_, history, expected) => {
    expect(await carried(history)).toEqual(expected);
  });

  it('are none when the item rises without the one that did most', async () => {
    const score = async (history: readonly number[]) => (history.length === 2 ? [5, 6] : [4, 3]);
    const explanation = await leaveOneOut({ score, item: 0, history: [1, 2], readLength: 9 });
    expect(carryingActions(explanation, String)).toEqual([]);
  });

  it('name one item once', async () => {
    const explanation = await explain([4, 3.9, 3.8]);
    const itemIds = ['tea', 'tea', 'cup'];
    const positions = carryingActions(explanation, (position) => itemIds[position]!).map(
      ({ position }) => position,
    );
    expect(positions).toEqual([0, 2]);
  });

  it('begin with one without which the score falls furthest', () => {
    return fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -5, max: 9 }), { maxLength: 8 }), async (history) => {
        const [first] = await carried(history);
        if (first !== undefined) expect(history[first]).toBe(Math.max(...history));
      }),
    );
  });
});
