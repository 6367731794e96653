import { l10n } from 'vscode';

/** What a settings module is for, in words. */
export function roleText(role: string): string {
  switch (role) {
    case 'production':
      return l10n.t('production');
    case 'development':
      return l10n.t('development');
    case 'test':
      return l10n.t('tests');
    case 'shared':
      return l10n.t('shared module');
    default:
      return l10n.t('role unknown');
  }
}
