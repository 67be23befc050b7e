import { WEIGHT } from '../../../src/models/recommender/readRecommenderWeights';
import { type Corpus } from '../../datasets/corpus';
import { hasRoomFor } from '../../export/artifactRoom';
import { gridOf } from '../../export/quantise';
import { type LoadedArtifact } from '../../export/readArtifact';

/** Why `from` cannot grow in its own bytes by what `corpus` tells, in words; `undefined` where it can. */
export function incrementObstacle(
  { card: { config }, items, attributes, model }: LoadedArtifact,
  corpus: Pick<Corpus, 'items' | 'bags' | 'signals'>,
): string | undefined {
  const gone = items.find((item, index) => corpus.items[index] !== item);
  if (gone !== undefined) return `nothing tells of ${gone} any more`;
  if (config.signals !== undefined && !corpus.signals) return 'the log tells no kinds and times';
  if (!gridOf(model, WEIGHT.itemVectors)) return 'its item vectors are not in 8 bits';
  const room = { itemCount: corpus.items.length, attributeCount: corpus.bags.attributeCount, config };
  const { neighboursPerItem } = config.transitions;
  if (neighboursPerItem === 0 || !hasRoomFor(room, { neighboursPerItem, contentRows: attributes.length })) {
    return 'with its new items the file must be divided anew';
  }
  return undefined;
}
