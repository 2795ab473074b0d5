/**
 * Certificates and long lists against Chromium's print, in one run.
 * Owns the order of the two; each proves first that both sides print as many sheets as they should.
 */
import { benchAwardLists } from './award-list';
import { benchCertificates } from './certificates';
import { withChromium } from './chromium-print';
import type { BenchContext } from './measure';

/** Runs both benchmarks with one browser. */
export async function benchPrinting(context: BenchContext) {
  return withChromium(async (print) => ({
    certificates: await benchCertificates(context, print),
    ...(await benchAwardLists(context, print)),
  }));
}
