/** What stands where a reading is not known: that it is on its way, or why it failed and a way to try again. Nothing once it is known. */
import { Button } from './button.tsx';
import { Alert, Status } from './notice.tsx';
import type { Reading } from './use-reading.ts';

export interface NotKnownProps {
  readonly reading: Reading<unknown>;
  readonly onAgain: () => void;
  readonly words: {
    readonly loading: string;
    readonly tryAgain: string;
    readonly sayFailure: (failure: unknown) => string;
  };
}

export function NotKnown({ reading, onAgain, words }: NotKnownProps) {
  if (reading.kind === 'known') return null;
  if (reading.kind === 'reading') return <Status isBusy>{words.loading}</Status>;
  return (
    <>
      <Alert>{words.sayFailure(reading.failure)}</Alert>
      <Button act="again" onClick={onAgain}>
        {words.tryAgain}
      </Button>
    </>
  );
}
