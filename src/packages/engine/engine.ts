export { createScoringEngine } from './createScoringEngine';
export { createTextEngine } from './text/createTextEngine';
