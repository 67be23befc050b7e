import { type Merchandising } from '../../contracts';

/**
 * Names how lists are made from scores, for exposure events. `personal` and `session` may explore, the others leave
 * nothing to chance. The number grows with every change of this folder that can change a list.
 */
export function policyId(
  kind: 'personal' | 'session' | 'popularity' | 'stored' | 'similar' | 'complement',
  { revision, rules }: Merchandising,
): string {
  return rules.length > 0 ? `${kind}-1+rules-${revision}` : `${kind}-1`;
}
