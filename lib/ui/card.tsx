/** A sheet with a heading. The heading catches the focus when what held it went away with what the sheet said before. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useKeptFocus } from './use-kept-focus.ts';

export interface CardProps {
  readonly title: string;
  /** `h1` for the one sheet that is the page. */
  readonly level?: 1 | 2;
  /** What the sheet is about: when it changes and nothing holds the focus any more, the heading takes it. */
  readonly topic?: string;
  /** For a sheet that replaces another one. */
  readonly isReplacement?: boolean;
  readonly children: ComponentChildren;
}

export function Card({ title, level = 2, topic = '', isReplacement = false, children }: CardProps) {
  const id = useId();
  const heading = useKeptFocus<HTMLHeadingElement>(topic, isReplacement);
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section class="card" aria-labelledby={id}>
      <Heading id={id} ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
