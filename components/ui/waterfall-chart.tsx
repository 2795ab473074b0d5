/**
 * From the opening balance to the closing one, step by step, as a drawing and as its table.
 * Owns the geometry (percent of the width, so it fits 320 px and A4) and the twin table with the same figures.
 * Refuses script, and colour as the only sign: every step carries its sign and words.
 */
import type { Locale } from '@/messages/catalogue';
import { Amount, amountText } from './amount';
import { Table } from './table';
import { type WaterfallStep, waterfallBars } from './waterfall-bars';
import { uiWords } from './words';

export interface WaterfallProps {
  /** Unique on the page; ids of title and description grow from it. */
  id: string;
  title: string;
  /** The same story in one sentence. */
  description: string;
  steps: WaterfallStep[];
}

const rowEm = 3.6;

/** The drawing; put `WaterfallTable` with the same steps beside it. */
export function WaterfallChart({ id, title, description, steps }: WaterfallProps) {
  const bars = waterfallBars(steps);
  return (
    <svg
      className="waterfall"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height={`${bars.length * rowEm}em`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {bars.map((bar, index) => (
        <g key={bar.step.key} className={`waterfall-${bar.step.kind}`}>
          <text x="0" y={`${index * rowEm + 1.2}em`}>
            {bar.step.label}
          </text>
          <text className="waterfall-value" x="100%" y={`${index * rowEm + 1.2}em`} textAnchor="end">
            {amountText(bar.step.value, { unit: false, signed: bar.step.kind !== 'total' })}
          </text>
          <rect
            x={`${bar.start}%`}
            width={`${bar.width}%`}
            y={`${index * rowEm + 1.7}em`}
            height="1.2em"
            rx="2"
          />
        </g>
      ))}
    </svg>
  );
}

/** The same steps as a table; numbers may lead to what they are made of. */
export function WaterfallTable({
  caption,
  steps,
  locale,
}: {
  caption: string;
  steps: WaterfallStep[];
  locale: Locale;
}) {
  const words = uiWords(locale);
  return (
    <Table
      caption={caption}
      compact
      columns={[
        { key: 'label', header: words('chartLabel'), cell: (step) => step.label },
        {
          key: 'amount',
          header: words('chartAmount'),
          align: 'end',
          cell: (step) => (
            <Amount value={step.value} unit={false} signed={step.kind !== 'total'} href={step.href} />
          ),
        },
      ]}
      rows={steps}
      rowKey={(step) => step.key}
      rowTone={() => undefined}
    />
  );
}
