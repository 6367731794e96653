import { textIn } from './values';
import type { Leaf } from './leaves';

/** True for an option of a client of Kafka, whose options are called like those of a client of Redis. */
export function isOfKafka({ setting, beside }: Leaf): boolean {
  return setting.includes('KAFKA') || beside.some(({ key }) => /^bootstrap[._]servers$/.test(textIn(key) ?? ''));
}
