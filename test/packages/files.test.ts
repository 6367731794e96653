import { storages } from '../../server/src/core/django/packages/storages';
import { wagtail } from '../../server/src/core/django/packages/wagtail';
import { whitenoise } from '../../server/src/core/django/packages/whitenoise';
import { describePackage } from './claims';

describePackage('storages_settings', storages, [
  { claim: 'has the options that rules look at', fact: 'missing options', is: [] },
]);

describePackage('whitenoise_settings', whitenoise, [
  { claim: 'looks for files anew with DEBUG only', fact: 'looks for files anew', is: [false, true] },
  { claim: 'serves what was not collected with DEBUG only', fact: 'serves what was not collected', is: [false, true] },
]);

describePackage('wagtail_settings', wagtail, []);
