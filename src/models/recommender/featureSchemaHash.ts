/**
 * Which definition of features this program's models read. Training derives the hash from the definition in words
 * (`training/features/featureSchema.ts`, whose test keeps the two equal); a phone refuses weights with another one.
 */
export const FEATURE_SCHEMA_HASH = '165f98ce5ac353b1d85aa10ed59201e0b18b65889c3814b27b75f9908d87ebb0';
