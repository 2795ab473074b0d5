/** The template that an association begins with, until it writes its own. The words are in lib/documents. */
import { usualCertificate } from '@/lib/documents/merit-certificate';
import type { TemplateInput } from './schema/template';

export const usualTemplate: TemplateInput = {
  ...usualCertificate,
  categories: [],
  sheet: 'a4',
  ...{ heading: '', signerAuthority: '', signerOffice: '' },
};
