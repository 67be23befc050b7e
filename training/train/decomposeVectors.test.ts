import { contentVectors } from '../../src/models/recommender/contentVectors';
import { unitRows } from '../../src/models/recommender/unitRows';
import { buildAttributeBags } from '../features/attributeBags';
import { seededRandom } from '../random/seededRandom';
import { sumVectors } from './composeItems';
import { decompose } from './decomposeVectors';

const DIMENSION = 16;
const random = seededRandom(5);
const normals = (count: number, deviation: number) =>
  Float32Array.from({ length: count * DIMENSION }, () => deviation * random.normal());

/** 40 learned items and a new one, in categories and of brands. */
const items = Array.from({ length: 41 }, (_, index) => `item-${index}`);
const bags = buildAttributeBags(
  items,
  new Map(
    items.map((item, index) => [
      item,
      [
        { field: 'category', values: [`c${index % 5}`] },
        { field: 'brand', values: [`b${index % 7}`] },
      ],
    ]),
  ),
);
const truth = { ids: normals(items.length, 0.1), attributes: normals(bags.attributeCount, 1) };
const learned = items.slice(0, 40);
const vectors = unitRows(sumVectors([...learned.keys()], truth, bags, DIMENSION), DIMENSION);
const corpus = { items, indexOfItem: new Map(items.map((item, index) => [item, index])), bags };

/** What an artifact keeps of the truth, with the first `rows` attributes in its content table. */
const artifact = (rows: number) => ({
  items: learned,
  attributes: bags.keys.slice(0, rows),
  weights: {
    itemCount: learned.length,
    dimension: DIMENSION,
    itemVectors: vectors,
    encoder: {},
    transitions: { neighboursPerItem: 0, neighbours: new Int32Array(0), weights: new Float32Array(0) },
    popularity: new Float32Array(40),
    trend: new Float32Array(40),
    ...(rows > 0 && { content: truth.attributes.slice(0, rows * DIMENSION) }),
  },
});

const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, axis) => sum + value * b[axis]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
const rowOf = (rows: Float32Array, row: number) => rows.subarray(row * DIMENSION, (row + 1) * DIMENSION);

describe('decompose', () => {
  it.each([0, 4, bags.attributeCount])(
    'gives parts that add up to the directions of the artifact, with %i attributes in its table',
    (rows) => {
      const sums = sumVectors([...learned.keys()], decompose(artifact(rows), corpus), bags, DIMENSION);
      learned.forEach((_, item) => expect(cosine(rowOf(sums, item), rowOf(vectors, item))).toBeCloseTo(1, 4));
    },
  );

  it('takes over the attributes of the content table as they are', () => {
    const { attributes } = decompose(artifact(4), corpus);
    expect(attributes.subarray(0, 4 * DIMENSION)).toEqual(truth.attributes.subarray(0, 4 * DIMENSION));
  });

  it.each([
    [0, 0.9],
    [4, 0.9],
    [bags.attributeCount, 0.999],
  ])('lets a new item start where its attributes place it, with %i of them in the table', (rows, least) => {
    const found = decompose(artifact(rows), corpus);
    const start = rowOf(sumVectors([40], found, bags, DIMENSION), 0);
    const entries = Array.from({ length: bags.offsets[41]! - bags.offsets[40]! }, (_, index) => ({
      row: bags.attributes[bags.offsets[40]! + index]!,
      weight: bags.weights[bags.offsets[40]! + index]!,
    }));
    expect(cosine(start, contentVectors([entries], truth.attributes, DIMENSION))).toBeGreaterThan(least);
    expect(rowOf(found.ids, 40).every((value) => value === 0)).toBe(true);
  });

  it('leaves short rows of its own to items that their attributes describe', () => {
    const { ids } = decompose(artifact(bags.attributeCount), corpus);
    const length = (rows: Float32Array) => Math.hypot(...rows.subarray(0, 40 * DIMENSION));
    expect(length(ids)).toBeLessThan(1.05 * length(truth.ids));
  });
});
