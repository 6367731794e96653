import { rules } from '../rules/index.generated';
import { planRules } from './plan';
import { subjects } from './subjects.generated';

/** All rules of the product. */
export const plan = planRules(rules, subjects);
