/** Keys by their names, as Playwright has them, and WebDriver's characters for them. */

const characters: Readonly<Record<string, string>> = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  F10: '\uE03A',
  Home: '\uE011',
  Shift: '\uE008',
  Tab: '\uE004',
};

const partsOf = (chord: string): readonly string[] => chord.split('+');

/** `Enter`, `Shift+Tab`, `Control+v`: and not a text. */
export const isNamedKey = (text: string): boolean => (partsOf(text)[0] ?? '') in characters;

/** What WebDriver calls the keys of a chord. */
export const keysOf = (chord: string): readonly string[] => partsOf(chord).map((key) => characters[key] ?? key);

/** WebDriver's key actions for a named key, held together where it is a chord, or for the characters of a text. */
export const strokesOf = (text: string): readonly { readonly type: 'keyDown' | 'keyUp'; readonly value: string }[] => {
  const strokes = isNamedKey(text) ? [keysOf(text)] : [...text].map((character) => [character]);
  return strokes.flatMap((keys) => [
    ...keys.map((value) => ({ type: 'keyDown' as const, value })),
    ...keys.toReversed().map((value) => ({ type: 'keyUp' as const, value })),
  ]);
};
