import type { Comment } from '../syntax/python-tree';
import type { Span, Uri } from '../text';
import type { Project } from './project';
import type { EnvFileView, SettingsView } from './view';

/** The settings model of one project: what the rules are asked on and what editor features show. */
export interface ProjectModel {
  readonly project: Project;
  /** One view for each entry, then one for each loose module. */
  readonly views: readonly SettingsView[];
  readonly envFiles: readonly EnvFileView[];
  /** Every file that the model has read, with what ignore comments need. */
  readonly files: readonly FileFacts[];
}

export interface FileFacts {
  readonly uri: Uri;
  readonly language: 'python' | 'dotenv';
  readonly comments: readonly Comment[];
  /** For each top-level statement (a `.env` entry counts as one) its absolute span: an ignore comment covers the statement it opens. */
  readonly statements: readonly Span[];
}
