import {
  basename,
  definesServices,
  dirname,
  joinUri,
  namesSiteServer,
  withoutCommentLines,
  type Uri,
} from '../../text';

/** What an image is of, by the last part of its name. */
function imagesOf(names: string, flags = ''): RegExp {
  return new RegExp(String.raw`^[ \t]*image:[ \t]*["']?(?:[\w.:-]+\/)*(?:${names})(?=[:@"'\s]|$)`, `m${flags}`);
}

const proxies = 'nginx|traefik|caddy|haproxy';
const databases = 'postgres|postgresql|postgis|timescaledb|pgvector|mysql|mysql-server|mariadb|percona';

/** Images of databases, brokers and servers in front of a site: no settings run in them. */
const foreign = imagesOf(
  `${databases}|${proxies}|pgbouncer|pgadmin4|adminer|phpmyadmin|mongo|mongodb|redis|valkey|memcached|rabbitmq|kafka|zookeeper|elasticsearch|opensearch|kibana|minio|mailhog|mailpit`,
);
const inFront = imagesOf(proxies);

/** Whether what stands at a place of a compose file is said to the container of an image in which no site runs. */
export function isForForeignImage(text: string, at: number): boolean {
  const service = serviceAround(text, at);
  return foreign.test(service) && !/^[ \t]*build:/m.test(service);
}

/** Whether it is said to a container of an image that is not built here, beside the site itself. */
export function runsForeignCode(text: string, at: number): boolean {
  const service = serviceAround(text, at);
  return /^[ \t]*image:/m.test(service) && !runsCode(service);
}

/** A compose file without the services in which nothing of the project runs: what they are told says nothing about the site. */
export function withoutForeign(text: string, isRead: (variable: string) => boolean): string {
  const images = [...text.matchAll(/^[ \t]*image:[ \t]*(?:&[\w-]+[ \t]+)?["']?([^\s"'#]*)/gm)];
  const isOwn = (name: string): boolean => name.startsWith('DJANGO_') || isRead(name);
  const builds = /^[ \t]*build:/m.test(text);
  return images.reduce((rest, { index, 1: image = '' }) => {
    const service = serviceAround(text, index);
    const isShared = images.filter(([, other]) => other === image).length > 1;
    const isOther = foreign.test(service) || (builds && !isShared && !namesAny(service, isOwn));
    return isOther && !runsCode(service) ? rest.replace(service, '') : rest;
  }, text);
}

/** Built from the project, with parts of another service, or with its code or a command of Django. */
function runsCode(service: string): boolean {
  return (
    /^[ \t]*(?:build|extends|<<):/m.test(service) ||
    /\brunserver\b|\bmanage\.py\b/.test(service) ||
    namesSiteServer(service) ||
    layersCode(service)
  );
}

/** Whether a service is given some variable, such as one that the settings read. */
function namesAny(service: string, isRead: (variable: string) => boolean): boolean {
  const names = service.matchAll(/^[ \t]*(?:-[ \t]+["']?)?([A-Z][A-Z0-9_]*)[=:]/gm);
  return [...names].some(([, name = '']) => isRead(name));
}

/** Whether the site gets a file of variables that is for production by its name. */
export function handsProduction(code: string): boolean {
  const lists = code.matchAll(/^([ \t]*)env_file:.*(?:\r?\n\1[ \t]*-.*)*/gm);
  return [...lists].some(([list]) => /[\s"'/._-](?:prod|production|prd|live)\b/i.test(list.replace(/[ \t]#.*/g, '')));
}

/** Whether a compose file brings a database or the like along. */
export function hasForeignImage(text: string): boolean {
  return foreign.test(text);
}

/** How many containers of databases a compose file starts. */
export function databaseImages(text: string): number {
  return [...text.matchAll(imagesOf(databases, 'g'))].length;
}

/** Whether a server in a container of its own stands in front of the site. */
export function isBehindProxy(text: string): boolean {
  return inFront.test(text);
}

/**
 * Whether a folder of the project lies over what an image brings along, as for changes to be seen at once. What `/data`, `/etc` and
 * `/var` hold is no code.
 */
export function layersCode(text: string): boolean {
  return /^[ \t]*-[ \t]+["']?\.{1,2}(?:\/[\w.-]*)?:\/(?!etc\b|var\b|data\b|docker-entrypoint|usr\/share)/m.test(text);
}

/** The services that are built from the code, with the Dockerfile of each. */
function builtServices(
  uri: Uri,
  text: string,
): readonly { readonly service: string; readonly image: Uri | undefined }[] {
  return [...text.matchAll(/^[ \t]*build:/gm)].map(({ index }) => {
    const service = serviceAround(text, index);
    return { service, image: builtFrom(uri, service)[0] };
  });
}

/** What a compose file starts besides its own commands: those of the images that it builds, and scripts. */
export interface Sources {
  readonly textOf: (image: Uri) => string;
  readonly scripts: readonly { readonly uri: Uri; readonly text: string }[];
}

/**
 * The services built from the code that start the server of a deployed site, by their command or that of their image, or by a
 * script that this runs.
 */
export function sitesBuilt(uri: Uri, text: string, { textOf, scripts }: Sources): readonly string[] {
  const found = builtServices(uri, text).filter(({ service, image }) => {
    const command = /^[ \t]*(?:command|entrypoint):/m.test(service)
      ? service
      : image === undefined
        ? ''
        : textOf(image);
    const words = command.split(/[\s"'[\],]+/).map((word) => word.slice(word.lastIndexOf('/') + 1));
    const run = scripts.filter((script) => words.includes(basename(script.uri)));
    const code = withoutCommentLines([command, ...run.map((script) => script.text)].join('\n'));
    return namesSiteServer(code) && !/\brunserver\b/.test(code);
  });
  return found.map(({ service }) => service);
}

/** Whether Docker starts a service again by itself, as nobody wants who works on it. */
export function comesBack(service: string): boolean {
  return /^[ \t]*restart:[ \t]*["']?(?:always|unless-stopped|on-failure)\b/m.test(service);
}

/** Whether a site that reads some variable runs from an image of one release, and nothing is built. */
export function runsRelease(text: string, isRead: (variable: string) => boolean): boolean {
  return runsImage(text, /^[ \t]*image:[ \t]*["']?[\w./-]+:v?\d+\.\d[\w.-]*["']?[ \t]*$/gm, isRead);
}

/** The same for an image that comes from a registry, whatever its tag: `ghcr.io/shop/shop:latest`, `shop/shop`. */
export function runsPulled(text: string, isRead: (variable: string) => boolean): boolean {
  return runsImage(text, /^[ \t]*image:[ \t]*["']?[\w.-]+(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?["']?[ \t]*$/gm, isRead);
}

function runsImage(text: string, image: RegExp, isRead: (variable: string) => boolean): boolean {
  if (/^[ \t]*build:/m.test(text)) return false;
  const images = text.matchAll(image);
  return [...images].some(({ index }) => {
    const service = serviceAround(text, index);
    return !foreign.test(service) && namesAny(service, isRead);
  });
}

/** The Dockerfiles of the images that a compose file builds. */
export function builtFrom(uri: Uri, text: string): readonly Uri[] {
  const found = text.matchAll(/^([ \t]*)build:[ \t]*([^\s#]*).*((?:\r?\n\1[ \t]+\S.*)*)/gm);
  return [...found].map(([, , short = '', rest = '']) => {
    const value = (key: string): string | undefined =>
      new RegExp(`^[ \\t]*${key}:[ \\t]*["']?([^\\s"'#]+)`, 'm').exec(rest)?.[1];
    const context = short === '' ? (value('context') ?? '.') : short.replace(/["']/g, '');
    return joinUri(dirname(uri), context, value('dockerfile') ?? 'Dockerfile');
  });
}

/** The lines of the service around a place; empty where the file defines none. */
export function serviceAround(text: string, at: number): string {
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
