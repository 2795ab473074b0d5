/**
 * Which lines of a text were put in or taken out, said in words and by marks, so that colour is never needed.
 * Owns the drawing; the comparison, and how much stands on one page, are rules.
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
  /** Some of the differences; all of them when left out. */
  shown?: readonly TextChange[];
}

export type TextChange = LineChange & { language: Locale };

/** Differences of both languages, the Vietnamese ones first. */
export function changesOf(before: SiteTexts, after: SiteTexts): TextChange[] {
  return (['vi', 'en'] as const).flatMap((language) =>
    textDifferences(before[language], after[language]).map((change) => ({ ...change, language })),
  );
}

/** Their heading and their lines. */
export function TextDifferences({ locale, before, after, title, shown }: TextDifferencesProps) {
  const t = translator(locale);
  if (!before) return <p className="muted">{t('sitepages.public.firstDifferences')}</p>;
  const changes = shown ?? changesOf(before.texts, after);
  const isSame = before.texts.vi === after.vi && before.texts.en === after.en;
  return (
    <section>
      <h2>{title ?? t('sitepages.public.differences', { version: String(before.version) })}</h2>
      {isSame ? <p>{t('sitepages.public.same')}</p> : null}
      <Lines {...{ t, language: 'vi', changes }} />
      <Lines {...{ t, language: 'en', changes }} />
    </section>
  );
}

type LinesProps = { t: Translator; language: Locale; changes: readonly TextChange[] };

function Lines({ t, language, changes }: LinesProps) {
  const own = changes.filter((change) => change.language === language);
  if (own.length === 0) return null;
  return (
    <>
      <h3>{t(language === 'vi' ? 'sitepages.public.inVietnamese' : 'sitepages.public.inEnglish')}</h3>
      <ul>{inOrder(own.map((change) => lineOf(t, language, change)))}</ul>
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
