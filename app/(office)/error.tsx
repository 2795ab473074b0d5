'use client';
/**
 * A page that failed. Says what is safe and what to do; the cause is in the log under the digest.
 * Refuses the error's own words. The language is read from the document, because nothing else is left of the page.
 */
import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageProblem } from '@/components/ui/page-problem';
import { routes } from '@/lib/web/routes';
import en from '@/messages/en/access.json';
import vi from '@/messages/vi/access.json';

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const [locale, setLocale] = useState<'vi' | 'en'>('vi');
  useEffect(() => setLocale(document.documentElement.lang === 'en' ? 'en' : 'vi'), []);
  const words = (locale === 'en' ? en : vi).refused;
  return (
    <main className="page" id="noi-dung">
      <title>{`${words.errorTitle} · Đèn Sách`}</title>
      <PageProblem
        locale={locale}
        title={words.errorTitle}
        safe={words.errorSafe}
        next={words.errorNext}
        reference={error.digest}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {words.again}
            </Button>
            <ButtonLink href={routes.workplaces()}>{words.home}</ButtonLink>
          </>
        }
      >
        {words.error}
      </PageProblem>
    </main>
  );
}
