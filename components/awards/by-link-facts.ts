/** What the council is shown of a file that came by link: whose link, who consented, who confirmed and with what interest. */
import type { FileByLink } from '@/lib/awards/queries/links';
import { type Locale, translator } from '@/lib/web/messages';

/** Facts for the list of a file, in place of the person who keyed it. */
export function byLinkFacts(link: FileByLink, locale: Locale) {
  const t = translator(locale);
  const fact = (key: string, value: string) => ({ term: t(`awards.file.${key}`), value });
  const relation = t(`links.relations.${link.relation}`);
  return [
    fact('byLink', t('awards.file.byLinkOf', { unit: link.unit, code: link.code })),
    fact('representative', `${link.representative} (${relation})`),
    fact(
      'confirmedBy',
      t('awards.file.confirmedText', { name: link.confirmer, office: link.confirmerOffice }),
    ),
    ...(link.interest === 'unrelated' ? [] : [fact('interest', t(`awards.file.interest${link.interest}`))]),
    ...(link.lateReason === '' ? [] : [fact('lateReason', link.lateReason)]),
  ];
}
