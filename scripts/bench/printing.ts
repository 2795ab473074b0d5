/**
 * Certificates and long lists against Chromium's print, and certificates against LibreOffice's where it is installed.
 * Owns the order of the two; each proves first that all sides print as many sheets as they should.
 */
import { benchAwardLists } from './award-list';
import { benchCertificates } from './certificates';
import { withChromium } from './chromium-print';
import { withOffice } from './libreoffice';
import type { BenchContext } from './measure';

/** Runs both benchmarks with one browser; LibreOffice is gone before the lists. */
export async function benchPrinting(context: BenchContext) {
  return withChromium(async (print) => ({
    certificates: await withOffice((office) => benchCertificates(context, print, office)),
    ...(await benchAwardLists(context, print)),
  }));
}
