import type { CompletionItem, Hover, Location, Position } from 'vscode-languageserver';
import { normalizeUri } from '../core/text';
import { documentation, itemData, itemOf } from './completions';
import { hoverAt } from './hovers';
import { conversionFor, spotAt, type SessionParts } from './session-parts';
import { definitionAt, referencesAt, renameAt, renameTargetAt } from './variables';

/** Answers what is asked about a position of a document: hover, completion, navigation and renaming. */
export class PositionDesk {
  constructor(private readonly parts: SessionParts) {}

  async hover(address: string, position: Position): Promise<Hover | null> {
    const spot = await spotAt(this.parts, address, position);
    return spot === null ? null : hoverAt(spot, this.parts.profile);
  }

  async complete(address: string, position: Position): Promise<CompletionItem[]> {
    const spot = await spotAt(this.parts, address, position);
    if (spot === null) return [];
    const { state, project, uri, offset, analyzer } = spot;
    const to = conversionFor(this.parts, state);
    return analyzer
      .complete(project, uri, offset)
      .map((one) => itemOf(one, uri, to, (about) => analyzer.completionDoc(project, uri, about)));
  }

  /** Adds what is told of an item that is looked at. */
  async describe(item: CompletionItem): Promise<CompletionItem> {
    const data = itemData(item.data);
    if (data === undefined) return item;
    const { settled, workspace, profile } = this.parts;
    const analyzer = await settled();
    const uri = normalizeUri(data.uri);
    const project = workspace.projectsOf(uri)[0]?.project?.project;
    if (project === undefined || analyzer === null) return item;
    return { ...item, ...documentation(analyzer.completionDoc(project, uri, data.about), { profile }) };
  }

  async definition(address: string, position: Position): Promise<Location[]> {
    const spot = await spotAt(this.parts, address, position);
    return spot === null ? [] : definitionAt(spot, conversionFor(this.parts, spot.state));
  }

  async references(address: string, position: Position, declarations: boolean): Promise<Location[]> {
    const spot = await spotAt(this.parts, address, position);
    return spot === null ? [] : referencesAt(spot, declarations, conversionFor(this.parts, spot.state));
  }

  async renameTarget(address: string, position: Position): Promise<ReturnType<typeof renameTargetAt>> {
    const spot = await spotAt(this.parts, address, position);
    return spot === null ? null : renameTargetAt(spot, conversionFor(this.parts, spot.state));
  }

  /** Null where there is nothing to rename; an error with a message for the user where the new name cannot be given. */
  async rename(address: string, position: Position, newName: string): Promise<ReturnType<typeof renameAt>> {
    const spot = await spotAt(this.parts, address, position);
    if (spot === null) return null;
    return renameAt(spot, newName, this.parts.newSecretKey, conversionFor(this.parts, spot.state));
  }
}
