import { parseModelsRequest, type ModelName } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { answerModels } from './models';

const manifests = openDatabase().collection('manifests');

const findNewest = async (model: ModelName) => {
  const { data } = await manifests.where({ model }).orderBy('version', 'desc').limit(1).get();
  const [newest] = data as { signed?: unknown }[];
  return newest && (newest.signed ?? null);
};

export const main = createEntry({
  parse: parseModelsRequest,
  rateLimit: { burst: 30, perMinute: 60 },
  readOpenid,
  run: (request) => answerModels(request, { findNewest }),
});
