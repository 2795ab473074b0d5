/**
 * What the public sees of 2019: consents as people gave them, and the published year.
 * One child of nine: the guardian agreed, the child said no; so that child is counted and never named.
 */
import { publishRoundFigures } from '@/lib/awards/commands/publish-round';
import { giveConsent, publish } from '@/lib/honours/commands';
import type { Cast, Player } from './stage';
import { hardshipStudents, honourees, teachers } from './story-people';
import type { StoryRound } from './story-round';

/** Records consents and publishes figures (31 March, then the whole year), the honour list, the donors' roll and the round. */
export async function publishStory(cast: Cast, round: StoryRound): Promise<void> {
  const { thuky, chutich } = cast as { thuky: Player; chutich: Player };
  const agree = (name: string, givers: ('self' | 'guardian')[]) =>
    Promise.all(
      givers.map((giver) =>
        thuky.act((tx, actor) =>
          giveConsent(tx, actor, {
            partyId: round.parties[name]!,
            fields: ['name', 'school'],
            giver,
            givenOn: '2019-02-20',
            channel: 'paper',
          }),
        ),
      ),
    );
  const [first, second, third] = hardshipStudents;
  await agree(first!.name, ['self', 'guardian']);
  await agree(second!.name, ['self', 'guardian']);
  await agree(third!.name, ['guardian']);
  await agree(teachers[0]!.name, ['self']);
  for (const person of [...honourees.excellentTeacher, ...honourees.activeMember])
    await agree(person.name, ['self']);
  for (const person of [...honourees.contestWinner, ...honourees.academicPrizeStudent])
    await agree(person.name, ['self', 'guardian']);
  const announce = (kind: 'fundFigures' | 'honourList' | 'donorRoll', asOf: string, reason: string) =>
    chutich.act((tx, actor) => publish(tx, actor, { kind, year: 2019, asOf, reason }));
  await announce('fundFigures', '2019-03-31', 'Số liệu quý I');
  await announce('fundFigures', '2019-12-31', 'Cả năm, sau khi khoá sổ');
  await announce('honourList', '2019-12-31', 'Danh sách sau lễ trao');
  await announce('donorRoll', '2019-12-31', 'Sổ vàng năm 2019');
  await chutich.act((tx, actor) => publishRoundFigures(tx, actor, { roundId: round.roundId }));
}
