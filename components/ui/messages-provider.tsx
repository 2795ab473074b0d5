/**
 * Hands the texts of a few modules to client components.
 * Owns the choice of what travels to the browser: only the modules that are named.
 * Refuses to send the whole catalogue.
 */
import type { ReactNode } from 'react';
import { catalogue, type Locale, type MessageModule } from '@/messages/catalogue';
import { MessagesClient } from './messages-client';

/** A whole module, or one part of it: 'awards', 'errors.web'. */
export type MessageParts = MessageModule | `${MessageModule}.${string}`;

export interface MessagesProviderProps {
  locale: Locale;
  /** What is used below, such as ['contributions', 'errors.web']; `useTranslations('contributions')` then works. */
  modules: readonly MessageParts[];
  children: ReactNode;
}

type Texts = { [key: string]: string | Texts };

/** Server component around client components that need texts. */
export function MessagesProvider({ locale, modules, children }: MessagesProviderProps) {
  const messages: Record<string, Texts> = {};
  for (const path of modules) {
    const [module, part] = path.split('.') as [MessageModule, string | undefined];
    const whole = catalogue[locale][module] as Texts;
    messages[module] = part ? { ...messages[module], [part]: whole[part] as Texts } : whole;
  }
  return (
    <MessagesClient locale={locale} messages={messages}>
      {children}
    </MessagesClient>
  );
}
