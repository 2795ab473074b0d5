/**
 * Target and collected of each year, as a drawing and as its table.
 * Owns the geometry (per cent of the width, so it fits a phone and A4). Refuses script, and colour as the only sign.
 */
import { Amount, amountText } from '@/components/ui/amount';
import { Table } from '@/components/ui/table';
import type { CampaignYear, PublicCampaign } from '@/lib/honours/campaign-queries';
import { type Locale, translator } from '@/lib/web/messages';

const rowEm = 3.2;

/** The drawing, then the table with the same figures and the whole campaign below them. */
export function CampaignProgress({ locale, campaign }: { locale: Locale; campaign: PublicCampaign }) {
  const t = translator(locale);
  const label = (key: string) => t(`honours.campaign.${key}`);
  const whole = { key: label('whole'), targetVnd: campaign.targetVnd, collectedVnd: campaign.collectedVnd };
  return (
    <section>
      <h2>{label('progress')}</h2>
      <p className="muted">{label('progressNote')}</p>
      <Bars title={label('progress')} note={label('progressNote')} years={campaign.years} />
      <Table
        caption={label('table')}
        rows={[...campaign.years.map((year) => ({ ...year, key: String(year.year) })), whole]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'year', header: label('year'), cell: (row) => row.key },
          {
            ...{ key: 'target', header: label('target'), align: 'end' as const },
            cell: (row) => <Amount value={row.targetVnd} unit={false} />,
          },
          {
            ...{ key: 'collected', header: label('collected'), align: 'end' as const },
            cell: (row) => <Amount value={row.collectedVnd} unit={false} />,
          },
        ]}
      />
    </section>
  );
}

interface BarsProps {
  title: string;
  note: string;
  years: readonly CampaignYear[];
}

function Bars({ title, note, years }: BarsProps) {
  const top = years.reduce((most, { targetVnd, collectedVnd }) => {
    const larger = targetVnd > collectedVnd ? targetVnd : collectedVnd;
    return larger > most ? larger : most;
  }, 1n);
  const width = (amountVnd: bigint) => `${Number((amountVnd * 1000n) / top) / 10}%`;
  const text = (amountVnd: bigint) => amountText(amountVnd, { unit: false });
  return (
    <svg
      className="waterfall"
      role="img"
      aria-labelledby="progress-title progress-desc"
      width="100%"
      height={`${years.length * rowEm}em`}
    >
      <title id="progress-title">{title}</title>
      <desc id="progress-desc">{note}</desc>
      {years.map(({ year, targetVnd, collectedVnd }, at) => (
        <g key={year}>
          <text x="0" y={`${at * rowEm + 1.2}em`}>
            {year}
          </text>
          <text className="waterfall-value" x="100%" y={`${at * rowEm + 1.2}em`} textAnchor="end">
            {`${text(collectedVnd)} / ${text(targetVnd)}`}
          </text>
          <g className="waterfall-track">
            <rect x="0" width={width(targetVnd)} y={`${at * rowEm + 1.65}em`} height="0.9em" rx="2" />
          </g>
          <g className="waterfall-in">
            <rect x="0" width={width(collectedVnd)} y={`${at * rowEm + 1.65}em`} height="0.9em" rx="2" />
          </g>
        </g>
      ))}
    </svg>
  );
}
