'use server';
/** One person's question about one award: the link, the signed form, its photo, the end; and the picture of the honour. */
import { closeConsentRequest, makeConsentLink } from '@/lib/consents/commands/ask';
import { attachSignedConsent, recordPaperAnswer } from '@/lib/consents/commands/paper-answer';
import {
  closeRequestForm,
  consentLinkForm,
  honourPhotoForm,
  paperAnswerForm,
  removePhotoForm,
  signedConsentForm,
} from '@/lib/consents/schema/forms';
import { keepHonourPhoto, removeHonourPhoto } from '@/lib/honours/commands/photos';
import { defineAction } from '@/lib/web/define-action';
import { routes } from '@/lib/web/routes';

export const makeLink = defineAction({
  permission: 'consents.record',
  schema: consentLinkForm,
  run: async (tx, actor, form) => {
    const { token, square } = await makeConsentLink(tx, actor, form);
    return { token, square: { ...square } };
  },
});

export const recordPaper = defineAction({
  permission: 'consents.record',
  schema: paperAnswerForm,
  run: recordPaperAnswer,
  redirectsTo: (hoi, _count, form) => routes.office.askedPerson(hoi, form, { xong: 'ghi' }),
});

export const attachPaper = defineAction({
  permission: 'consents.record',
  schema: signedConsentForm,
  file: 'file',
  run: attachSignedConsent,
  redirectsTo: (hoi, _version, form) => routes.office.askedPerson(hoi, form, { xong: 'anh' }),
});

export const closeQuestion = defineAction({
  permission: 'consents.record',
  schema: closeRequestForm,
  run: async (tx, actor, form) => {
    await closeConsentRequest(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.askedPerson(hoi, form, { xong: 'dong' }),
});

export const keepPhoto = defineAction({
  permission: 'honours.keepPhoto',
  schema: honourPhotoForm,
  file: 'photo',
  run: async (tx, actor, form) => {
    await keepHonourPhoto(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.askedPerson(hoi, form, { xong: 'vinh-danh' }),
});

export const removePhoto = defineAction({
  permission: 'honours.keepPhoto',
  schema: removePhotoForm,
  run: async (tx, actor, form) => {
    await removeHonourPhoto(tx, actor, form);
    return null;
  },
  redirectsTo: (hoi, _done, form) => routes.office.askedPerson(hoi, form, { xong: 'bo-anh' }),
});
