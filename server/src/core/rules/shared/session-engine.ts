import { writtenSetting } from './cookies';
import { replaceText } from './replacing';
import { equals } from './values';
import type { Alternative, Fix, SettingsView } from './model';

/** The ways in which Django keeps sessions, by the last part of the engine's path. */
export type EngineName = 'db' | 'cache' | 'cached_db' | 'file' | 'signed_cookies';

const path = 'django.contrib.sessions.backends.';

/** The engine of a deployed site where the project writes that it is this one. */
export function writtenEngine(settings: SettingsView, name: EngineName): Alternative | undefined {
  return writtenSetting(settings, 'SESSION_ENGINE', equals(path + name));
}

/** Whether sessions are kept that way, by Django's default too. */
export function usesEngine(settings: SettingsView, name: EngineName): boolean {
  return settings.get('SESSION_ENGINE').deployed(equals(path + name)) !== undefined;
}

/** Django's default, which every process and every server shares. */
export function keepInDatabase(settings: SettingsView, engine: Alternative): readonly Fix[] {
  return replaceText(
    settings,
    engine,
    `${path}db`,
    'Keep sessions in the database (sessions of now end; needs `migrate`)',
  );
}
