/**
 * Every component in every state, for people who work on the product.
 * Owns nothing but the order of the sections.
 * Refuses to exist in production unless DEV_PAGES=1.
 */
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OfficeShell } from '@/components/office-shell/office-shell';
import { todayVn } from '@/lib/kernel/dates';
import { readPreferences } from '@/lib/web/read-preferences';
import { AllSections } from './_sections/all';

export const metadata: Metadata = { title: 'Components' };
export const dynamic = 'force-dynamic';

export default async function ComponentsPage() {
  if (process.env.NODE_ENV === 'production' && process.env.DEV_PAGES !== '1') notFound();
  const preferences = await readPreferences();
  return (
    <OfficeShell
      locale={preferences.lang}
      preferences={preferences}
      hoi="mau"
      associationName="Hội Khuyến học mẫu"
      personName="Đỗ Thị Hạnh, kế toán"
      roles={['accountant', 'inspector', 'administrator']}
      current="contributions"
      helpPhone="0237 000 000"
      demo
    >
      <AllSections locale={preferences.lang} today={todayVn(new Date())} />
    </OfficeShell>
  );
}
