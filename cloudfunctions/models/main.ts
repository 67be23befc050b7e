import { parseModelsRequest } from '../../src/contracts';
import { openDatabase, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { createCloudModelsRepository } from './cloudModelsRepository';
import { answerModels } from './models';

const repository = createCloudModelsRepository(openDatabase());

export const main = createEntry({
  parse: parseModelsRequest,
  rateLimit: { burst: 30, perMinute: 60 },
  readOpenid,
  run: (request, call) => answerModels(request, call, repository),
});
