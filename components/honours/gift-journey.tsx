/**
 * Where a gift went, as far as money can be followed: its fund, and what that fund gave since.
 * Owns the sentence that money in one fund is mixed. Refuses recipients, amounts, categories and small numbers.
 */
import type { JourneyStep } from '@/lib/honours/schema/published';
import { formatDateVn } from '@/lib/kernel/dates';
import type { Translator } from '@/lib/web/messages';

/** Stands under the facts of a receipt; one list for each fund. */
export function GiftJourney({ t, journey }: { t: Translator; journey: readonly JourneyStep[] }) {
  const funds = [...new Set(journey.map(({ fundLabel }) => fundLabel))];
  return (
    <section aria-labelledby="duong-di">
      <h2 id="duong-di">{t('honours.journey.title')}</h2>
      {funds.map((fund) => (
        <OneFund key={fund} {...{ t, fund }} steps={journey.filter(({ fundLabel }) => fundLabel === fund)} />
      ))}
      <p className="muted">{t('honours.journey.mixed')}</p>
    </section>
  );
}

function OneFund({ t, fund, steps }: { t: Translator; fund: string; steps: JourneyStep[] }) {
  const given = steps.filter(({ decisionReference }) => decisionReference !== null);
  const date = formatDateVn(steps[0]?.asOf ?? '');
  if (given.length === 0) return <p>{t('honours.journey.nothing', { fund, date })}</p>;
  return (
    <>
      <p>{t('honours.journey.given', { fund, date })}</p>
      <ul>
        {given.map(({ decisionReference, decidedOn, awardCount }) => (
          <li key={decisionReference}>
            {t(awardCount === null ? 'honours.journey.few' : 'honours.journey.step', {
              count: awardCount ?? 0,
              reference: decisionReference ?? '',
              date: decidedOn ? formatDateVn(decidedOn) : '',
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
