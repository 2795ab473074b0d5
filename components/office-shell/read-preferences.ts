/** Reading the display preferences lives in lib/web/read-preferences; this name stays for pages. */
export { readPreferences } from '@/lib/web/read-preferences';
