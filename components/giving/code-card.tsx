/**
 * One code: its square, the code to copy, the whole text of a transfer, the papers and the picture.
 * Owns what a card offers. Refuses papers without a shown account, and everything but its name for a retired code.
 */
import { PlainForm } from '@/components/forms/plain-form';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/print-button';
import { QrSquare } from '@/components/ui/qr-square';
import type { CodeCardData } from '@/lib/giving/code-cards';
import { formatVndUnit } from '@/lib/kernel/money';
import type { BoundAction } from '@/lib/web/define-action';
import { type Locale, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

interface Props {
  hoi: string;
  locale: Locale;
  code: CodeCardData;
  title: string;
  /** Null where the reader may not retire codes. */
  retire: BoundAction | null;
  /** Fields of the page that the action comes back to. */
  hidden?: Record<string, string>;
}

/** Stands in a list of class "squares", under MessagesProvider with the module "errors". */
export function CodeCard({ hoi, locale, code, title, retire, hidden }: Props) {
  const t = translator(locale);
  return (
    <li>
      <h3>{title}</h3>
      {code.square ? <QrSquare {...code.square} label={t('giving.squareFor', { fund: title })} /> : null}
      <p>
        <strong className="big-number">{code.memo}</strong>
        {code.isRetired ? ` (${t('giving.retired')})` : ''}
      </p>
      {code.amountVnd === null ? null : (
        <p>
          <Amount value={code.amountVnd} />
        </p>
      )}
      {code.isRetired ? null : <CodeUses {...{ hoi, locale, code }} />}
      {retire && !code.isRetired ? (
        <details className="no-print">
          <summary>{t('giving.retire')}</summary>
          <PlainForm
            {...{ action: retire, locale, idPrefix: `retire-${code.codeId}`, fields: [] }}
            {...{ submit: t('giving.retire'), variant: 'danger' as const }}
            hidden={{ ...hidden, codeId: String(code.codeId) }}
          />
        </details>
      ) : null}
    </li>
  );
}

function CodeUses({ hoi, locale, code }: Pick<Props, 'hoi' | 'locale' | 'code'>) {
  const t = translator(locale);
  const poster = (size: 'a4' | 'a5' | 'png') => routes.office.givingPoster(hoi, code.codeId, size);
  const text = transferText(code);
  return (
    <>
      {text ? (
        <p className="muted" lang="vi">
          {text}
        </p>
      ) : null}
      <div className="actions">
        <CopyButton locale={locale} text={code.memo}>
          {t('giving.copy')}
        </CopyButton>
        {text ? (
          <>
            <CopyButton locale={locale} text={text}>
              {t('giving.copyText')}
            </CopyButton>
            <ButtonLink href={poster('a4')}>{t('giving.posterA4')}</ButtonLink>
            <ButtonLink href={poster('a5')}>{t('giving.posterA5')}</ButtonLink>
            <ButtonLink href={poster('png')}>{t('giving.picture')}</ButtonLink>
          </>
        ) : null}
      </div>
    </>
  );
}

/** For the donor, so Vietnamese on English pages too; null while no account is shown. */
function transferText({ place, memo, publicLabel, amountVnd }: CodeCardData): string | null {
  if (!place) return null;
  const values = { ...place, memo, label: publicLabel, isOtherHolder: '' };
  const t = translator('vi');
  return amountVnd === null
    ? t('giving.transferText', values)
    : t('giving.transferTextWithAmount', { ...values, amount: formatVndUnit(amountVnd) });
}
