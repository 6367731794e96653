import { basename, isDockerfile, withoutCommentLines } from '../../text';
import { isModule } from './routes';
import { forProduction } from './started-files';
import { truthy } from './values';
import type { Problem, ProjectView } from './model';

/** What uWSGI sets for the site, whatever the container has in its environment. */
const named = /^[ \t]*env[ \t]*=[ \t]*DJANGO_SETTINGS_MODULE[ \t]*=[ \t]*(?<name>[\w.]+)/dm;

/** The configuration of uWSGI with which an image serves the site, where it names settings for development with `DEBUG` on. */
export function servedForWork(project: ProjectView): readonly Problem[] {
  const deployed = forProduction(project);
  const images = deployed.filter(({ uri }) => isDockerfile(basename(uri)));
  return deployed.flatMap(({ uri, text }): readonly Problem[] => {
    const match = uri.endsWith('.ini') ? named.exec(text) : null;
    const [start, end] = match?.indices?.groups?.['name'] ?? [0, 0];
    if (end === 0 || !images.some((image) => starts(image.text, basename(uri)))) return [];
    const on = project.entries
      .filter((entry) => entry.role === 'development' && isModule(entry.uri, text.slice(start, end)))
      .flatMap((entry) => entry.get('DEBUG').deployed(truthy) ?? [])[0];
    if (on === undefined) return [];
    return [
      {
        at: { uri, span: { start, end } },
        subject: 'DEBUG',
        severity: 'info',
        message:
          'The image serves the site with settings for development that have `DEBUG` on, so every visitor may see error pages with source code. Name the deployed ones here.',
        related: [{ at: on.at, message: '`DEBUG` is on here.' }],
      },
    ];
  });
}

/** `CMD ["uwsgi", "--ini", "uwsgi.ini"]`. */
function starts(dockerfile: string, configuration: string): boolean {
  const commands = withoutCommentLines(dockerfile).match(/^[ \t]*(?:CMD|ENTRYPOINT)\b.*$/gim) ?? [];
  return commands.some((command) => /\buwsgi\b/.test(command) && command.includes(configuration));
}
