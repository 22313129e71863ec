/** The marks by which others find things in the page. When the site has *renamed* them, none of the known ones is left. */
import { useChat } from './state.ts';

type Marks = Readonly<Record<string, string>>;

export interface Names {
  readonly renamed: boolean;
  testId(name: string): Marks;
  attribute(name: string, value: string): Marks;
  /** A class that is part of what others rely on; styles never do. */
  className(name: string): string;
  /** The id of an element, out of a stable end and what it belongs to. */
  elementId(owner: string, end: string): string;
}

export const useNames = (): Names => (useChat(({ behaviour }) => behaviour.renamed) ? renamedNames : usualNames);

const usualNames: Names = {
  renamed: false,
  testId: (name) => ({ 'data-testid': name }),
  attribute: (name, value) => ({ [name]: value }),
  className: (name) => name,
  elementId: (owner, end) => `${owner}-${end}`,
};

const renamedNames: Names = {
  renamed: true,
  testId: (name) => ({ 'data-q': other(name) }),
  attribute: (name, value) => ({ [`data-${other(name)}`]: value }),
  className: other,
  elementId: (owner, end) => `${other(end)}${owner}`,
};

/** Another name, always the same for the same one. */
function other(name: string): string {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `x${(hash >>> 0).toString(36)}`;
}
