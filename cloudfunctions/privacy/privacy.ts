import { type PrivacyRequest, type PrivacyResult } from '../../src/contracts';
import { type CloudFiles } from '../runtime/cloudFiles';
import { type Database } from '../runtime/database';
import { documentKey } from '../runtime/documentKey';
import { type Call } from '../runtime/entry';
import { page } from '../runtime/page';
import { type PersonalFields } from '../runtime/personalFields';
import { fail, succeed, type Reply } from '../runtime/reply';
import { eraseData, receiptOf } from './eraseData';
import { exportPage } from './exportData';
import { type PrivacyRequests } from './privacyRequests';

export interface PrivacyContext extends Call {
  database: Database;
  files: CloudFiles;
  personalFields: PersonalFields;
  requests: PrivacyRequests;
}

/** Answers a shopper about what the cloud holds of them. That an `audit` may be asked for was checked before. */
export async function answerPrivacy(
  request: PrivacyRequest,
  context: PrivacyContext,
): Reply<PrivacyResult<PrivacyRequest['action']>> {
  const { openid, nowMs, database, requests } = context;
  switch (request.action) {
    case 'record-consent': {
      const { action: _action, ...decision } = request;
      const id = documentKey('consent', openid, decision.decisionId);
      const data = { ...decision, openid, recordedAtMs: nowMs };
      await database.collection('consents').doc(id).set({ data });
      return succeed({ recordedAtMs: nowMs });
    }
    case 'export': {
      if (!request.cursor) await requests.noteExport(openid, nowMs);
      const page = await exportPage(openid, request.cursor, database, context.personalFields);
      return page
        ? succeed(page)
        : fail('bad-request', 'the request breaks its contract', {
            issues: ['cursor.collection: not a collection of an export'],
          });
    }
    case 'erase':
      return succeed(await eraseData(openid, request.receiptId, context));
    case 'receipt': {
      const erasure = await requests.findErasure(openid, request.receiptId);
      return erasure ? succeed(receiptOf(erasure)) : fail('not-found', 'no such receipt');
    }
    case 'audit':
      return succeed(await page(request, (part) => requests.listAudit(part)));
  }
}
