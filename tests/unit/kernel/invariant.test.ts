import { describe, expect, test } from 'vitest';
import { DomainError, InvariantError, invariant } from '@/lib/kernel/invariant';

describe('refusals and bugs are told apart', () => {
  test('a refusal carries its code, the wrong fields and plain values', () => {
    const refusal = new DomainError('ledger.periodClosed', {
      fields: { occurredOn: 'closed' },
      params: { month: 3 },
    });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: 'DomainError',
      code: 'ledger.periodClosed',
      fields: { occurredOn: 'closed' },
      params: { month: 3 },
    });
    expect(new DomainError('x').fields).toBeUndefined();
  });

  test('a broken invariant is no refusal', () => {
    expect(() => invariant(true, 'never')).not.toThrow();
    expect(() => invariant(0, 'what should hold')).toThrow(InvariantError);
    expect(new InvariantError('x')).not.toBeInstanceOf(DomainError);
  });
});
