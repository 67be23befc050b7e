import { parseShopRequest } from '../../src/contracts';
import { createPhotoDesk } from '../photos/photoDesk';
import { createWechatPhotoModerator, type PictureOpenapi } from '../photos/photoModerator';
import { withdrawReview } from '../reviews/withdrawReview';
import { createCloudFiles } from '../runtime/cloudFiles';
import { openDatabase, openStorage, readOpenapi, readOpenid } from '../runtime/database';
import { describeFailure } from '../runtime/describeFailure';
import { createEntry } from '../runtime/entry';
import { createPersonalFields } from '../runtime/personalFields';
import { createCloudShopRepository } from './cloudShopRepository';
import { answerShop } from './shop';
import { createWechatModerator, type SecurityOpenapi } from './textModerator';

const database = openDatabase();
const repository = createCloudShopRepository(database, createPersonalFields(process.env));

const say = (what: string) => (error: unknown) =>
  void process.stderr.write(`${what}: ${describeFailure(error)}\n`);
const openapi = readOpenapi() as SecurityOpenapi & PictureOpenapi;
const moderator = createWechatModerator(openapi, say('msgSecCheck'));
const photoModerator = createWechatPhotoModerator(openapi, say('imgSecCheck'));
const files = createCloudFiles(openStorage(), process.env);
const photoDesk = createPhotoDesk(files, photoModerator);
const withdraw = (reviewId: string, openid: string) => withdrawReview(reviewId, openid, { database, files });

export const main = createEntry({
  parse: parseShopRequest,
  rateLimit: { burst: 120, perMinute: 300 },
  readOpenid,
  run: (request, call) => answerShop(request, call, repository, { moderator, photoDesk, withdraw }),
});
