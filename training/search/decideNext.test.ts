import fc from 'fast-check';
import { buildLadder, decideNext, type Standing } from './decideNext';

describe('buildLadder', () => {
  it('multiplies by the reduction and ends at the last epoch', () => {
    expect(buildLadder(1, 16).epochs).toEqual([1, 3, 9, 16]);
    expect(buildLadder(2, 2).epochs).toEqual([2]);
  });
});

describe('decideNext', () => {
  const ladder = buildLadder(1, 9);

  it('starts new candidates until one in three of a rung may go on', () => {
    const one = { trial: 0, ndcg: [0.1] };
    const two = { trial: 1, ndcg: [0.3] };
    expect(decideNext([], ladder)).toEqual({ kind: 'start' });
    expect(decideNext([one, two], ladder)).toEqual({ kind: 'start' });
    const three = { trial: 2, ndcg: [0.2] };
    expect(decideNext([one, two, three], ladder)).toEqual({ kind: 'promote', trial: 1, rung: 1 });
  });

  it('lets nobody go on twice from the same rung', () => {
    const standings = [
      { trial: 0, ndcg: [0.1] },
      { trial: 1, ndcg: [0.3, 0.4] },
      { trial: 2, ndcg: [0.2] },
    ];
    expect(decideNext(standings, ladder)).toEqual({ kind: 'start' });
  });

  it('prefers to finish what is furthest', () => {
    const standings = Array.from({ length: 9 }, (_, trial) => ({
      trial,
      ndcg: trial < 3 ? [0.9 - trial / 10, 0.9 - trial / 10] : [trial / 100],
    }));
    expect(decideNext(standings, ladder)).toEqual({ kind: 'promote', trial: 0, rung: 2 });
  });

  it('lets, whatever the scores, only trials of the best third of a rung go on, and some reach the top', () => {
    const scoresOf = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(scoresOf, (scores) => {
        const standings: Standing[] = [];
        for (const score of scores) {
          const move = decideNext(standings, ladder);
          if (move.kind === 'start') {
            standings.push({ trial: standings.length, ndcg: [score] });
            continue;
          }
          const { ndcg } = standings[move.trial]!;
          const rivals = standings.flatMap((other) => other.ndcg[move.rung - 1] ?? []);
          const better = rivals.filter((rival) => rival > ndcg[move.rung - 1]!).length;
          expect(better).toBeLessThan(rivals.length / 3);
          standings[move.trial] = { trial: move.trial, ndcg: [...ndcg, score] };
        }
        expect(standings.some(({ ndcg }) => ndcg.length === 3)).toBe(true);
      }),
    );
  });
});
