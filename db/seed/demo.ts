/**
 * The sample data: the district association of 2019 with its whole story, and a commune of 2026 to play with.
 * Built by the same commands the screens use. Safe to call again: what is there is kept.
 */
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { closePools, withPublic } from '@/db/client';
import type { DatabaseUrls } from '@/db/provision';
import { demoAccounts, demoSlugs } from '@/lib/access/demo-accounts';
import { viXuyenTemplate } from '@/lib/awards/rules/vi-xuyen';
import { seedAdminUnits } from './admin-units';
import { keepFundRules, keepTetProgramme } from './award-rules';
import { askForGifts, bringStatement, storyStatement } from './bank-statements';
import { planCampaign, showCampaign, storyScheme } from './campaigns';
import { playCommune } from './commune';
import { setUpDesk } from './desks';
import { postStoryList } from './postings';
import { communeReports, publishReports, storyReports } from './reports';
import { castOf, found } from './stage';
import { findEverything, openStoreCount } from './stocktakes';
import { endStoryYear, handOverStory } from './story-handover';
import { openStoryBooks, recordStoryMoney } from './story-money';
import { publishStory } from './story-public';
import { holdStoryRound } from './story-round';

export interface DemoAccountLine {
  login: string;
  password: string;
  pin: string;
  role: string;
  association: string;
}

export interface DemoData {
  accounts: DemoAccountLine[];
  defaultAssociation: string;
}

function accounts(): DemoAccountLine[] {
  return demoAccounts.map((person) => ({
    login: person.login,
    password: person.password,
    pin: person.pin,
    role: person.roles.join(', '),
    association: person.associationSlug,
  }));
}

async function progress(): Promise<'empty' | 'begun' | 'complete'> {
  return withPublic(async (tx) => {
    const known = await tx.execute(sql`SELECT 1 FROM pub.association WHERE slug = ${demoSlugs.district}`);
    if (known.length === 0) return 'empty';
    const last = await tx.execute(
      sql`SELECT 1 FROM pub.publication WHERE slug = ${demoSlugs.commune} AND kind = 'fundFigures'`,
    );
    return last.length === 0 ? 'begun' : 'complete';
  });
}

/** Seals what has happened so far, so that the publication carries a root of the log as it would in life. */
async function sealNow(sealerUrl: string): Promise<void> {
  const sealer = postgres(sealerUrl, { max: 1, onnotice: () => {} });
  await sealer`SELECT audit.seal_pending()`;
  await sealer.end();
}

async function playDistrict(migratorUrl: string, sealerUrl: string): Promise<void> {
  const users = await found(
    migratorUrl,
    demoSlugs.district,
    {
      name: 'Hội Khuyến học huyện Ngọc Lặc',
      shortName: 'HKH huyện Ngọc Lặc',
      symbol: 'HKH',
      parentName: 'Hội Khuyến học tỉnh Thanh Hoá',
      level: 'district',
      place: 'Ngọc Lặc',
      address: 'Thị trấn Ngọc Lặc, huyện Ngọc Lặc, tỉnh Thanh Hoá',
      phone: '',
      isDefault: true,
      sampleKey: 'district2019',
      foundedOn: '1999-10-02',
    },
    '2018-01-01',
  );
  const cast = await castOf(demoSlugs.district, users);
  const books = await openStoryBooks(cast);
  await recordStoryMoney(cast, books);
  await findEverything(cast.thuquy!, await openStoreCount(cast.ketoan!, '2019-06-30'));
  await bringStatement(cast.ketoan!, books.accounts['112']!, storyStatement);
  await askForGifts(cast.ketoan!, books.accounts['112']!, [books.funds.general, books.funds.lamSon]);
  const campaignId = await planCampaign(cast.ketoan!, books.funds.general, storyScheme);
  await showCampaign(cast.ketoan!, cast.chutich!, campaignId);
  await setUpDesk(cast.ketoan!, {
    ...{ place: 'Hội trường huyện', fundId: books.funds.general, heldOn: '2020-01-18' },
  });
  await keepFundRules(cast.thuky!, 'Quy chế chi quỹ (mẫu Vị Xuyên 2012)', viXuyenTemplate, '2012-09-01');
  await keepTetProgramme(cast.thuky!, books.funds.general);
  const round = await holdStoryRound(cast, books.funds.general);
  await postStoryList(cast, round.roundId);
  await handOverStory(cast, books, round);
  await endStoryYear(cast, books);
  await sealNow(sealerUrl);
  await publishStory(cast, round);
  await publishReports(cast, storyReports);
}

async function playCommuneOf2026(migratorUrl: string): Promise<void> {
  const users = await found(
    migratorUrl,
    demoSlugs.commune,
    {
      name: 'Hội Khuyến học xã Ngọc Lặc',
      shortName: 'HKH xã Ngọc Lặc',
      symbol: 'HKH',
      parentName: 'Hội Khuyến học tỉnh Thanh Hoá',
      level: 'commune',
      place: 'Ngọc Lặc',
      address: 'Xã Ngọc Lặc, tỉnh Thanh Hoá',
      phone: '',
      isDefault: false,
      sampleKey: 'commune2026',
      foundedOn: '2025-11-01',
    },
    '2025-12-01',
  );
  const cast = await castOf(demoSlugs.commune, users);
  await playCommune(cast);
  await publishReports(cast, communeReports);
}

/**
 * Loads the sample data once and returns its accounts.
 * Errors: an unfinished earlier load is not repaired; `npm run db:reset` starts afresh.
 */
export async function seedDemo(urls: DatabaseUrls, _adminUrl: string): Promise<DemoData> {
  process.env.DB_URL_APP = urls.app;
  process.env.DB_URL_LOGIN = urls.login;
  process.env.DB_URL_PUBLIC = urls.public;
  try {
    const state = await progress();
    if (state === 'begun')
      throw new Error(
        'An earlier load of the sample data was interrupted. Start afresh with: npm run db:reset -- --yes',
      );
    if (state === 'empty') {
      await seedAdminUnits(urls.migrator);
      await playDistrict(urls.migrator, urls.sealer);
      await playCommuneOf2026(urls.migrator);
    }
    return { accounts: accounts(), defaultAssociation: demoSlugs.district };
  } finally {
    await closePools();
  }
}
