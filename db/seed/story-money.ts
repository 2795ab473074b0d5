/**
 * The money of the story of 2019, January to October (made up; every number reconciles to the đồng).
 * Opening 51.850.000; a wrong receipt voided; gifts 27.605.000, interest 412.500; insurance contracts in kind.
 */
import { recordContribution, voidContribution } from '@/lib/contributions/commands';
import { contributionById } from '@/lib/contributions/queries';
import type { ContributionInput, ShareInput } from '@/lib/contributions/schema';
import { openFund, openStandardAccounts, postOpeningBalances } from '@/lib/ledger/accounts';
import type { Cast, Player } from './stage';

export interface StoryBooks {
  funds: { general: number; lamSon: number };
  accounts: Record<string, number>;
}

/** Made-up families of a hamlet: 25 gave 100.000, 11 gave 50.000, one gave 55.000. */
const families = [
  'Lê Văn Bách Du',
  'Phạm Thị Kim Khuyên',
  'Quách Trung Đức',
  'Bùi Thị Hiếu Khanh',
  'Trương Xuân Hồng',
  'Lê Tuấn Tú',
  'Nguyễn Văn Thiện',
  'Phạm Công Luật',
  'Bùi Việt Dương',
  'Hoàng Gia Bảo',
  'Quách Thị Hồng Liên',
  'Vi Xuân Nhi',
  'Đinh Đình Vương',
  'Lương Hiền Chung',
  'Nguyễn Quang Huy',
  'Phạm Thị Mỹ Linh',
  'Trần Khánh Hoàng',
  'Bùi Văn Khánh Huy',
  'Lò Văn My',
  'Nguyễn Thị Ngọc Liên',
  'Vũ Hoàng Thái',
  'Lê Ngọc Bích',
  'Đào Thị Vân Tiên',
  'Phạm Khánh Hòa',
  'Bùi Xuân Cung',
  'Trần Hà Tiên',
  'Nguyễn Duy Cẩn',
  'Cao Xuân Quang Hòa',
  'Phạm Phương Trà',
  'Nguyễn Tiến Dũng',
  'Trần Thu Hằng',
  'Lê Vạn Thông',
  'Phan Dạ Hương',
  'Nguyễn Minh Hoàng',
  'Hồ Diễm Hạnh',
  'Phạm Anh Hương',
  'Nguyễn Xuân Khoa',
];

function familyShares(): ShareInput[] {
  return families.map((name, index) => ({
    name: `Gia đình ${name}`,
    amountVnd: index < 25 ? 100_000n : index < 36 ? 50_000n : 55_000n,
  }));
}

/** Opens funds, accounts and the opening balances by signed minutes of 1 January 2019 (PKT 01/2019). */
export async function openStoryBooks(cast: Cast): Promise<StoryBooks> {
  return cast.ketoan!.act(async (tx, actor) => {
    const accounts = await openStandardAccounts(tx, actor, {
      bank: {
        bankName: 'Agribank',
        bankBin: '970405',
        accountNo: '3501205000123',
        holderName: 'HOI KHUYEN HOC HUYEN NGOC LAC',
      },
      hasTermDeposit: true,
    });
    const general = await openFund(tx, actor, {
      code: 'CHUNG',
      name: 'Quỹ chung',
      publicLabel: 'Quỹ chung',
      kind: 'operating',
      openedOn: '2018-01-01',
    });
    const lamSon = await openFund(tx, actor, {
      code: 'LAMSON',
      name: 'Học sinh xã Lam Sơn',
      publicLabel: 'Học sinh xã Lam Sơn',
      kind: 'restricted',
      purpose: 'Theo thư của bên ủng hộ: dùng cho học sinh xã Lam Sơn',
      openedOn: '2019-01-01',
    });
    await postOpeningBalances(tx, actor, {
      occurredOn: '2019-01-01',
      requestKey: 'story-opening',
      attachmentCount: 1,
      lines: [
        { fundCode: 'CHUNG', accountCode: '111', amountVnd: 3_250_000n },
        { fundCode: 'CHUNG', accountCode: '112', amountVnd: 18_600_000n },
        { fundCode: 'CHUNG', accountCode: '1128', amountVnd: 30_000_000n },
      ],
    });
    return { funds: { general, lamSon }, accounts };
  });
}

function give(player: Player, input: ContributionInput) {
  return player.act((tx, actor) => recordContribution(tx, actor, input));
}

/** Money in, January to March: the table of the story, voucher by voucher. */
export async function recordStoryMoney(cast: Cast, { funds }: StoryBooks): Promise<void> {
  const { thuquy, ketoan } = cast as { thuquy: Player; ketoan: Player };
  const staffFund = {
    method: 'cash',
    fundId: funds.general,
    occurredOn: '2019-01-10',
    attachmentCount: 1,
  } as const;
  const wrong = await give(thuquy, {
    ...staffFund,
    donor: { name: 'Quỹ cán bộ Cơ quan A', kind: 'agency' },
    amountVnd: 5_400_000n,
    requestKey: 'story-pt-1',
  });
  await thuquy.act((tx, actor) =>
    voidContribution(tx, actor, {
      contributionId: wrong.contributionId,
      reason: 'Ghi nhầm số tiền: 5.400.000 thay vì 4.500.000',
      occurredOn: '2019-01-10',
    }),
  );
  const donorId = await donorOf(thuquy, wrong.contributionId);
  await give(thuquy, {
    ...staffFund,
    donor: { id: donorId },
    amountVnd: 4_500_000n,
    requestKey: 'story-pt-2',
  });
  await give(ketoan, {
    method: 'transfer',
    fundId: funds.lamSon,
    occurredOn: '2019-01-15',
    amountVnd: 20_000_000n,
    attachmentCount: 1,
    donor: { name: 'Công ty B', kind: 'enterprise' },
    bankMemo: 'UH KHNL 2019 000123',
    requestKey: 'story-bc-1',
  });
  await give(thuquy, {
    method: 'cash',
    fundId: funds.general,
    occurredOn: '2019-01-18',
    amountVnd: 3_105_000n,
    attachmentCount: 1,
    donor: { name: 'Chi hội Khuyến học thôn Một', kind: 'chapter', unitCode: '15064' },
    shares: familyShares(),
    areSharesNamed: true,
    consentChannel: 'paper',
    requestKey: 'story-pt-3',
  });
  await give(ketoan, {
    method: 'inKind',
    fundId: funds.general,
    occurredOn: '2019-01-21',
    amountVnd: 6_500_000n,
    attachmentCount: 2,
    donor: { name: 'Công ty bảo hiểm C', kind: 'enterprise' },
    quantity: 10,
    goodsLabel: 'hợp đồng bảo hiểm',
    valuationBasis: 'Phí bảo hiểm 650.000 đồng một hợp đồng, theo hoá đơn',
    requestKey: 'story-pn-1',
  });
  await give(ketoan, {
    kind: 'bankInterest',
    method: 'transfer',
    fundId: funds.general,
    occurredOn: '2019-03-25',
    amountVnd: 412_500n,
    note: 'Lãi tiền gửi có kỳ hạn 30.000.000 đồng, 5,5 %/năm, một quý',
    requestKey: 'story-bc-2',
  });
}

async function donorOf(player: Player, contributionId: number): Promise<number> {
  const row = await player.act((tx) => contributionById(tx, contributionId));
  if (!row?.donorId) throw new Error('The first gift of the story has no donor.');
  return row.donorId;
}
