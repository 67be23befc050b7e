import { type RecommenderConfig } from '../../src/contracts';
import { encoderWeightShapes } from '../../src/models/recommender/encoderWeights';
import { sizeOfShape } from '../../src/models/weights/weightManifest';

/** What decides how `weights.bin` is divided. */
export interface ArtifactContents {
  itemCount: number;
  /** Attributes that training has vectors of. */
  attributeCount: number;
  config: Pick<RecommenderConfig, 'encoders' | 'dimension' | 'historyLength' | 'signals'>;
}

/** A small shop's file may be this large: with the other files of an artifact for 800 items it is below 300 KiB … */
const SMALL_FILE_BYTES = 270_000;
/** … a larger one's grows with its items: all files for 12,000 of them stay below 1.9 MB … */
const ITEM_BYTES = 140;
/** … and phones accept 8 MiB, whatever the number of items. */
const LARGEST_FILE_BYTES = 7.5e6;
/** Popularity and trend of an item. */
const PRIOR_BYTES = 3;
/** Of what items and encoders leave. */
const CONTENT_SHARE = 0.15;
/** The fiftieth neighbour already changes next to no ranking. */
const MAX_NEIGHBOURS = 100;

/** How many attributes may ship for items to come. */
export function contentRowsThatFit(contents: ArtifactContents): number {
  const rows = Math.floor((CONTENT_SHARE * bytesLeft(contents)) / contents.config.dimension);
  return Math.max(0, Math.min(contents.attributeCount, rows));
}

/** How long a row of the transition table may be: what is left after items, encoders and content. */
export function neighboursThatFit(contents: ArtifactContents): number {
  const { itemCount, config } = contents;
  const room = bytesLeft(contents) - contentRowsThatFit(contents) * config.dimension;
  const fitting = Math.floor(room / itemCount / bytesPerNeighbour(itemCount));
  return Math.max(1, Math.min(MAX_NEIGHBOURS, itemCount - 1, fitting));
}

/** Rows as long as before may cost so much more than a new division of the file would. */
const MOST_OVER = 1.1;

/** Whether a file divided as an earlier one, with as long rows of neighbours and as many attributes, is not too large. */
export function hasRoomFor(
  contents: ArtifactContents,
  { neighboursPerItem, contentRows }: { neighboursPerItem: number; contentRows: number },
): boolean {
  const { itemCount, config } = contents;
  const over = neighboursPerItem * bytesPerNeighbour(itemCount) * itemCount + contentRows * config.dimension;
  const allowed = bytesLeft(contents) + (MOST_OVER - 1) * totalBytes(itemCount);
  return over <= allowed && over - bytesLeft(contents) + totalBytes(itemCount) <= LARGEST_FILE_BYTES;
}

function bytesPerNeighbour(itemCount: number): number {
  return itemCount <= 65_536 ? 3 : 5;
}

function totalBytes(itemCount: number): number {
  return Math.min(LARGEST_FILE_BYTES, Math.max(SMALL_FILE_BYTES, ITEM_BYTES * itemCount));
}

function bytesLeft({ itemCount, config }: ArtifactContents): number {
  return totalBytes(itemCount) - itemCount * (config.dimension + PRIOR_BYTES) - encoderBytes(config);
}

/** Matrices over the dimensions ship as bytes, everything else as floats. */
export function encoderStorage(shape: readonly number[], dimension: number): 'uint8' | 'float32' {
  return shape.length > 1 && shape.includes(dimension) ? 'uint8' : 'float32';
}

function encoderBytes(config: ArtifactContents['config']): number {
  return Object.values(encoderWeightShapes(config)).reduce(
    (sum, shape) => sum + sizeOfShape(shape) * (encoderStorage(shape, config.dimension) === 'uint8' ? 1 : 4),
    0,
  );
}
