/**
 * Which steps of the work would block in an association of these people, as sentences.
 * Owns the notice; the decision is decideBlockedSteps in lib/access/rules.
 */
import { Notice } from '@/components/ui/notice';
import type { BlockedStep } from '@/lib/access/rules';
import { translator } from '@/lib/web/messages';
import type { Locale } from '@/messages/catalogue';

/** A warning with one line per step, or one good sentence. */
export function BlockedSteps({ locale, steps }: { locale: Locale; steps: BlockedStep[] }) {
  const t = translator(locale);
  if (steps.length === 0) return <Notice tone="success" title={t('access.people.blockedNone')} />;
  return (
    <Notice tone="warning" title={t('access.people.blockedTitle')}>
      <ul>
        {steps.map(({ step, missing }) => (
          <li key={step}>{t(`access.blocked.${step}`, { missing })}</li>
        ))}
      </ul>
    </Notice>
  );
}
