import type { ChosenPath } from '#core/contract';

/** Paths that dialogs gave, by the ids under which the page names them. */
export class ChosenPaths {
  private readonly byId = new Map<string, string>();
  private readonly byPath = new Map<string, string>();

  note(path: string): ChosenPath {
    const id = this.byPath.get(path) ?? `path-${this.byId.size + 1}`;
    this.byId.set(id, path);
    this.byPath.set(path, id);
    return { id, path };
  }

  of(id: string): string | undefined {
    return this.byId.get(id);
  }
}
