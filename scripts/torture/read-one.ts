/**
 * Reads one list file in a process of its own and prints what came back, how long it took, and the memory it cost.
 * Owns nothing but the measurement; spreadsheets.ts judges.
 */
import { readFileSync } from 'node:fs';
import { readListFile } from '@/lib/spreadsheets/read-file';

const bytes = readFileSync(process.argv[2] ?? '');
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);
const before = peakMb();
const began = performance.now();
const read = await readListFile(bytes);
const ms = Math.round(performance.now() - began);
const code = read.kind === 'refused' ? read.code : 'cells';
console.log(JSON.stringify({ code, ms, memoryMb: peakMb() - before }));
