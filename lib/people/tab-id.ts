/** Reads from a window's own address which tab it is about. */

/** `undefined` without `?tab=`; `null` when it names no tab. */
export const tabIdIn = (search: string): number | null | undefined => {
  const named = new URLSearchParams(search).get('tab');
  if (named === null) return undefined;
  const id = Number(named);
  return /^\d+$/.test(named) && Number.isSafeInteger(id) ? id : null;
};
