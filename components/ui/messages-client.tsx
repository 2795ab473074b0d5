'use client';
/**
 * The client half of MessagesProvider.
 * Owns the next-intl context for the chosen texts.
 * Refuses to load texts by itself: the server half picks them.
 */
import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '@/messages/catalogue';

/** Gives `useTranslations` below it the texts it was handed. */
export function MessagesClient({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: AbstractIntlMessages;
  children: ReactNode;
}) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Ho_Chi_Minh">
      {children}
    </NextIntlClientProvider>
  );
}
