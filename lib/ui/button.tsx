/** A button. While its work is under way it stays in the focus order and says so, but does nothing. */
import type { ComponentChildren, Ref } from 'preact';

export interface ButtonProps {
  /** What it does, in one word: `data-act` for stories and tests. */
  readonly act: string;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly isBusy?: boolean;
  readonly isPressed?: boolean;
  /** It opens something beside it, and whether that is open. */
  readonly isExpanded?: boolean;
  /** The id of what it has opened. */
  readonly controls?: string | undefined;
  /** Spoken name, where the visible one is too short to stand alone. */
  readonly label?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const {
    act,
    kind = 'plain',
    type = 'button',
    isBusy = false,
    isPressed,
    isExpanded,
    controls,
    label,
    buttonRef,
    onClick,
    children,
  } = props;
  return (
    <button
      ref={buttonRef ?? null}
      type={type}
      class={`button button-${kind}`}
      data-act={act}
      aria-disabled={isBusy ? 'true' : undefined}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-controls={controls}
      aria-label={label}
      onClick={(event) => {
        if (isBusy)
          event.preventDefault(); // a submit button must not submit twice
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
