import { definePackage } from '../package-facts';

/** The Sentry SDK, which is configured by a call of `sentry_sdk.init()` and reads no settings of its own (2.75). */
export const sentry = definePackage({
  distributions: ['sentry-sdk'],
  apps: [],
  modules: ['sentry_sdk'],
  docs: 'https://docs.sentry.io/platforms/python/integrations/django/',
  settings: [],
});
