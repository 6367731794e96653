import { definesServices } from '../../text';

/** Images of databases, brokers and servers in front of a site, by the last part of their names: no settings run in them. */
const foreign =
  /^[ \t]*image:[ \t]*["']?(?:[\w.:-]+\/)*(?:postgres|postgresql|postgis|timescaledb|pgvector|pgbouncer|pgadmin4|adminer|phpmyadmin|mysql|mysql-server|mariadb|percona|mongo|mongodb|redis|valkey|memcached|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|kibana|minio|nginx|traefik|caddy|haproxy|mailhog|mailpit)(?=[:@"'\s]|$)/m;

/** Whether what stands at a place of a compose file is said to the container of an image in which no site runs. */
export function isForForeignImage(text: string, at: number): boolean {
  const service = serviceAround(text, at);
  return foreign.test(service) && !/^[ \t]*build:/m.test(service);
}

/** The lines of the service around a place; empty where the file defines none. */
function serviceAround(text: string, at: number): string {
  if (!definesServices(text)) return '';
  const [, indent] = /^services:.*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)\S/m.exec(text) ?? [];
  if (indent === undefined) return '';
  const starts = [...text.matchAll(new RegExp(`^(?:${indent})?["'\\w]`, 'gm'))].map(({ index }) => index);
  const start = starts.filter((each) => each <= at).at(-1) ?? 0;
  return text.slice(
    start,
    starts.find((each) => each > at),
  );
}
