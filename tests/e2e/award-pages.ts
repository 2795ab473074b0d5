/** Staff pages and files of award rounds and their rules, for the table in pages.ts. */
import type { Permission } from '@/lib/access/policy';

export const awardPages: Readonly<Record<string, Permission>> = {
  'dot-xet': 'awards.view',
  'dot-xet/[dot]': 'awards.view',
  'dot-xet/[dot]/cham': 'awards.viewDossiers',
  'dot-xet/[dot]/cham/[id]': 'awards.viewDossiers',
  'dot-xet/[dot]/cham/tieu-chi': 'awards.viewDossiers',
  'dot-xet/[dot]/chi-tra': 'payments.view',
  'dot-xet/[dot]/ky-chi': 'awards.viewInstalments',
  'dot-xet/[dot]/ho-so': 'awards.viewDossiers',
  'dot-xet/[dot]/ho-so/[id]': 'awards.viewDossiers',
  'dot-xet/[dot]/ho-so/moi': 'awards.nominate',
  'dot-xet/[dot]/niem-yet': 'awards.viewAfter',
  'dot-xet/[dot]/niem-yet/to-niem-yet.pdf': 'awards.viewAfter',
  'dot-xet/[dot]/quyet-dinh': 'awards.view',
  'dot-xet/[dot]/quyet-dinh/[id]/quyet-dinh.pdf': 'awards.view',
  'dot-xet/[dot]/quyet-dinh/[id]/thay-doi': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/bien-ban.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/du-thao.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/to-trinh.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/van-ban/[loai]': 'awards.viewDossiers',
  'dot-xet/moi': 'awards.manageRound',
  'dot-xet/[dot]/duong-lien-ket': 'awards.manageRound',
  'dot-xet/[dot]/duong-lien-ket/da-ky': 'awards.viewDossiers',
  'dot-xet/[dot]/goi-y': 'awards.viewSuggestions',
  'dot-xet/[dot]/sau-xet': 'awards.viewAfter',
  'dot-xet/[dot]/thu-ket-qua': 'awards.writeLetters',
  'dot-xet/[dot]/thu-ket-qua/thu.pdf': 'awards.writeLetters',
  'dot-xet/chuong-trinh': 'awards.viewRules',
  'dot-xet/chuong-trinh/[ct]': 'awards.viewRules',
  'dot-xet/van-ban': 'awards.viewRules',
  'dot-xet/quy-tac': 'awards.viewRules',
  'dot-xet/quy-tac/[bo]': 'awards.viewRules',
  'dot-xet/quy-tac/moi': 'awards.manageRound',
};

const transferFiles = ['bang-ke.pdf', 'tep.csv', 'tep.xlsx'];

/** Examples of these pages, as `Examples` of pages.ts; `one` reads what was found in the sample data. */
export function awardExamples(one: (name: string) => string | undefined): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(
      transferFiles.map((file) => [`chi/[id]/chuyen-khoan/${file}`, one('transfer') ?? '']),
    ),
    'dot-xet/[dot]': one('round'),
    'dot-xet/[dot]/duong-lien-ket/da-ky': one('signedList') ?? '',
    'dot-xet/chuong-trinh/[ct]': one('programme'),
    'dot-xet/quy-tac/[bo]': one('rules'),
    'dot-xet/[dot]/cham/[id]': one('file'),
    'dot-xet/[dot]/ho-so/[id]': one('file'),
    'dot-xet/[dot]/quyet-dinh/[id]': one('decision'),
    'dot-xet/[dot]/quyet-dinh/van-ban/[loai]': 'quyet-dinh',
  };
}
