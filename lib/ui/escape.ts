/** Escape takes a question back, and nothing around it: neither the row that it is asked in, nor the popup. */

/** For the element that holds the question. */
export const onEscape =
  (leave: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
