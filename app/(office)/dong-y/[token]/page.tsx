/** Behind the link of a family: what may be said of the holder of an award, answered once and taken back at any time. */
import { GatePage } from '@/components/access/gate-page';
import { AnsweredLink } from '@/components/consents/answered-link';
import { ConsentQuestion } from '@/components/consents/consent-question';
import { EndedLink } from '@/components/nominations/ended-link';
import { consentPage } from '@/lib/consents/door';
import { readPreferences } from '@/lib/web/read-preferences';
import { answer, takeBack } from './actions';

interface Props {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | undefined>>;
}

export default async function AnswerConsentPage({ params, searchParams }: Props) {
  const [{ token }, { xong }, preferences] = [await params, await searchParams, await readPreferences()];
  const page = await consentPage(token);
  if (!page) return <EndedLink preferences={preferences} />;
  const locale = preferences.lang;
  return (
    <GatePage preferences={preferences} title={page.words[locale].title} demo={page.isDemo}>
      <div className="stack measure">
        {page.answers.length === 0 ? (
          <ConsentQuestion {...{ locale, token, page, action: answer }} />
        ) : (
          <AnsweredLink {...{ locale, token, page, action: takeBack, done: xong }} />
        )}
      </div>
    </GatePage>
  );
}
