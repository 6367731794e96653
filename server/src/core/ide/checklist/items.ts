import type { ItemSpec, SectionSpec } from './item';
import { accounts } from './items/accounts';
import { api } from './items/api';
import { cookies } from './items/cookies';
import { data } from './items/data';
import { environment } from './items/environment';
import { files } from './items/files';
import { headers } from './items/headers';
import { hosts } from './items/hosts';
import { monitoring } from './items/monitoring';
import { operations } from './items/operations';

/** Everything that checklists for Django in production ask for, in the order in which one would go through it. */
export const checklistSections: readonly SectionSpec[] = Object.freeze([
  environment,
  hosts,
  cookies,
  headers,
  accounts,
  api,
  data,
  files,
  monitoring,
  operations,
]);

export const checklistItems: readonly ItemSpec[] = checklistSections.flatMap(({ items }) => items);
