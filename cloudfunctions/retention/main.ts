import { createPrivacyRequests } from '../privacy/privacyRequests';
import { createCloudFiles } from '../runtime/cloudFiles';
import { openDatabase, openStorage, readOpenid } from '../runtime/database';
import { answerTimer } from '../runtime/timer';
import { retainData } from './retainData';

const database = openDatabase();
const files = createCloudFiles(openStorage(), process.env);
const requests = createPrivacyRequests(database);

export const main = () =>
  answerTimer(
    readOpenid(),
    () => retainData({ database, files, requests, nowMs: Date.now() }),
    'what time decides was not done',
  );
