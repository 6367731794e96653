import { anymail } from '../../server/src/core/django/packages/anymail';
import { describePackage } from './claims';

describePackage('anymail_settings', anymail, []);
