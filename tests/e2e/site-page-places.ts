/** Pages and actions about the pages the chair writes, for the tables of the tests that visit and post everything. */
import type { Permission } from '@/lib/access/policy';
import { type ActionEntry, asked, none } from './action-entry';

export const sitePagePages: Readonly<Record<string, Permission>> = {
  'cai-dat/trang': 'sitePages.view',
  'cai-dat/trang/[trang]': 'sitePages.write',
  'cai-dat/trang/[trang]/cac-ban': 'sitePages.view',
  'cai-dat/trang/[trang]/xem-truoc': 'sitePages.view',
};

export const sitePageExamples = { 'cai-dat/trang/[trang]': 'quy-che' };

export const sitePageActions: Readonly<Record<string, ActionEntry>> = {
  'cai-dat/trang/[trang]#saveDraft': asked('sitePages.write', {
    ...{ page: 'rules', revision: none.slice(0, 6), vi: 'Thử', en: '' },
  }),
  'cai-dat/trang/[trang]/xem-truoc#publishDraft': asked('sitePages.publish', {
    ...{ page: 'rules', revision: none.slice(0, 6), reason: 'Thử' },
  }),
  'cai-dat/trang/[trang]/xem-truoc#dropDraft': asked('sitePages.write', {
    ...{ page: 'rules', revision: none.slice(0, 6) },
  }),
  'cai-dat/trang/[trang]/cac-ban#backToBuiltIn': asked('sitePages.publish', {
    ...{ page: 'rules', version: none.slice(0, 6), reason: 'Thử' },
  }),
  'cai-dat/trang/[trang]/cac-ban#withdrawVersion': asked('sitePages.publish', {
    ...{ page: 'rules', version: none.slice(0, 6), reason: 'Thử' },
  }),
};
