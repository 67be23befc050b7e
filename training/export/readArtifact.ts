import { parseModelCard, parseVocabulary, type ModelCard } from '../../src/contracts';
import { readRecommenderWeights } from '../../src/models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type WeightModel } from '../../src/models/weights/weightManifest';
import { expectParsed, readBuffer, readJson } from './artifactFiles';

export interface LoadedArtifact {
  card: ModelCard;
  items: string[];
  /** Key of each row of `weights.content`. */
  attributes: string[];
  weights: RecommenderWeights;
  /** `model.json`: where each weight lies, and on which grid. */
  model: WeightModel;
}

/** Reads an artifact as a phone would. Throws an InputError that names the file that is wrong. */
export function readArtifact(directory: string): LoadedArtifact {
  const card = expectParsed(directory, 'card.json', parseModelCard(readJson(directory, 'card.json')));
  const { items, attributes = [] } = expectParsed(
    directory,
    'vocabulary.json',
    parseVocabulary(readJson(directory, 'vocabulary.json'), card.config),
  );
  const buffer = readBuffer(directory, 'weights.bin');
  const modelJson = readJson(directory, 'model.json');
  const weights = expectParsed(
    directory,
    'model.json',
    readRecommenderWeights(modelJson, buffer, items.length, card.config),
  );
  return { card, items, attributes, weights, model: modelJson as WeightModel };
}
