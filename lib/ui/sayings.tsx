/** What stands under a field: what it means, and what is wrong with its value. Tied to the field, so that it is heard with it. */

export interface Said {
  /** A sentence under the field. */
  readonly meaning?: string | undefined;
  /** What is wrong with the value. */
  readonly fault?: string | null | undefined;
}

/** The field's own attributes, for a field of this id. */
export const saidOf = (id: string, { meaning, fault }: Said) => {
  const ids = [meaning ? `${id}-meaning` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { 'aria-invalid': fault ? 'true' : undefined, 'aria-describedby': ids || undefined } as const;
};

export function Sayings({ id, meaning, fault }: Said & { readonly id: string }) {
  return (
    <>
      {meaning ? (
        <p class="soft small" id={`${id}-meaning`}>
          {meaning}
        </p>
      ) : null}
      {fault ? (
        <p class="notice notice-bad" role="alert" id={`${id}-fault`}>
          {fault}
        </p>
      ) : null}
    </>
  );
}
