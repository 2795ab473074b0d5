/** Lines of the register: number, person, decision, state. Replaced and revoked ones are struck through and say so in words. */
import { DateText } from '@/components/ui/date-text';
import { Table } from '@/components/ui/table';
import type { RegisterLine } from '@/lib/certificates/queries';
import { decisionReference } from '@/lib/documents/award-papers';
import { formatDateVn } from '@/lib/kernel/dates';
import { type Locale, type Translator, translator } from '@/lib/web/messages';
import { routes } from '@/lib/web/routes';

export interface RegisterTableProps {
  hoi: string;
  locale: Locale;
  caption: string;
  lines: readonly RegisterLine[];
}

export function RegisterTable({ hoi, locale, caption, lines }: RegisterTableProps) {
  const t = translator(locale);
  const text = (key: string) => t(`certificates.register.${key}`);
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.id}
      rowTone={(line) => (line.state === 'valid' ? undefined : 'void')}
      columns={[
        { key: 'number', header: text('number'), cell: (line) => numberOf(line) },
        { key: 'name', header: text('name'), cell: (line) => line.name ?? text('hidden') },
        {
          key: 'decision',
          header: text('decision'),
          cell: (line) => (
            <a href={routes.office.certificates(hoi, line.decisionId)}>
              {decisionReference(line.decisionNumber, line.symbol)}
            </a>
          ),
        },
        { key: 'issuedOn', header: text('issuedOn'), cell: (line) => <DateText date={line.issuedOn} /> },
        { key: 'state', header: text('state'), cell: (line) => stateOf(t, line) },
        { key: 'copies', header: text('copies'), cell: (line) => line.copies, align: 'end' },
      ]}
    />
  );
}

/** "07/2019" */
export function numberOf({ number, year }: { number: number; year: number }): string {
  return `${String(number).padStart(2, '0')}/${year}`;
}

function stateOf(t: Translator, line: RegisterLine): string {
  const date = line.revokedOn ? formatDateVn(line.revokedOn) : '';
  const revoked = line.revokingDecision ? 'revokedBy' : 'revoked';
  const by = line.replacedBy ?? line.revokingDecision ?? '';
  const state = t(`certificates.states.${line.state === 'revoked' ? revoked : line.state}`, { date, by });
  if (!line.replaces || !line.reissueReason) return state;
  const reason = t(`certificates.reasons.${line.reissueReason}`);
  return `${state}; ${t('certificates.states.replaces', { number: line.replaces, reason })}`;
}
