/**
 * The document of every public page.
 * Owns <html> and its language, which is that of the address.
 * Refuses cookies, script and fonts from elsewhere: the finished page is kept and served to everybody.
 */
import type { ReactNode } from 'react';
import { isLocale } from '@/lib/web/messages';
import '../../public.css';

export const dynamic = 'force-dynamic';

export default async function PublicDocument(props: {
  children: ReactNode;
  params: Promise<{ lang: string }>;
}) {
  const { lang } = await props.params;
  return (
    <html lang={isLocale(lang) ? lang : 'vi'}>
      <body>{props.children}</body>
    </html>
  );
}
