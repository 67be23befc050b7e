import { FEATURE_SCHEMA_HASH as HASH_OF_PHONES } from '../../src/models/recommender/featureSchemaHash';
import { FEATURE_SCHEMA_HASH } from './featureSchema';

it('is the definition that phones of this version read', () => {
  expect(FEATURE_SCHEMA_HASH).toBe(HASH_OF_PHONES);
});
