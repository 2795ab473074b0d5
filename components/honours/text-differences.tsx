/**
 * Which lines of a text were put in or taken out, said in words and by marks, so that colour is never needed.
 * Owns the drawing; the comparison is a rule.
 */
import { inOrder } from '@/components/ui/in-order';
import type { SiteTexts } from '@/lib/honours/built-in-pages';
import { type LineChange, textDifferences } from '@/lib/honours/rules/text-differences';
import { type Locale, type Translator, translator } from '@/lib/web/messages';

export interface TextDifferencesProps {
  locale: Locale;
  /** The version before; absent for the first one. */
  before?: { version: number; texts: SiteTexts };
  after: SiteTexts;
  /** Heading; that of two published versions when left out. */
  title?: string;
}

/** Differences of both languages. */
export function TextDifferences({ locale, before, after, title }: TextDifferencesProps) {
  const t = translator(locale);
  if (!before) return <p className="muted">{t('sitepages.public.firstDifferences')}</p>;
  const isSame = before.texts.vi === after.vi && before.texts.en === after.en;
  return (
    <section>
      <h2>{title ?? t('sitepages.public.differences', { version: String(before.version) })}</h2>
      {isSame ? <p>{t('sitepages.public.same')}</p> : null}
      <Lines {...{ locale, language: 'vi', before: before.texts.vi, after: after.vi }} />
      <Lines {...{ locale, language: 'en', before: before.texts.en, after: after.en }} />
    </section>
  );
}

type LinesProps = { locale: Locale; language: Locale; before: string; after: string };

function Lines({ locale, language, before, after }: LinesProps) {
  const t = translator(locale);
  const changes = textDifferences(before, after);
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{t(language === 'vi' ? 'sitepages.public.inVietnamese' : 'sitepages.public.inEnglish')}</h3>
      <ul>{inOrder(changes.map((change) => lineOf(t, language, change)))}</ul>
    </>
  );
}

function lineOf(t: Translator, language: Locale, { kind, line }: LineChange) {
  return (
    <li>
      {t(kind === 'added' ? 'sitepages.public.added' : 'sitepages.public.removed')}{' '}
      {kind === 'added' ? <ins lang={language}>{line}</ins> : <del lang={language}>{line}</del>}
    </li>
  );
}
