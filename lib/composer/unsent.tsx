/** A message that was encrypted and committed but never seen in the thread: send it again, copy it, or take it back. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { type ErrorCode, RpcError } from '../rpc/errors.ts';
import type { ComposerState } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import * as words from '../words/composer-words.ts';
import type { Writing } from './writing.ts';

interface UnsentProps {
  readonly unsent: NonNullable<Extract<ComposerState, { kind: 'open' }>['unsent']>;
  readonly writing: Writing;
  readonly ask: Ask<'composer'>;
}

export function Unsent({ unsent, writing, ask }: UnsentProps) {
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState<ErrorCode | null>(writing.whyUnsent(unsent.id));
  const [isCopied, setCopied] = useState(false);
  const attempt = async (work: () => Promise<ErrorCode | null>): Promise<void> => {
    setBusy(true);
    setReason(await work().catch((failure: unknown) => (failure instanceof RpcError ? failure.code : 'rpc/internal')));
    setBusy(false);
    await writing.refresh();
  };
  const retry = () =>
    attempt(async () => {
      const outcome = await ask('composer.retry', { id: unsent.id });
      return outcome.kind === 'failed' ? outcome.code : null;
    });
  const takeBack = () =>
    attempt(async () => {
      await ask('composer.discard', { id: unsent.id });
      writing.giveBack([unsent.text]);
      return null;
    });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(unsent.armored).then(
      () => setCopied(true),
      () => setCopied(false), // the browser wants another gesture; the button stays
    );
  };
  return (
    <section class="composer-unsent" data-unsent>
      <p class="composer-bad small" role="alert">
        {reason === null ? words.notSentBefore : words.sayNotSent(reason)}
      </p>
      <p class="composer-unsent-text small" dir="auto">
        {unsent.text}
      </p>
      <div class="row">
        <Button act="retry" kind="primary" isBusy={isBusy} onClick={() => void retry()}>
          {words.sendAgain}
        </Button>
        <Button act="copy" isBusy={isBusy} onClick={() => void copy()}>
          {isCopied ? words.copied : words.copyArmored}
        </Button>
        <Button act="discard" kind="quiet" isBusy={isBusy} onClick={() => void takeBack()}>
          {words.backToDraft}
        </Button>
      </div>
    </section>
  );
}
