import type { CategoryContent } from './contentTypes';
import { fruit } from './fruit';
import { snacks } from './snacks';
import { teaCoffee } from './teaCoffee';

/** Every category of the demo shop, in the order the shop shows them. */
export const CATALOGUE_CONTENT: readonly CategoryContent[] = [fruit, snacks, teaCoffee];
