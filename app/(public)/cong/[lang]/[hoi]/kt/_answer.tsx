/** What `/kt` and `/kt/<ma>` have in common: one reading, one wording. */
import { PaperCheck } from '@/components/honours/paper-check';
import { PublicFrame } from '@/components/public-shell/public-frame';
import { parsePaperCode } from '@/lib/kernel/codes';
import { translator } from '@/lib/web/messages';
import { type PublicParams, publicPaper } from '@/lib/web/public-page';
import { routes } from '@/lib/web/routes';

/** The whole page for a code as typed; empty text shows the form alone. */
export async function PaperAnswer({ params, typed }: { params: PublicParams; typed: string }) {
  const { locale, association, isReadable, issuer, ...found } = await publicPaper(params, typed);
  const t = translator(locale);
  const lang = locale === 'en' ? ('en' as const) : undefined;
  // A code that could be one goes along: who finds a gift missing has told which receipt it is about.
  const reported = {
    hoi: issuer?.slug ?? association?.slug,
    path: routes.public.checkPaper({ lang, code: parsePaperCode(typed) }),
  };
  return (
    <PublicFrame
      locale={locale}
      association={association}
      title={t('honours.check.title')}
      description={t('honours.check.lede')}
      address={({ lang }) => routes.public.checkPaper({ lang })}
      reported={reported}
      isCheck
      noIndex={typed !== ''}
    >
      <PaperCheck
        locale={locale}
        action={routes.public.checkPaper({ lang })}
        {...{ typed, isReadable, ...found }}
        associationName={issuer?.name}
      />
    </PublicFrame>
  );
}
