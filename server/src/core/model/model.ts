import type { Comment } from '../syntax/python-tree';
import type { Span, Uri } from '../text';
import type { Project } from './project';
import type { EnvFileView, ProjectView, SettingsView, UrlsView } from './view';

/** The settings model of one project: what the rules are asked on and what editor features show. */
export interface ProjectModel {
  readonly project: Project;
  /**
   * One view for each entry, then one for each loose module. Statements with a syntax error do nothing in them, so that
   * what rules say of all the others stays as it is while somebody types.
   */
  readonly views: readonly SettingsView[];
  /**
   * The same views for whatever tells what a setting is: the names in statements with a syntax error are unknown there. The
   * same objects where nothing is broken.
   */
  readonly cautious: readonly SettingsView[];
  readonly envFiles: readonly EnvFileView[];
  readonly urls: readonly UrlsView[];
  readonly whole: ProjectView;
  /** Every file that the model has read, with what ignore comments need. */
  readonly files: readonly FileFacts[];
}

/** What ignore comments need to know of a file. */
export interface FileFacts {
  readonly uri: Uri;
  /** `lines` are dependency files and `.gitignore`, where a comment stands on the line above as in `.env`. */
  readonly language: 'python' | 'dotenv' | 'lines';
  readonly comments: readonly Comment[];
  /** The absolute span of every statement, nested ones included (a `.env` entry counts as one): an ignore comment covers what it opens. */
  readonly statements: readonly Span[];
}
