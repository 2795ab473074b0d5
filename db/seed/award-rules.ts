/** Rules of awards of the sample data: the template as it is for the district, with the commune's own amounts below it. */
import { openProgramme } from '@/lib/awards/commands/open-programme';
import { recordFacts } from '@/lib/awards/commands/record-facts';
import { writeRules } from '@/lib/awards/commands/write-rules';
import { editedRules } from '@/lib/awards/rules/rule-edits';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import type { RuleSet } from '@/lib/awards/schema/rule-set';
import type { Player } from './stage';

/** The commune pays 500.000 đồng for the better result and 400.000 for the other, on a decision of its own. */
export const communeRules: RuleSet = editedRules(viXuyenTemplate, {
  amounts: new Map([
    [0, 500_000n],
    [1, 400_000n],
  ]),
  ...{ added: [], caps: new Map() },
  sourceTitle: 'Quy chế chi quỹ khuyến học xã Ngọc Lặc, 2026 (dữ liệu mẫu)',
});

/** Keeps version 1 of a rule set of this name. */
export function keepFundRules(
  player: Player,
  name: string,
  rules: RuleSet,
  validFrom: string,
): Promise<{ ruleSetId: number; version: number }> {
  return player.act((tx, actor) => writeRules(tx, actor, { target: { name }, rules, validFrom }));
}

/** The programme of Tết, paid from this fund. */
export function keepTetProgramme(player: Player, fundId: number): Promise<number> {
  return player.act((tx, actor) =>
    openProgramme(tx, actor, {
      ...{ name: 'Tết khuyến học', kind: 'tetAwards', fundId },
      ...{ decider: 'Chủ tịch Hội, theo đề nghị của Hội đồng xét duyệt', basis: '' },
    }),
  );
}

/** Results of grade 7 in a school of 320, one word for each file. */
export async function sayResults(player: Player, files: readonly [number, 'good' | 'fair'][]): Promise<void> {
  for (const [nominationId, study] of files) {
    const result = { grade: 7, study, conduct: 'good' };
    const facts = { result, prizes: [], pupils: 320, isPaidElsewhere: false };
    await player.act((tx, actor) => recordFacts(tx, actor, { nominationId, facts }));
  }
}
