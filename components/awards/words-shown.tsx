/** The words of a paper as they stand, to read: before a signature, and where they can no longer change. */
import { type RoundText, type RoundTextKind, typedArticles } from '@/lib/documents/round-text';
import { type Locale, translator } from '@/lib/web/messages';

export interface WordsShownProps {
  locale: Locale;
  kind: RoundTextKind;
  text: RoundText;
}

/** In the order of the paper; articles are numbered as they are printed. */
export function WordsShown({ locale, kind, text }: WordsShownProps) {
  const t = translator(locale);
  const body = kind === 'decision' ? typedArticles(text.body) : text.body.join('\n\n');
  return (
    <section className="paper-words" lang="vi">
      <p>
        <strong>{text.subject}</strong>
      </p>
      {text.authority ? <p>{text.authority}</p> : null}
      {text.grounds.length > 0 ? (
        <p className="preserved">
          <em>{text.grounds.join('\n')}</em>
        </p>
      ) : null}
      <p className="preserved">{body}</p>
      {text.closing ? <p>{text.closing}</p> : null}
      {text.signOffice ? <p>{[text.signAuthority, text.signOffice].filter(Boolean).join(' / ')}</p> : null}
      {text.distribution.length > 0 ? (
        <p>{t('awards.text.distributionOf', { list: text.distribution.join('; ') })}</p>
      ) : null}
    </section>
  );
}
