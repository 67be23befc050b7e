import { type SeededRandom } from '../../../random/seededRandom';
import { type Domain, type Label } from '../domain';

/** Writes a text of a domain that says `label`; `undefined` where the domain or label has none of the kind. */
export type Construction = (random: SeededRandom, domain: Domain, label: Label) => string | undefined;
