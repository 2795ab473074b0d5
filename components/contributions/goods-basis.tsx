/**
 * The papers of a value in kind on the page of the gift: the one that holds, those it replaced, and the form for the next.
 * Owns the notice when the paper and the books differ. Refuses to offer a change of the booked value: that is a reversal.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { can, type Role } from '@/lib/access/policy';
import { basisText, type GoodsBasis, teamText } from '@/lib/contributions/goods-basis';
import type { ContributionPlace } from '@/lib/contributions/opened';
import type { ContributionView } from '@/lib/contributions/queries';
import { differsFromBooks } from '@/lib/contributions/rules/goods-basis';
import { type DateVn, formatInstantVn } from '@/lib/kernel/dates';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';
import type { VoucherRef } from '@/lib/web/voucher-slug';
import { basisFormFields } from './basis-form-fields';

interface Props {
  hoi: string;
  locale: Locale;
  view: ContributionView;
  voucher: VoucherRef | null;
  /** The one that holds first. */
  bases: GoodsBasis[];
  today: DateVn;
  roles: readonly Role[];
  stateBasis: BoundAction<ContributionPlace>;
}

/** Stands under MessagesProvider with the module "errors". Nothing for money. */
export function GoodsBasisSection({ hoi, locale, view, voucher, bases, today, roles, stateBasis }: Props) {
  if (view.method !== 'inKind') return null;
  const t = translator(locale);
  const [current, ...earlier] = bases;
  return (
    <section aria-labelledby="can-cu">
      <h2 id="can-cu">{t('contributions.basis.title')}</h2>
      {current ? (
        <BasisEntry {...{ locale, basis: current }} />
      ) : (
        <p>{t('contributions.basis.none', { said: view.valuationBasis ?? '–' })}</p>
      )}
      {current ? <Difference {...{ hoi, locale, view, voucher, basis: current, roles }} /> : null}
      {earlier.length > 0 ? (
        <>
          <h3>{t('contributions.basis.earlier')}</h3>
          <ul>
            {earlier.map((basis) => (
              <li key={basis.id}>
                <BasisEntry {...{ locale, basis }} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {view.status === 'posted' && can(roles, 'contributions.record') ? (
        <>
          <h3>{t(current ? 'contributions.basis.replaceTitle' : 'contributions.basis.formTitle')}</h3>
          <p className="muted">{t('contributions.basis.formHint')}</p>
          <PlainForm
            {...{ action: stateBasis, locale, idPrefix: 'can-cu' }}
            hidden={{ contributionId: String(view.id) }}
            fields={basisFormFields(t, today)}
            submit={t('contributions.basis.form.submit')}
          />
        </>
      ) : null}
    </section>
  );
}

function BasisEntry({ locale, basis }: { locale: Locale; basis: GoodsBasis }) {
  const t = translator(locale);
  const team = teamText(basis, t);
  return (
    <>
      <p>
        <strong>{basisText(basis, t)}</strong>
      </p>
      {team ? <p>{t('contributions.basis.team', { team })}</p> : null}
      {basis.valueVnd === null ? null : (
        <p>{t('contributions.basis.value', { amount: formatVndUnit(basis.valueVnd) })}</p>
      )}
      <p className="muted">
        {t('contributions.basis.statedBy', { name: basis.statedBy, at: formatInstantVn(basis.statedAt) })}
      </p>
    </>
  );
}

type DifferenceProps = Pick<Props, 'hoi' | 'locale' | 'view' | 'voucher' | 'roles'> & { basis: GoodsBasis };

function Difference({ hoi, locale, view, voucher, basis, roles }: DifferenceProps) {
  if (view.status !== 'posted' || !differsFromBooks(basis, view.amountVnd)) return null;
  const t = translator(locale);
  return (
    <Notice
      tone="warning"
      title={t('contributions.basis.differsTitle', {
        ...{ paper: formatVndUnit(basis.valueVnd!), booked: formatVndUnit(view.amountVnd) },
      })}
      actions={
        voucher && can(roles, 'contributions.void') ? (
          <ButtonLink href={routes.office.voidContribution(hoi, voucher)}>
            {t('contributions.basis.void')}
          </ButtonLink>
        ) : null
      }
    >
      <p>{t('contributions.basis.differs')}</p>
    </Notice>
  );
}
