/** Rounds with a decision, and how far asking has come in each. */
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/state-of-page';
import type { roundsToAsk } from '@/lib/consents/queries/asked';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RoundsToAskProps {
  hoi: string;
  locale: Locale;
  rounds: Awaited<ReturnType<typeof roundsToAsk>>;
}

/** The page before a round is chosen. */
export function RoundsToAsk({ hoi, locale, rounds }: RoundsToAskProps) {
  const t = translator(locale);
  if (rounds.length === 0)
    return (
      <EmptyState title={t('consents.office.noRounds')}>
        <p>{t('consents.office.noRoundsBody')}</p>
      </EmptyState>
    );
  return (
    <div className="stack">
      <p className="lede">{t('consents.office.lede')}</p>
      <h2>{t('consents.office.rounds')}</h2>
      <ul className="stack">
        {rounds.map(({ slug, name, count, answered }) => (
          <li key={slug}>
            {t('consents.office.roundLine', { name, count, answered })}{' '}
            <ButtonLink
              href={routes.office.asked(hoi, slug)}
              aria-label={`${t('consents.office.open')}: ${name}`}
            >
              {t('consents.office.open')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
