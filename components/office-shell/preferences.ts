/** The display preferences live in lib/web/preferences; this name stays for the widgets of the shell. */
export {
  isPreferenceValue,
  type PreferenceName,
  type Preferences,
  preferenceMaxAgeSeconds,
  preferencesFrom,
  preferenceValues,
} from '@/lib/web/preferences';
