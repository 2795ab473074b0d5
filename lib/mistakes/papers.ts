/** The register of reports as PDF: which facts go on it. How it looks is in lib/documents. Row security decides which reports. */
import type { Tx } from '@/db/client';
import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { mistakeRegister as registerPaper } from '@/lib/documents/mistake-register';
import { renderPdf } from '@/lib/documents/render';
import { formatPaperCode } from '@/lib/kernel/codes';
import { type DateVn, parseDateVn, todayVn, yearOf } from '@/lib/kernel/dates';
import { paperFacts } from '@/lib/ledger/paper-facts';
import { translator } from '@/lib/web/messages';
import { mistakeRegister } from './queries';

/** Days as typed; what cannot be read is the beginning of this year, and today. */
function daysOf({ from, to }: { from: string; to: string }, today: DateVn): { from: DateVn; to: DateVn } {
  const last = parseDateVn(to, today) ?? today;
  return { from: parseDateVn(from, today) ?? `${yearOf(last)}-01-01`, to: last };
}

/** Every report received between two days that the actor may see. */
export async function mistakeRegisterFile(tx: Tx, actor: Actor, asked: { from: string; to: string }) {
  const today = todayVn(new Date());
  const days = daysOf(asked, today);
  const t = translator('vi');
  const { issuer, signers, sampleNotice } = await paperFacts(tx, today);
  const lines = await mistakeRegister(tx, days.from, days.to);
  const data = registerPaper({
    ...{ issuer, sampleNotice, ...days, printedOn: today, chairName: signers.chair ?? '' },
    hasSuspicions: can(actor.roles, 'mistakes.viewSuspicions'),
    rows: lines.map((line) => ({
      ...{ code: formatPaperCode(line.code), receivedOn: line.receivedOn, text: line.text, page: line.page },
      kind: t(`mistakes.kinds.${line.kind}`),
      assignee: line.assignee ?? '',
      state: t(`mistakes.states.${line.state}`),
      answer: line.answer,
      closedOn: line.answer && line.stateAt ? todayVn(new Date(line.stateAt)) : undefined,
      daysWaiting: line.daysWaiting,
    })),
  });
  return {
    bytes: renderPdf('mistake-register', data),
    filename: `so-phan-anh-${days.from}-${days.to}.pdf`,
    contentType: 'application/pdf',
  };
}
