/**
 * Which definition of features this program's models read. Training derives the hash from the definition in words
 * (`training/features/featureSchema.ts`, whose test keeps the two equal); a phone refuses weights with another one.
 */
export const FEATURE_SCHEMA_HASH = '947efc0f633c920c36b6e67f81571d707383ddb0e0c1eb6fe1a8261c1493d35b';
