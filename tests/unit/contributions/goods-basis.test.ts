/** What each paper of a value must say, box by box. */
import { describe, expect, it } from 'vitest';
import { differsFromBooks, readBasis } from '@/lib/contributions/rules/goods-basis';
import { goodsBasisForm } from '@/lib/contributions/schema/goods-basis';

const read = (boxes: Record<string, string | string[]>) =>
  readBasis(goodsBasisForm.parse({ contributionId: '1', ...boxes }), '2026-11-27');

describe('readBasis', () => {
  it('nothing written is no paper; something written without its kind is asked for', () => {
    expect(read({})).toEqual({ basis: null, fields: {} });
    expect(read({ basisNumber: '12' }).fields).toEqual({ basisKind: 'fields.required' });
  });

  it.each([
    [{ basisKind: 'invoice', basisOn: '1/11/2026' }, { basisNumber: 'fields.required' }],
    [{ basisKind: 'quotation', basisOn: '1/11/2026' }, { basisSource: 'fields.required' }],
    [{ basisKind: 'stated' }, { basisOn: 'fields.required' }],
    [{ basisKind: 'stated', basisOn: '28/11/2026' }, { basisOn: 'fields.futureDate' }],
    [{ basisKind: 'stated', basisOn: 'mai kia' }, { basisOn: 'fields.badDate' }],
    [
      { basisKind: 'stated', basisOn: '1/11/2026', basisValue: '1.5' },
      { basisValue: 'fields.ambiguousAmount' },
    ],
    [
      { basisKind: 'assessment', basisOn: '1/11/2026', basisNumber: '1', team_head: 'Lê A' },
      { team_head: 'store.teamNeeded' },
    ],
    [
      {
        basisKind: 'assessment',
        basisOn: '1/11/2026',
        basisNumber: '1',
        team_expert: 'A',
        team_witness: 'B',
      },
      { team_head: 'store.teamNeeded' },
    ],
  ])('%o is refused at its box', (boxes, fields) => {
    expect(read(boxes)).toEqual({ basis: null, fields });
  });

  it('a whole paper is read; a team belongs to an assessment alone', () => {
    const team = { team_head: ' Lê  A ', team_expert: 'Trần B' };
    const paper = { basisOn: '1/11/2026', basisNumber: '05/BB', basisValue: '2tr5' };
    expect(read({ basisKind: 'assessment', ...paper, ...team }).basis).toEqual({
      ...{ kind: 'assessment', paperNumber: '05/BB', paperOn: '2026-11-01', source: null },
      valueVnd: 2_500_000n,
      team: [
        { role: 'head', name: 'Lê A' },
        { role: 'expert', name: 'Trần B' },
      ],
    });
    expect(read({ basisKind: 'invoice', ...paper, ...team }).basis!.team).toEqual([]);
  });

  it('a paper without a value says what the books say', () => {
    expect(differsFromBooks({ valueVnd: null }, 5n)).toBe(false);
    expect(differsFromBooks({ valueVnd: 5n }, 5n)).toBe(false);
    expect(differsFromBooks({ valueVnd: 6n }, 5n)).toBe(true);
  });
});
