'use client';
/** Reversing a whole list: what happens, in words; one reason and one day for all its vouchers. */
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { useProblems } from '@/components/forms/use-problems';
import { ButtonLink } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { FormShell } from '@/components/ui/form-shell';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { RecordedListRow } from '@/lib/contributions/gift-lists';
import { formatDateVn } from '@/lib/kernel/dates';
import type { BoundAction } from '@/lib/web/define-action';
import type { Locale } from '@/messages/catalogue';

interface Props {
  locale: Locale;
  list: RecordedListRow;
  today: string;
  action: BoundAction<number>;
  backHref: string;
}

export function ReverseList({ locale, list, today, action, backHref }: Props) {
  const t = useTranslations('lists');
  const [result, submit] = useActionState(action, null);
  const problems = useProblems(result);
  const { id, name, rows, amount } = list;
  return (
    <section aria-labelledby="reverse-list">
      <h2 id="reverse-list">{t('reverse.title', { id, name })}</h2>
      <FormShell
        action={submit}
        locale={locale}
        note={problems.message}
        errors={problems.errors}
        actions={
          <>
            <SubmitButton locale={locale} variant="danger">
              {t('reverse.submit')}
            </SubmitButton>
            <ButtonLink variant="quiet" href={backHref}>
              {t('reverse.cancel')}
            </ButtonLink>
          </>
        }
      >
        <p className="lede">{t('reverse.explain', { rows, amount })}</p>
        <input type="hidden" name="listId" value={id} />
        <Textarea
          name="reason"
          locale={locale}
          label={t('reverse.reason')}
          error={problems.errorOf('reason')}
          defaultValue={problems.valueOf('reason')}
        />
        <DateInput
          name="occurredOn"
          id="reverse-day"
          locale={locale}
          today={today}
          label={t('reverse.day')}
          error={problems.errorOf('occurredOn')}
          defaultValue={problems.valueOf('occurredOn', formatDateVn(today))}
        />
      </FormShell>
    </section>
  );
}
