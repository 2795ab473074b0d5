/**
 * The body of a report in the usual order: I. situation, II. results, III. shortcomings, IV. directions.
 * Owns the headings and where words and tables stand; the same on the public page, in the preview and in the draft.
 */
import type { ReactNode } from 'react';
import { awardSentence, fundSentence } from '@/lib/honours/report-words';
import type { ReportNumber, ReportSection, ReportTexts } from '@/lib/honours/schema/reports';
import { formatDateVn } from '@/lib/kernel/dates';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';
import { SectionTables, type TablesProps } from './report-tables';

export interface ReportBodyProps {
  locale: Locale;
  numbers: readonly ReportNumber[];
  texts: ReportTexts;
  asOf: string;
  hrefOf: TablesProps['hrefOf'];
  /** Stands where a section has no words; nothing on public pages. */
  empty?: string;
}

/** Words, sentences and tables. */
export function ReportBody({ locale, numbers, texts, asOf, hrefOf, empty }: ReportBodyProps) {
  const t = translator(locale);
  const tables = { t, numbers, hrefOf, isEnglish: locale === 'en' };
  const words = (section: ReportSection) => <Words text={texts[section]} empty={empty} />;
  return (
    <>
      <p className="lede">
        {t('reports.asOf', { day: formatDateVn(asOf) })} {fundSentence(t, numbers)}{' '}
        {awardSentence(t, numbers)}
      </p>
      <Section title={t('reports.sections.situation')}>{words('situation')}</Section>
      <Section title={t('reports.results')}>
        {(['propaganda', 'funds', 'awards'] as const).map((section) => (
          <section key={section}>
            <h3>{t(`reports.sections.${section}`)}</h3>
            {words(section)}
            <SectionTables section={section} {...tables} />
          </section>
        ))}
      </Section>
      <Section title={t('reports.sections.shortcomings')}>{words('shortcomings')}</Section>
      <Section title={t('reports.sections.directions')}>{words('directions')}</Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Paragraphs as they were typed: the words of the association, in Vietnamese on every page. */
function Words({ text, empty }: { text?: string; empty?: string }) {
  if (!text) return empty ? <p className="muted">{empty}</p> : null;
  return (
    <div lang="vi">
      {[...text.matchAll(/[^\n]+/g)].map((line) => (
        <p key={line.index}>{line[0]}</p>
      ))}
    </div>
  );
}
