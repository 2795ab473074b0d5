/**
 * Where one is in the set-up, and the way to the other steps that are open.
 * Owns the list of five; steps 1 and 2 cannot be done again once the association exists.
 */
import { translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { Locale } from '@/messages/catalogue';

export interface SetupStepsProps {
  locale: Locale;
  /** 1–5; 6 is the end. */
  current: number;
  /** Slug of the association, once it exists. */
  hoi?: string;
}

/** An ordered list; the step at hand is marked. */
export function SetupSteps({ locale, current, hoi }: SetupStepsProps) {
  const t = translator(locale);
  return (
    <nav aria-label={t('setup.title')}>
      <ol>
        {[1, 2, 3, 4, 5].map((step) => {
          const name = t(`setup.steps.${step}`);
          const isOpen = step !== current && (hoi ? step >= 3 : step < current);
          return (
            <li key={step} aria-current={step === current ? 'step' : undefined}>
              {isOpen ? (
                <a href={routes.setup({ buoc: step, hoi })}>{name}</a>
              ) : step === current ? (
                <strong>{name}</strong>
              ) : (
                name
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
