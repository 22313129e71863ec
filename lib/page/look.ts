/** How the page looks where our frames stand, so that they fit in. */

/** Is the background behind `element` dark? The first opaque background above it decides. */
export const isDark = (element: Element): boolean => {
  for (let node: Element | null = element; node !== null; node = parentOf(node)) {
    const channels =
      getComputedStyle(node)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red = 255, green = 255, blue = 255, alpha = 1] = channels;
    if (channels.length >= 3 && alpha > 0.5) return red * 0.3 + green * 0.59 + blue * 0.11 < 128;
  }
  return false;
};

const parentOf = (element: Element): Element | null => {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
};
