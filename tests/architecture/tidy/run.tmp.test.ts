import { it } from 'vitest';
import * as a from './actions'; import * as b from './banned'; import * as d from './deliverables'; import * as l from './language'; import * as p from './public-pages'; import * as u from './pure'; import * as r from './refusals'; import * as s from './size'; import * as t from './texts'; import { readTree } from './tree';
it('x', () => {
  const files = readTree('.');
  console.log(files.length, s.medianLines(files));
  for (const c of [a.serverActionsAreDefined,a.commandsAreTested,b.noAny,b.noSilencers,b.nothingForLater,b.noDumpingGrounds,b.noBarrels,b.noMachinePaths,b.noDangerousShortcuts,d.migrationsAreInTheJournal,d.lockIsComplete,d.dependenciesArePinnedAndExplained,l.noVietnameseInCode,l.modulesIntroduceThemselves,l.addressesAreBuiltOnce,p.publicPagesAreFinished,u.pureModulesAskNothing,r.refusalsHaveSentences,s.filesStayShort,s.functionsStayShort,t.languagesHaveTheSameKeys,t.languagesUseTheSameValues,t.modulesAreInTheCatalogue,t.usedKeysExist]) {
    const t0 = performance.now(); const f = c(files); console.log(String(c.name), Math.round(performance.now()-t0), f.length, f.slice(0, 40).join('\n   '));
  }
}, 60000);
