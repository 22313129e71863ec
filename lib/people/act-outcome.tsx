/** Progress and outcome of protecting or accepting. A failed send always leaves a way to send by hand. */
import type { SendOutcome } from '../rpc/thread-types.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import type { Task } from '../ui/use-task.ts';
import { copiedWords, keepWords } from '../words/keep-words.ts';
import { keyWords } from '../words/key-change-words.ts';
import { sayError, sayFailure } from '../words/sentences.ts';
import { unprotectWords } from '../words/unprotect-words.ts';
import { verifyWords } from '../words/verify-words.ts';
import { threadActionWords } from '../words/window-words.ts';

/** What a person decides about a thread. */
export type Act = 'protect' | 'accept' | 'renew' | 'tell' | 'take' | 'tell-ended';

const busyWords: Record<Act, string> = {
  protect: threadActionWords.inviting,
  accept: threadActionWords.accepting,
  renew: copiedWords.beginning,
  tell: keepWords.setting,
  take: keyWords.taking,
  'tell-ended': unprotectWords.telling,
};
const sentWords: Record<Act, string> = {
  protect: threadActionWords.invited,
  accept: threadActionWords.accepted,
  renew: copiedWords.begun,
  tell: verifyWords.sent,
  take: keyWords.taken,
  'tell-ended': unprotectWords.toldNow,
};

const sayProgress = (act: Act, task: Task<SendOutcome>): string | null => {
  if (task.kind === 'busy') return busyWords[act];
  return task.kind === 'done' && task.value.kind === 'sent' ? sentWords[act] : null;
};

export function ActOutcome({ act, task }: { readonly act: Act; readonly task: Task<SendOutcome> }) {
  const unsent = task.kind === 'done' && task.value.kind === 'failed' ? task.value : null;
  return (
    <>
      <Status isBusy={task.kind === 'busy'}>{sayProgress(act, task)}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      {unsent === null ? null : <Unsent unsent={unsent} />}
    </>
  );
}

/** Why it was not sent, and how to send it by hand. */
export function Unsent({ unsent }: { readonly unsent: Extract<SendOutcome, { kind: 'failed' }> }) {
  return (
    <>
      <Alert>{sayError(unsent.code)}</Alert>
      <p class="small">{threadActionWords.copyByHand}</p>
      <CopyButton
        text={unsent.armored}
        label={threadActionWords.copy}
        copied={threadActionWords.copied}
        failed={threadActionWords.copyFailed}
        shown={threadActionWords.armored}
      />
    </>
  );
}
