/** The form about one picture: what is needed, what is refused, and how a picture is named in an address. */
import { describe, expect, it } from 'vitest';
import { pictureLookForm, pictureName, pictureOf } from '@/lib/rights/schema/pictures';

const file = { name: 'che.jpg', bytes: new Uint8Array([255, 216, 255]) };
const sent = { requestId: '7', picture: 'nominationList-12-3', outcome: 'covered', file };

describe('the form about one picture', () => {
  it('reads what was found, with the covered picture', () => {
    expect(pictureLookForm.parse(sent)).toEqual({
      ...{ requestId: 7, outcome: 'covered', bytes: file.bytes },
      picture: { paper: 'nominationList', ownerId: 12, version: 3 },
    });
  });

  it('asks for the picture when the name was covered, at its field', () => {
    const answer = pictureLookForm.safeParse({ ...sent, file: undefined });
    expect(answer.error?.issues).toMatchObject([{ path: ['file'], message: 'fields.required' }]);
  });

  it('keeps no picture that was sent with another answer', () => {
    expect(pictureLookForm.parse({ ...sent, outcome: 'takenOut' }).bytes).toHaveLength(0);
  });

  it.each([{ outcome: 'burnt' }, { picture: 'consentPaper-1-1' }, { requestId: 'x' }])(
    'refuses %j',
    (wrong) => {
      expect(pictureLookForm.safeParse({ ...sent, ...wrong }).success).toBe(false);
    },
  );
});

it('a picture is named by sort, owner and number, and nothing else is a name', () => {
  const key = { paper: 'raisedHands', ownerId: 4, version: 2 } as const;
  expect(pictureOf(pictureName(key))).toEqual(key);
  for (const name of ['raisedHands-0-1', 'raisedHands-4', 'x-1-1', 'raisedHands-4-2/..'])
    expect(pictureOf(name)).toBeNull();
});
