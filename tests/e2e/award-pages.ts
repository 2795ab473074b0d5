/** Staff pages and files of award rounds and their rules, for the table in pages.ts. */
import type { Permission } from '@/lib/access/policy';

export const awardPages: Readonly<Record<string, Permission>> = {
  'dot-xet': 'awards.view',
  'dot-xet/[dot]': 'awards.view',
  'dot-xet/[dot]/cham': 'awards.viewDossiers',
  'dot-xet/[dot]/cham/[id]': 'awards.viewDossiers',
  'dot-xet/[dot]/cham/tieu-chi': 'awards.viewDossiers',
  'dot-xet/[dot]/ho-so': 'awards.viewDossiers',
  'dot-xet/[dot]/ho-so/[id]': 'awards.viewDossiers',
  'dot-xet/[dot]/ho-so/moi': 'awards.nominate',
  'dot-xet/[dot]/quyet-dinh': 'awards.view',
  'dot-xet/[dot]/quyet-dinh/[id]/quyet-dinh.pdf': 'awards.view',
  'dot-xet/[dot]/quyet-dinh/[id]/thay-doi': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/bien-ban.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/du-thao.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/to-trinh.pdf': 'awards.viewDossiers',
  'dot-xet/[dot]/quyet-dinh/van-ban/[loai]': 'awards.viewDossiers',
  'dot-xet/moi': 'awards.manageRound',
  'dot-xet/[dot]/duong-lien-ket': 'awards.manageRound',
  'dot-xet/[dot]/goi-y': 'awards.viewSuggestions',
  'dot-xet/chuong-trinh': 'awards.viewRules',
  'dot-xet/chuong-trinh/[ct]': 'awards.viewRules',
  'dot-xet/van-ban': 'awards.viewRules',
  'dot-xet/quy-tac': 'awards.viewRules',
  'dot-xet/quy-tac/[bo]': 'awards.viewRules',
  'dot-xet/quy-tac/moi': 'awards.manageRound',
};

/** Examples of these pages, as `Examples` of pages.ts; `one` reads what was found in the sample data. */
export function awardExamples(one: (name: string) => string | undefined): Record<string, string | undefined> {
  return {
    'dot-xet/[dot]': one('round'),
    'dot-xet/chuong-trinh/[ct]': one('programme'),
    'dot-xet/quy-tac/[bo]': one('rules'),
    'dot-xet/[dot]/cham/[id]': one('file'),
    'dot-xet/[dot]/ho-so/[id]': one('file'),
    'dot-xet/[dot]/quyet-dinh/[id]': one('decision'),
    'dot-xet/[dot]/quyet-dinh/van-ban/[loai]': 'quyet-dinh',
  };
}
