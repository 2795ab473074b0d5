/** The words of a paper as they stand, to read: before a signature, and where they can no longer change. */
import type { RoundText, RoundTextKind } from '@/lib/documents/round-text';
import { type Locale, translator } from '@/lib/web/messages';

export interface WordsShownProps {
  locale: Locale;
  kind: RoundTextKind;
  text: RoundText;
}

/** In the order of the paper; articles are numbered as they are printed. */
export function WordsShown({ locale, kind, text }: WordsShownProps) {
  const t = translator(locale);
  const article = (at: number) =>
    kind === 'decision' ? `${t('awards.text.article', { number: at + 1 })} ` : '';
  return (
    <section className="paper-words" lang="vi">
      <p>
        <strong>{text.subject}</strong>
      </p>
      {text.authority ? <p>{text.authority}</p> : null}
      <Lines lines={text.grounds} />
      {text.body.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one frozen text
        <p key={at} className="preserved">
          <strong>{article(at)}</strong>
          {one}
        </p>
      ))}
      {text.closing ? <p>{text.closing}</p> : null}
      {text.signOffice ? <p>{[text.signAuthority, text.signOffice].filter(Boolean).join(' / ')}</p> : null}
      {text.distribution.length > 0 ? (
        <p>{t('awards.text.distributionOf', { list: text.distribution.join('; ') })}</p>
      ) : null}
    </section>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one frozen text
    <p key={at}>
      <em>{line}</em>
    </p>
  ));
}
