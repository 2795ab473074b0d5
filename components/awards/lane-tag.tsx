/** The state of a file or a round in words. Refuses to say more than its lane: nothing here tells why somebody is helped. */
import { StatusTag, type TagTone } from '@/components/ui/status-tag';
import type { Lane, RoundStatus } from '@/lib/awards/rules/states';
import { type Locale, translator } from '@/lib/web/messages';

const laneTones: Record<Lane, TagTone> = {
  ...{ submitted: 'info', returned: 'warning', verified: 'info', shortlisted: 'gold', reserve: 'neutral' },
  ...{ awardProposed: 'gold', awardApproved: 'success', awardDecided: 'success' },
  ...{ notSelected: 'neutral', duplicate: 'neutral', withdrawn: 'neutral' },
};

const roundTones: Record<RoundStatus, TagTone> = {
  ...{ open: 'info', meeting: 'warning', proposed: 'gold', decided: 'success', closed: 'neutral' },
};

/** Where a file stands. */
export function LaneTag({ lane, locale }: { lane: Lane; locale: Locale }) {
  return <StatusTag tone={laneTones[lane]}>{translator(locale)(`awards.lanes.${lane}`)}</StatusTag>;
}

/** Where a round stands. */
export function RoundTag({ status, locale }: { status: RoundStatus; locale: Locale }) {
  return (
    <StatusTag tone={roundTones[status]}>{translator(locale)(`awards.roundStatus.${status}`)}</StatusTag>
  );
}
