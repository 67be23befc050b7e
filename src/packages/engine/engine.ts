export { createScoringEngine } from './createScoringEngine';
