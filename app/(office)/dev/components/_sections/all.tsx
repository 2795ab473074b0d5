/**
 * All sections of the components page in their order.
 * Owns the order.
 * Refuses cookies and clocks, so that a test can draw it.
 */
import type { Locale } from '@/messages/catalogue';
import { ButtonSection, FieldSection, FormSection } from './forms';
import { RecordSection, TableSection } from './records';
import { ChartSection, NoticeSection, StateSection } from './states';

export function AllSections({ locale, today }: { locale: Locale; today: string }) {
  return (
    <>
      <h1>Components</h1>
      <p className="lede">Every part in every state: text sizes, light and dark, phone and paper.</p>
      <ButtonSection locale={locale} />
      <FormSection locale={locale} />
      <FieldSection locale={locale} today={today} />
      <NoticeSection />
      <TableSection locale={locale} />
      <RecordSection locale={locale} />
      <ChartSection locale={locale} />
      <StateSection locale={locale} />
    </>
  );
}
