/** Says that something failed, or that something is under way or done. Spoken by screen readers when it appears. */
import type { ComponentChildren } from 'preact';

/** A failure: read out at once. */
export function Alert({ id, children }: { readonly id?: string; readonly children: ComponentChildren }) {
  return (
    <p class="notice notice-bad" role="alert" id={id}>
      {children}
    </p>
  );
}

/**
 * Progress and outcome: read out when there is time. Render it always, with `null` while there is nothing to say,
 * because a live region that appears together with its text is often not spoken.
 */
export function Status({ isBusy = false, children }: { readonly isBusy?: boolean; readonly children: string | null }) {
  return (
    <p class={isBusy ? 'status status-busy' : 'status'} role="status" aria-live="polite">
      {children}
    </p>
  );
}

/** A standing remark that is neither failure nor progress. */
export function Remark({
  tone,
  children,
}: {
  readonly tone: 'good' | 'wait' | 'bad';
  readonly children: ComponentChildren;
}) {
  return <p class={`notice notice-${tone}`}>{children}</p>;
}

/** A state in one or two words. */
export function Label({
  tone,
  children,
}: {
  readonly tone: 'good' | 'wait' | 'bad' | 'plain';
  readonly children: string;
}) {
  return <span class={`label label-${tone}`}>{children}</span>;
}
