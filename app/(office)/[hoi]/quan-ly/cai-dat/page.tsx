/** The settings open on the page about people, which every office may read. */
import { redirect } from 'next/navigation';
import { routes } from '@/lib/web/routes';

export default async function SettingsIndex({ params }: { params: Promise<{ hoi: string }> }) {
  redirect(routes.office.peopleSettings((await params).hoi));
}
