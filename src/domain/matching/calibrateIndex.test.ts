import { calibrateIndex } from './calibrateIndex';
import { type QuestionIndex } from './questionIndex';

/** Two entries of four phrasings; the last of each is the one that nothing was learned from. */
const OWNERS = [0, 0, 0, 0, 1, 1, 1, 1];
const EAST = [1, 0];
const NORTH = [0, 1];

function indexOf(rows: number[][], lexical: QuestionIndex['lexical']): QuestionIndex {
  return {
    texts: OWNERS.map((owner, place) => `${owner} ${place % 4}`),
    owners: OWNERS,
    vectors: Float32Array.from(rows.flat()),
    dimension: 2,
    lexical,
  };
}

it('lets words count where vectors alone lead astray', () => {
  // The kept phrasings point to the other entry, but share their words with their own.
  const rows = [EAST, EAST, EAST, NORTH, NORTH, NORTH, NORTH, EAST];
  const { lexicalWeight, threshold } = calibrateIndex(
    indexOf(rows, (text) => OWNERS.map((owner) => (text.startsWith(String(owner)) ? 1 : 0))),
  );
  expect(lexicalWeight).toBeGreaterThan(1);
  expect(threshold).toBeLessThan(Infinity);
});

it('lets words count nothing where vectors tell everything', () => {
  const rows = OWNERS.map((owner) => (owner === 0 ? EAST : NORTH));
  const { lexicalWeight } = calibrateIndex(indexOf(rows, () => OWNERS.map(() => 0)));
  expect(lexicalWeight).toBe(0);
});

it('answers nothing where the phrasings that are left out are never found', () => {
  const rows = [EAST, EAST, EAST, NORTH, NORTH, NORTH, NORTH, EAST];
  expect(calibrateIndex(indexOf(rows, () => OWNERS.map(() => 0))).threshold).toBe(Infinity);
});
