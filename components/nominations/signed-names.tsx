/** The list of a link as it is signed or confirmed: number, name, class, category, merit. Never circumstances. */
import type { LinkList } from '@/lib/awards/link-door';
import { type Locale, translator } from '@/lib/web/messages';

export interface SignedNamesProps {
  locale: Locale;
  list: LinkList;
  /** A place to sign below, on paper only. */
  signature?: string;
}

/** What is printed, signed and stamped; also what the head of the school reads. */
export function SignedNames({ locale, list, signature }: SignedNamesProps) {
  const t = translator(locale);
  return (
    <section>
      <h2>{t('links.authority.list', { count: list.files.length })}</h2>
      <ol className="stack">
        {list.files.map((file) => (
          <li key={file.code}>
            <strong>{file.name}</strong>
            {file.className ? ` · ${file.className}` : ''} · {t(`awards.categories.${file.category}`)} ·{' '}
            <code>{file.code}</code>
            {file.merit ? <p>{file.merit}</p> : null}
          </li>
        ))}
      </ol>
      {signature ? <p className="print-only">{signature}</p> : null}
    </section>
  );
}
