import { parsePrivacyRequest, PRIVACY_ROLES } from '../../src/contracts';
import { createCloudFiles } from '../runtime/cloudFiles';
import { openDatabase, openStorage, readOpenid } from '../runtime/database';
import { createEntry } from '../runtime/entry';
import { createRoleFinder } from '../runtime/findRole';
import { createPersonalFields } from '../runtime/personalFields';
import { answerPrivacy } from './privacy';
import { createPrivacyRequests } from './privacyRequests';

const database = openDatabase();
const files = createCloudFiles(openStorage(), process.env);
const personalFields = createPersonalFields(process.env);
const requests = createPrivacyRequests(database);

export const main = createEntry({
  parse: parsePrivacyRequest,
  // An export of a long-standing shopper is a call for each million characters.
  rateLimit: { burst: 60, perMinute: 120 },
  readOpenid,
  access: { requiredRole: ({ action }) => PRIVACY_ROLES[action], findRole: createRoleFinder(database) },
  run: (request, call) => answerPrivacy(request, { ...call, database, files, personalFields, requests }),
});
