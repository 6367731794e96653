import { authLdap } from '../../server/src/core/django/packages/auth-ldap';
import { python3Ldap } from '../../server/src/core/django/packages/python3-ldap';
import { describePackage } from './claims';

describePackage('auth_ldap', authLdap, [{ claim: 'reads settings with one prefix', fact: 'prefix', is: 'AUTH_LDAP_' }]);

describePackage('python3_ldap', python3Ldap, []);
