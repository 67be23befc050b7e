import { createRequire } from 'node:module';
import { type DeployPlan } from './deployPlan';

/** The part of @cloudbase/manager-node 5 that is used; it is no dependency, as only deploying needs it. */
interface Manager {
  database: {
    createCollectionIfNotExists(name: string): Promise<unknown>;
    checkIndexExists(name: string, index: string): Promise<{ Exists: boolean }>;
    updateCollection(
      name: string,
      change: {
        CreateIndexes: {
          IndexName: string;
          MgoKeySchema: {
            MgoIsUnique: boolean;
            MgoIndexKeys: { Name: string; Direction: string }[];
          };
        }[];
      },
    ): Promise<unknown>;
  };
}

/** Makes the collections and indexes that are not there yet; what is there stays. */
export async function createCollections(
  { env, collections }: DeployPlan,
  environment: Record<string, string | undefined>,
): Promise<void> {
  const { database } = openManager(env, environment);
  for (const { name, indexes } of collections) {
    await database.createCollectionIfNotExists(name);
    for (const { name: index, fields, unique } of indexes) {
      if ((await database.checkIndexExists(name, index)).Exists) continue;
      const MgoIndexKeys = fields.map((field) => ({ Name: field, Direction: '1' }));
      const schema = { IndexName: index, MgoKeySchema: { MgoIsUnique: unique, MgoIndexKeys } };
      await database.updateCollection(name, { CreateIndexes: [schema] });
    }
  }
}

function openManager(envId: string, environment: Record<string, string | undefined>): Manager {
  const require = createRequire(__filename);
  let CloudBase: new (options: object) => Manager;
  try {
    const loaded = require('@cloudbase/manager-node') as { default?: typeof CloudBase } & typeof CloudBase;
    CloudBase = loaded.default ?? loaded;
  } catch (cause) {
    throw new Error('@cloudbase/manager-node is missing: npm install --no-save @cloudbase/manager-node', {
      cause,
    });
  }
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = environment;
  return new CloudBase({ secretId, secretKey, envId });
}
