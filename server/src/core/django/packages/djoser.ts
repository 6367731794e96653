import { definePackage } from '../package-facts';

/** djoser; read from its `conf.py` (2.3). */
export const djoser = definePackage({
  distributions: ['djoser'],
  apps: ['djoser'],
  modules: ['djoser'],
  docs: 'https://djoser.readthedocs.io/en/latest/settings.html',
  settings: [
    {
      name: 'DJOSER',
      kind: 'dict',
      doc: 'How accounts are made, proven and changed by the API.',
      shown: {
        TOKEN_MODEL: 'dotted',
        SOCIAL_AUTH_TOKEN_STRATEGY: 'dotted',
        LOGIN_FIELD: 'word',
        USER_ID_FIELD: 'word',
      },
      keys: [
        {
          name: 'SEND_ACTIVATION_EMAIL',
          kind: 'bool',
          doc: 'Lets an account work only once its address is proven.',
          safe: '`True`',
          default: 'False',
        },
        {
          name: 'PASSWORD_RESET_SHOW_EMAIL_NOT_FOUND',
          kind: 'bool',
          doc: 'Tells visitors which addresses have no account.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'USERNAME_RESET_SHOW_EMAIL_NOT_FOUND',
          kind: 'bool',
          doc: 'Tells visitors which addresses have no account.',
          safe: '`False`',
          default: 'False',
        },
        {
          name: 'PASSWORD_CHANGED_EMAIL_CONFIRMATION',
          kind: 'bool',
          doc: 'Tells people by mail that their password was changed.',
          default: 'False',
        },
        {
          name: 'LOGOUT_ON_PASSWORD_CHANGE',
          kind: 'bool',
          doc: 'Ends tokens and sessions once the password is changed.',
          default: 'False',
        },
        {
          name: 'CREATE_SESSION_ON_LOGIN',
          kind: 'bool',
          doc: 'Starts a session of Django with a login as well.',
          default: 'False',
        },
        {
          name: 'HIDE_USERS',
          kind: 'bool',
          doc: 'Answers 404 instead of 403 for other users.',
          safe: '`True`',
          default: 'True',
        },
        {
          name: 'SOCIAL_AUTH_ALLOWED_REDIRECT_URIS',
          kind: 'list',
          doc: 'The addresses that a provider may send people back to.',
          default: '[]',
        },
        {
          name: 'EMAIL_FRONTEND_PROTOCOL',
          kind: 'text',
          doc: 'The scheme of links in mails.',
          safe: '`https`',
          default: 'None',
          since: '2.3',
        },
        { name: 'PERMISSIONS', kind: 'dict', doc: 'Who may do what, by action.' },
      ],
    },
  ],
});
