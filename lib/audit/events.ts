/**
 * Every kind of event the program itself may record, with the shape of its payload. Pure.
 * Payloads hold ids, amounts (as text) and codes: never a name or free text about a person.
 * Kinds of vouchers, approvals, decisions, periods and readings of hardship are written by the database alone.
 */
import type { AwardRulesEvent } from './events/award-rules';
import type { CampaignEvent } from './events/campaigns';
import type { CertificateEvent } from './events/certificates';
import type { ConsentEvent, PersonRequestEvent } from './events/consents';
import type { ReportEvent } from './events/reports';
import type { ScoringEvent } from './events/scoring';
import type { SitePageEvent } from './events/site-pages';
import type { StatementEvent } from './events/statements';
import type { StoreEvent } from './events/store';
import type { TransferEvent } from './events/transfers';

export type AuditEvent =
  | { kind: 'party.registered'; subjectType: 'party'; subjectId: string; payload: { kind: string } }
  | { kind: 'party.changed'; subjectType: 'party'; subjectId: string; payload: { fields: string[] } }
  | { kind: 'party.joined'; subjectType: 'party'; subjectId: string; payload: { headId: number } }
  | { kind: 'party.separated'; subjectType: 'party'; subjectId: string; payload: { headId: number } }
  | { kind: 'party.keptApart'; subjectType: 'party'; subjectId: string; payload: { otherId: number } }
  | { kind: 'party.lookedAtAgain'; subjectType: 'party'; subjectId: string; payload: { otherId: number } }
  | {
      kind: 'contribution.recorded';
      subjectType: 'contribution';
      subjectId: string;
      payload: { amountVnd: string; method: string; kind: string; acceptedHints?: string[] };
    }
  | {
      kind: 'contribution.confirmed';
      subjectType: 'contribution';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'contribution.withdrawn';
      subjectType: 'contribution';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'contribution.voided';
      subjectType: 'contribution';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'contribution.publicNameChanged';
      subjectType: 'contribution';
      subjectId: string;
      payload: { choice: string };
    }
  | CampaignEvent
  | SitePageEvent
  | StoreEvent
  | TransferEvent
  | { kind: 'desk.opened'; subjectType: 'desk'; subjectId: string; payload: { amountVnd: string } }
  | {
      kind: 'desk.counted';
      subjectType: 'desk';
      subjectId: string;
      payload: { amountVnd: string; count: number };
    }
  | StatementEvent
  | {
      kind: 'givingAccount.opened';
      subjectType: 'account';
      subjectId: string;
      payload: { isOtherHolder: boolean };
    }
  | {
      kind: 'givingAccount.closed';
      subjectType: 'account';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'contributionList.recorded';
      subjectType: 'contributionList';
      subjectId: string;
      payload: { rows: number; totalVnd: string };
    }
  | {
      kind: 'contributionList.reversed';
      subjectType: 'contributionList';
      subjectId: string;
      payload: { rows: number; totalVnd: string };
    }
  | { kind: 'period.reopenAsked'; subjectType: 'period'; subjectId: string; payload: Record<string, never> }
  | { kind: 'round.opened'; subjectType: 'round'; subjectId: string; payload: { schoolYear: string } }
  | AwardRulesEvent
  | CertificateEvent
  | ScoringEvent
  | {
      kind: 'round.changed';
      subjectType: 'round';
      subjectId: string;
      payload: { status?: string; rateVnd?: string };
    }
  | { kind: 'council.seated'; subjectType: 'round'; subjectId: string; payload: { members: number } }
  | { kind: 'council.attendanceTaken'; subjectType: 'round'; subjectId: string; payload: { present: number } }
  | {
      kind: 'nomination.submitted';
      subjectType: 'nomination';
      subjectId: string;
      payload: { category: string };
    }
  | { kind: 'nomination.reviewed'; subjectType: 'nomination'; subjectId: string; payload: { status: string } }
  | {
      kind: 'nomination.ranked';
      subjectType: 'round';
      subjectId: string;
      payload: { shortlisted: number; reserve: number };
    }
  | {
      kind: 'member.recused';
      subjectType: 'nomination';
      subjectId: string;
      payload: { kind: string; userId: number };
    }
  | { kind: 'vote.cast'; subjectType: 'nomination'; subjectId: string; payload: { choice: string } }
  | {
      kind: 'award.proposed';
      subjectType: 'round';
      subjectId: string;
      payload: { count: number; totalVnd: string };
    }
  | { kind: 'award.changed'; subjectType: 'award'; subjectId: string; payload: { amountVnd?: string } }
  | { kind: 'award.withdrawn'; subjectType: 'award'; subjectId: string; payload: Record<string, never> }
  | {
      kind: 'paymentOrder.prepared';
      subjectType: 'paymentOrder';
      subjectId: string;
      payload: { amountVnd: string; kind: string };
    }
  | {
      kind: 'paymentOrder.changed' | 'paymentOrder.goodsAssigned';
      subjectType: 'paymentOrder';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'paymentOrder.paid';
      subjectType: 'paymentOrder';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'paymentOrder.withdrawn';
      subjectType: 'paymentOrder';
      subjectId: string;
      payload: Record<string, never>;
    }
  | { kind: 'ceremony.planned'; subjectType: 'ceremony'; subjectId: string; payload: { heldOn: string } }
  | { kind: 'ceremony.changed'; subjectType: 'ceremony'; subjectId: string; payload: { status?: string } }
  | {
      kind: 'award.handedOver';
      subjectType: 'ceremony';
      subjectId: string;
      payload: { awardId: number; status: string };
    }
  | ConsentEvent
  | PersonRequestEvent
  | ReportEvent
  | {
      kind: 'publication.withdrawn';
      subjectType: 'publication';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'publication.copyMade';
      subjectType: 'publication';
      subjectId: string;
      payload: { year: number };
    }
  | {
      kind: 'paper.printed';
      subjectType: string;
      subjectId: string;
      payload: { paper: string; copy: number };
    }
  | {
      kind: 'association.changed';
      subjectType: 'association';
      subjectId: string;
      payload: { fields: string[] };
    };

/** Kinds that only functions of the database write; the viewer knows their sentences too. */
export const databaseKinds = [
  'voucher.posted',
  'voucher.voided',
  'award.approved',
  ...(['decision.issued', 'decision.changed'] as const),
  'paymentOrder.approved',
  ...(['hardship.read', 'hardship.erased'] as const),
  ...(['recipientAccount.kept', 'transfer.listed', 'transfer.accountsRead'] as const),
  ...(['nominationLink.fileSaved', 'nomination.byLink'] as const),
  ...(['party.erased', 'party.fileMade', 'party.lockedNameRead', 'party.lockedNamesErased'] as const),
  ...(['mistake.received', 'mistake.stepped', 'mistake.contactsErased'] as const),
  ...(['suspicion.received', 'suspicion.stepped', 'suspicion.turned'] as const),
  ...(['consent.answeredByLink', 'consent.withdrawnByLink', 'consent.papersErased'] as const),
  'consent.photosErased',
  ...(['nominationLink.paperAttached', 'nominationLink.headNamed', 'nominationLink.headConfirmed'] as const),
  'nominationLink.draftsErased',
  ...(['signedPaper.looked', 'signedPaper.lockedRead', 'signedPaper.lockedErased'] as const),
  'period.closed',
  'period.reopened',
  'fund.opened',
  'account.opened',
  ...(['publication.published', 'publication.publishedByOrder', 'publication.ordered'] as const),
  ...(['publication.stillCorrect', 'publication.orderRefused'] as const),
  'report.published',
  'association.founded',
  'role.granted',
  'role.ended',
  'session.opened',
  'session.closed',
  'signIn.failed',
  'password.changed',
  'password.reset',
  'pin.changed',
  'pin.cleared',
  'locale.changed',
  'reset.issued',
  'invitation.issued',
  'invitation.withdrawn',
  'invitation.accepted',
] as const;

/** Every kind an event may have. */
export type EventKind = AuditEvent['kind'] | (typeof databaseKinds)[number];
