import { MerchantRole } from '../../src/contracts';
import { appendAudit } from './auditLog';
import { type Cloud } from './connectCloud';
import { expectShopKey } from './expectShopKey';
import { MerchantError, EXIT } from './merchantError';
import { type MerchantKeys } from './merchantKeys';

export interface RoleHolder {
  openid: string;
  role: MerchantRole;
}

/** Who may do more than shop. */
export async function listRoles(cloud: Cloud): Promise<RoleHolder[]> {
  const query = cloud.database().collection('roles').orderBy('_id', 'asc').limit(1000);
  const { data } = (await query.get()) as { data: { _id: string; role: MerchantRole }[] };
  return data.map(({ _id, role }) => ({ openid: _id, role }));
}

/** Gives a role, or takes it with `none`. The last owner stays: nobody could give roles in the shop any more. */
export async function setRole(
  cloud: Cloud,
  keys: MerchantKeys,
  { openid, role, atMs }: { openid: string; role: string; atMs: number },
): Promise<void> {
  const names: readonly string[] = MerchantRole.options;
  if (role !== 'none' && !names.includes(role)) {
    throw new MerchantError(
      `role ${JSON.stringify(role)}: expected ${names.join(', ')} or none`,
      EXIT.wrongUse,
    );
  }
  if (openid.trim() === '') {
    throw new MerchantError('openid: expected the openid of a shopper, and not nothing', EXIT.wrongUse);
  }
  await expectShopKey(cloud.database(), keys);
  const owners = (await listRoles(cloud)).filter((holder) => holder.role === 'owner');
  if (role !== 'owner' && owners.length === 1 && owners[0]!.openid === openid) {
    throw new MerchantError('this is the last owner; make somebody else owner first', EXIT.refused);
  }
  const document = cloud.database().collection('roles').doc(openid);
  if (role === 'none') await document.remove();
  else await document.set({ data: { role } });
  await appendAudit(cloud.database(), keys, { action: 'set-role', detail: { openid, role }, atMs });
}
