import { appendItems } from '../../../src/models/recommender/appendItems';
import { contentVectors } from '../../../src/models/recommender/contentVectors';
import { type RecommenderWeights } from '../../../src/models/recommender/recommenderWeights';
import { attributeKeys, weighAttributes } from '../../../src/text/itemAttributes';
import { type InteractionLog } from '../../datasets/interactionLog';
import { type LoadedArtifact } from '../../export/readArtifact';

/** A recommender that a phone has extended: new items stand behind those of the artifact. */
export interface ExtendedRecommender {
  items: string[];
  weights: RecommenderWeights;
}

/** What a phone makes of items that the artifact does not know; those it has no attribute of are left out. */
export function placeItems(
  { items, attributes, weights }: Pick<LoadedArtifact, 'items' | 'attributes' | 'weights'>,
  newItems: readonly string[],
  itemFields: InteractionLog['itemFields'],
): ExtendedRecommender {
  const rowOfKey = new Map(attributes.map((key, row) => [key, row]));
  const placed = newItems
    .map((item) => ({
      item,
      rows: weighAttributes((itemFields.get(item) ?? []).map(attributeKeys), rowOfKey),
    }))
    .filter(({ rows }) => rows.length > 0);
  const rows = placed.map((item) => item.rows);
  const vectors = contentVectors(rows, weights.content ?? new Float32Array(0), weights.dimension);
  return { items: [...items, ...placed.map(({ item }) => item)], weights: appendItems(weights, vectors) };
}
