import { contentRowsThatFit } from '../export/artifactRoom';
import { chooseContent } from '../export/contentTable';
import { countInteractions, type Corpus } from '../datasets/corpus';
import { type RecommenderModel } from './assembleModel';
import { ATTRIBUTES } from './initialParameters';

/** A recommender with the table by which phones place items that arrive later. */
export interface ShippableModel extends RecommenderModel {
  /** Key of each row of `weights.content`. */
  attributes: string[];
}

/** `model` with as many attribute vectors as its file has room for, beside the encoders that `trained` names. */
export function addContent(
  model: RecommenderModel,
  trained: RecommenderModel['config']['encoders'],
  values: Readonly<Record<string, Float32Array>>,
  { items, bags, sequences }: Pick<Corpus, 'items' | 'bags' | 'sequences'>,
): ShippableModel {
  const room = {
    itemCount: items.length,
    attributeCount: bags.attributeCount,
    config: { ...model.config, encoders: trained },
  };
  const { attributes, vectors } = chooseContent(
    bags,
    values[ATTRIBUTES]!,
    countInteractions(sequences, items.length),
    contentRowsThatFit(room),
  );
  if (attributes.length === 0) return { ...model, attributes };
  return {
    weights: { ...model.weights, content: vectors },
    config: { ...model.config, contentAttributes: attributes.length },
    attributes,
  };
}
