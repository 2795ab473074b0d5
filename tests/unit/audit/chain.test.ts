/** The forms that other programs must be able to repeat: fixed inputs, fixed hashes (also in docs/audit-format.md). */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import {
  changeLeaf,
  eventLeaf,
  sealHash,
  textCommitment,
  voucherHash,
} from '@/lib/audit/verify/canonical-forms';
import type { ChangeRecord, EventRecord } from '@/lib/audit/verify/export-record';

const event: EventRecord = {
  kind: 'event',
  associationId: 1,
  id: '12',
  epoch: 1,
  xid: '4711',
  recordedAt: '2019-07-02T02:12:00.000001Z',
  actorId: '3',
  sessionId: null,
  eventKind: 'contribution.recorded',
  subjectType: 'contribution',
  subjectId: '',
  reasonValueId: null,
  payload: '{"kind": "gift"}',
  correlationId: 'ref-1',
};

it('the leaf of an event is the hash of its length-prefixed fields', () => {
  const form =
    '5:event;2:12;1:1;1:1;4:4711;27:2019-07-02T02:12:00.000001Z;1:3;-;21:contribution.recorded;12:contribution;0:;-;16:{"kind": "gift"};5:ref-1;';
  expect(eventLeaf(event)).toEqual(createHash('sha256').update(form).digest());
});

it('a root holds the root before it and the leaves in order', () => {
  const change: ChangeRecord = {
    kind: 'change',
    associationId: 1,
    id: '5',
    eventId: '12',
    epoch: 1,
    xid: '4711',
    table: 'app.party',
    key: '1:9',
    operation: 'INSERT',
    oldImage: null,
    newImage: '{"id": 9}',
  };
  const first = sealHash('').update(eventLeaf(event)).digest('hex');
  const second = sealHash(first).update(changeLeaf(change)).digest('hex');
  const byHand = createHash('sha256')
    .update(Buffer.concat([createHash('sha256').update(eventLeaf(event)).digest(), changeLeaf(change)]))
    .digest('hex');
  expect(second).toBe(byHand);
});

it('the lines of a voucher are hashed in their order, however they come', () => {
  const head = {
    book: 'PT',
    year: '2019',
    number: '3',
    purpose: 'gift',
    occurredOn: '2019-03-02',
    recordedAt: '2019-03-02T01:00:00.000000Z',
    xid: '9',
    partyId: null,
    reasonValueId: null,
    attachmentCount: '0',
    requestKey: 'k',
    requestHash: 'ab',
    reversesId: null,
    paymentOrderId: null,
    actorId: '1',
    code: 'X',
  };
  const line = (number: string) => ({
    line: number,
    fundId: '1',
    debitAccountId: '1',
    creditAccountId: '2',
    amountVnd: '500000',
    occurredOn: '2019-03-02',
    xid: '9',
  });
  const both = [line('1'), line('2')];
  expect(voucherHash(1, '7', head, both)).toBe(voucherHash(1, '7', head, [...both].reverse()));
  expect(voucherHash(1, '7', head, both)).not.toBe(voucherHash(1, '7', head, [line('1')]));
});

it('a commitment is the hash of salt and text', () => {
  const byHand = createHash('sha256').update(Buffer.from('00ff', 'hex')).update('Lò Thị Mây').digest('hex');
  expect(textCommitment('00ff', 'Lò Thị Mây')).toBe(byHand);
});
