/**
 * Recording what was seen of the results of many people in one form: each a group of four boxes, empty ones left out.
 * Owns which instalments are offered: the next of each person, due within the days the database allows.
 * Works without script; what was entered comes back with a refusal.
 */
import type { FormAction } from '@/components/forms/plain-form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { InstalmentPage, PersonInstalments, ShownInstalment } from '@/lib/awards/queries/instalments';
import { nextToCheck } from '@/lib/awards/rules/instalments';
import { checkOutcomes, checkPapers } from '@/lib/awards/schema/instalment-forms';
import { addDays, formatDateVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import { type Locale, translator } from '@/lib/web/messages';
import { ActionForm } from './action-form';
import { KeptInput, KeptSelect } from './kept-fields';

/** The same as in app.instalment_check_guard. */
const CHECK_WITHIN_DAYS = 31;

export interface CheckFormProps {
  locale: Locale;
  data: InstalmentPage;
  action: FormAction;
}

/** Nothing to fill in where nothing is due soon. */
export function CheckForm({ locale, data, action }: CheckFormProps) {
  const t = translator(locale);
  const latest = addDays(data.today, CHECK_WITHIN_DAYS);
  const open = data.people.flatMap((person) => {
    const one = nextToCheck(person.instalments);
    return one && one.dueOn <= latest ? [{ person, one }] : [];
  });
  return (
    <section id="kiem-tra" className="no-print">
      <h2>{t('instalments.check.title')}</h2>
      {open.length === 0 ? (
        <p>{t('instalments.check.none')}</p>
      ) : (
        <>
          <p>{t('instalments.check.lede')}</p>
          <ActionForm
            {...{ action, locale }}
            hidden={{ round: data.round.slug, roundId: data.round.id, today: data.today }}
            actions={<SubmitButton locale={locale}>{t('instalments.check.submit')}</SubmitButton>}
          >
            <KeptInput
              {...{ name: 'seenOn', id: 'seenOn', locale, label: t('instalments.check.seenOn') }}
              defaultValue={formatDateVn(data.today)}
              width="medium"
            />
            {open.map((row) => (
              <CheckRow key={row.person.awardId} locale={locale} {...row} />
            ))}
          </ActionForm>
        </>
      )}
    </section>
  );
}

function CheckRow(props: { locale: Locale; person: PersonInstalments; one: ShownInstalment }) {
  const { locale, person, one } = props;
  const t = translator(locale);
  const box = (name: string) => {
    const whole = `${name}-${person.awardId}-${one.number}`;
    return { name: whole, id: whole, locale, label: t(`instalments.check.${name}`) };
  };
  return (
    <fieldset className="row-of-fields">
      <legend>
        {t('instalments.check.row', {
          ...{ name: person.name, number: one.number, date: formatDateVn(one.dueOn) },
          amount: formatVndUnit(one.amountVnd),
        })}
      </legend>
      <KeptSelect
        {...box('outcome')}
        defaultValue=""
        options={[
          { value: '', label: t('instalments.check.notYet') },
          ...checkOutcomes.map((value) => ({ value, label: t(`instalments.check.${value}`) })),
        ]}
      />
      <KeptSelect
        {...box('paperKind')}
        defaultValue={checkPapers[0]}
        options={checkPapers.map((value) => ({ value, label: t(`instalments.papers.${value}`) }))}
      />
      <KeptInput {...box('paperNumber')} optional maxLength={60} width="medium" />
      <KeptInput {...box('reason')} optional hint={t('instalments.check.reasonHint')} maxLength={300} />
    </fieldset>
  );
}
