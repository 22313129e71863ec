/**
 * Changes what previews say and changes it back. The words are put into the site's own text nodes and attributes, and nothing is added,
 * removed or styled: a framework that keeps its own picture of the page (React does) goes on finding every node where it left it, writes
 * the value when its own text changes, and does not notice ours until then. A screen reader hears the same words.
 */
import { MAGIC } from '../core/armor/frame.ts';
import { withoutArmor } from '../core/armor/replace.ts';

/** What a person reads, or hears from a screen reader. */
export type Spoken = Text | Attr;

/** Attributes that are read aloud or shown. */
export const SPOKEN_ATTRIBUTES = ['aria-description', 'aria-label', 'title'] as const;

const WITH_SPOKEN_ATTRIBUTE = SPOKEN_ATTRIBUTES.map((name) => `[${name}]`).join();

/** Everything in `root`, itself included, that is read or heard. */
export const spokenIn = (root: Node): readonly Spoken[] => {
  if (root instanceof Text) return [root];
  if (!(root instanceof Element)) return [];
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
  return [...texts, ...[root, ...root.querySelectorAll(WITH_SPOKEN_ATTRIBUTE)].flatMap(attributesOf)];
};

const attributesOf = (element: Element): readonly Attr[] =>
  SPOKEN_ATTRIBUTES.flatMap((name) => element.getAttributeNode(name) ?? []);

/** The element that shows a text or has an attribute. */
const elementOf = (spoken: Spoken): Element | null =>
  spoken instanceof Attr ? spoken.ownerElement : spoken.parentElement;

const wordsOf = (spoken: Spoken): string => (spoken instanceof Attr ? spoken.value : spoken.data);

const say = (spoken: Spoken, words: string): void => {
  if (spoken instanceof Attr) spoken.value = words;
  else spoken.data = words;
};

interface Said {
  readonly bySite: string;
  readonly byUs: string;
}

/** Remembers nodes weakly, for they come and go with the site's list. */
export const previewWords = () => {
  const said = new WeakMap<Spoken, Said>();
  return {
    /** Puts `words` in the place of armor, where `shows` says of the element around it that it is a preview. */
    cover: (spoken: Spoken, shows: (element: Element) => boolean, words: string): void => {
      const bySite = wordsOf(spoken);
      if (said.get(spoken)?.byUs === bySite) return; // our own change, coming back from the observer
      said.delete(spoken);
      if (!bySite.includes(MAGIC.charAt(0))) return; // most of a page is done with here
      const element = elementOf(spoken);
      const byUs = element !== null && shows(element) ? withoutArmor(bySite, words) : null;
      if (byUs === null) return;
      said.set(spoken, { bySite, byUs });
      say(spoken, byUs);
    },
    /** Gives the site's own text back, unless the site has put another one there since. */
    uncover: (spoken: Spoken): void => {
      const before = said.get(spoken);
      said.delete(spoken);
      if (before !== undefined && wordsOf(spoken) === before.byUs) say(spoken, before.bySite);
    },
  };
};
