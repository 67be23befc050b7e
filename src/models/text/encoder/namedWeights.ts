/** Weights as plain arrays by their names. */
export type NamedWeights = Record<string, { shape: number[]; values: Float32Array }>;
