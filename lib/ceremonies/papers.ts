/**
 * The papers of a ceremony: the sheet on which recipients sign, and the programme that lies on every chair.
 * Owns who is named: the programme prints only people who agreed to be named, the others are a number.
 * Refuses to tell pupils apart: one group, one sentence, whatever they receive and why.
 */
import { type HonourProgrammeData, honourProgramme } from '@/lib/documents/honour-programme';
import { type SignSheetData, signSheet } from '@/lib/documents/sign-sheet';
import { formatDateVn } from '@/lib/kernel/dates';
import { compareNames } from '@/lib/kernel/names';
import type { PaperFacts } from '@/lib/ledger/paper-facts';
import { basisOf, signRow } from '@/lib/payments/papers';
import { translator } from '@/lib/web/messages';
import type { CeremonySummary, SheetRow } from './queries';
import { recipientGroups } from './rules';

const t = translator('vi');

export interface CeremonyPaper {
  ceremony: CeremonySummary;
  rows: readonly SheetRow[];
  facts: PaperFacts;
}

/** Text of the sign sheet: everybody who receives money, with room to sign. */
export function ceremonySignSheet({ ceremony, rows, facts }: CeremonyPaper, printNo: number): SignSheetData {
  const paid = rows.filter((row) => row.benefit === 'money');
  const vouchers = [...new Set(paid.flatMap((row) => row.voucherReference ?? []))].join(', ');
  const decision = basisOf(paid);
  return signSheet({
    ...{ issuer: facts.issuer, signedOn: ceremony.heldOn },
    subject: t('ceremonies.paper.signSubject', { name: ceremony.name }),
    reference: vouchers
      ? t('payments.paper.referencePaid', { decision, voucher: vouchers })
      : t('payments.paper.reference', { decision }),
    rows: paid.map((row) => signRow({ ...row, handoverStatus: row.status }, ceremony.heldOn)),
    signers: facts.signers,
    ...{ printNo, sampleNotice: facts.sampleNotice },
  });
}

/** Text of the programme; a name only with consent to print it, a school only with consent to that. */
export function ceremonyProgramme({ ceremony, rows, facts }: CeremonyPaper): HonourProgrammeData {
  // Somebody with two awards is one person on the programme.
  const people = [...new Map(rows.map((row) => [row.partyId, row])).values()];
  const named = people.filter((row) => row.mayBeNamed && row.name !== '');
  const place = ceremony.lunarLabel ? ` · ${ceremony.lunarLabel}` : '';
  return honourProgramme({
    issuer: facts.issuer,
    occasion: `${ceremony.name} · ${formatDateVn(ceremony.heldOn)}${place}`,
    groups: recipientGroups.map((group) => ({
      title: t(`ceremonies.group.${group}`),
      rows: named
        .filter((row) => row.group === group)
        // By name: the order in which awards were decided would show who belongs together.
        .sort((a, b) => compareNames(a.name, b.name))
        .map((row) => ({
          name: row.name,
          unit: row.mayShowSchool ? row.school : '',
          honour: t(`ceremonies.paper.honour.${group}`),
        })),
    })),
    unnamedCount: people.length - named.length,
    sampleNotice: facts.sampleNotice,
  });
}
