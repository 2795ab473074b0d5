/**
 * Hands the texts of a few modules to client components.
 * Owns the choice of what travels to the browser: only the modules that are named.
 * Refuses to send the whole catalogue.
 */
import type { ReactNode } from 'react';
import { catalogue, type Locale, type MessageModule } from '@/messages/catalogue';
import { MessagesClient } from './messages-client';

export interface MessagesProviderProps {
  locale: Locale;
  /** Modules used below, such as ['contributions', 'donors']; `useTranslations('contributions')` then works. */
  modules: readonly MessageModule[];
  children: ReactNode;
}

/** Server component around client components that need texts. */
export function MessagesProvider({ locale, modules, children }: MessagesProviderProps) {
  const messages = Object.fromEntries(modules.map((module) => [module, catalogue[locale][module]]));
  return (
    <MessagesClient locale={locale} messages={messages}>
      {children}
    </MessagesClient>
  );
}
