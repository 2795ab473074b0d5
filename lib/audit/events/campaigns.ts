/** Kinds of events of campaigns, pledges and the codes of transfers, with the shape of their payload. Pure; ids, amounts as text, counts. */
export type CampaignEvent =
  | {
      kind: 'contribution.campaignChanged';
      subjectType: 'contribution';
      subjectId: string;
      payload: { campaignId: number };
    }
  | {
      kind: 'campaign.opened';
      subjectType: 'campaign';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'campaign.changed';
      subjectType: 'campaign';
      subjectId: string;
      payload: { amountVnd: string };
    }
  | {
      kind: 'campaign.closed';
      subjectType: 'campaign';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'campaign.reopened';
      subjectType: 'campaign';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'campaign.targetsSet';
      subjectType: 'campaign';
      subjectId: string;
      payload: { count: number; amountVnd: string };
    }
  | {
      kind: 'pledge.recorded';
      subjectType: 'pledge';
      subjectId: string;
      payload: { amountVnd: string; instalments: number };
    }
  | {
      kind: 'pledge.changed';
      subjectType: 'pledge';
      subjectId: string;
      payload: { amountVnd: string; instalments: number };
    }
  | {
      kind: 'pledge.withdrawn';
      subjectType: 'pledge';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'pledge.paymentAttached';
      subjectType: 'pledge';
      subjectId: string;
      payload: { amountVnd: string; contributionId: number };
    }
  | {
      kind: 'pledge.paymentDetached';
      subjectType: 'pledge';
      subjectId: string;
      payload: { contributionId: number };
    }
  | {
      kind: 'campaign.published';
      subjectType: 'campaign';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'campaign.redrawn';
      subjectType: 'campaign';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'campaign.unpublished';
      subjectType: 'campaign';
      subjectId: string;
      payload: Record<string, never>;
    }
  | {
      kind: 'memoCode.made';
      subjectType: 'fund' | 'campaign' | 'pledge';
      subjectId: string;
      payload: { code: string };
    }
  | {
      kind: 'memoCode.retired';
      subjectType: 'fund' | 'campaign' | 'pledge';
      subjectId: string;
      payload: { code: string };
    };
