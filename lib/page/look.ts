/** How the page looks where our frames stand, so that they fit in, and show nothing where it would be changed. */

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

/** Is nothing above `host` faded, filtered, blended or masked? A page could read a filtered frame by its shadow. */
export const isClear = (host: HTMLElement): boolean => {
  for (
    let node: Node | null = host.parentNode;
    node !== null;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    if (!(node instanceof HTMLElement)) continue;
    const { opacity, filter, mixBlendMode, maskImage } = getComputedStyle(node);
    if (
      Number(opacity) < 1 ||
      filter !== 'none' ||
      mixBlendMode !== 'normal' ||
      (maskImage !== 'none' && maskImage !== '')
    )
      return false;
  }
  return true;
};
