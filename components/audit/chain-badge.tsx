/**
 * Where the chain of the log stands, and since when only this machine is a witness.
 * Owns the words around the figures. Refuses to reassure: a late or missing seal is told as such.
 */
import { Notice } from '@/components/ui/notice';
import { StatusTag } from '@/components/ui/status-tag';
import type { ChainStatus } from '@/lib/audit/queries';
import { formatInstantVn } from '@/lib/kernel/dates';
import { type Locale, translator } from '@/lib/web/messages';

/** More than this and sealing is late (the health page says the same). */
const lateAfterSeconds = 10;

/** Badge, last seal, and the exposed window of one association. */
export function ChainBadge({ status, locale }: { status: ChainStatus; locale: Locale }) {
  const t = translator(locale);
  const { sealNumber, rootStart, sealedAt, lagSeconds, leftAt, leftNumber, exposedEntries } = status;
  const isLate = lagSeconds > lateAfterSeconds;
  return (
    <section aria-labelledby="tinh-trang-nhat-ky">
      <h2 id="tinh-trang-nhat-ky">{t('audit.chain.title')}</h2>
      <p>
        <StatusTag tone={isLate || sealNumber === 0 ? 'warning' : 'success'}>
          {sealNumber === 0 ? t('audit.chain.none') : t('audit.chain.badge', { number: grouped(sealNumber) })}
        </StatusTag>
      </p>
      {isLate ? <Notice tone="warning" title={t('audit.chain.late')} /> : null}
      <ul>
        {sealedAt ? (
          <li>
            {t('audit.chain.sealed', { at: formatInstantVn(sealedAt) })}.{' '}
            {lagSeconds === 0 ? t('audit.chain.fresh') : t('audit.chain.lag', { seconds: lagSeconds })}
            {'. '}
            <span className="muted">{t('audit.chain.root', { root: rootStart })}</span>
          </li>
        ) : null}
        <li>
          {leftAt
            ? t('audit.chain.exposed', {
                at: formatInstantVn(leftAt),
                number: grouped(leftNumber ?? 0),
                count: exposedEntries,
              })
            : t('audit.chain.neverLeft')}
        </li>
      </ul>
      <p className="muted">{t('audit.chain.how')}</p>
    </section>
  );
}

/** "18.244", as amounts are grouped. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '.');
}
