/** A site that nobody has listed: sends the person into its page, to point at where they write and at a message, and once more when that changed. */
import type { Ask } from '../rpc/client.ts';
import { isKnownSite, limitChoices } from '../rpc/known-sites.ts';
import type { TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { pointingWords, sayAddresses, sayCharacters, sayLimit } from '../words/point-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface PointingProps {
  readonly ask: Ask<'window'>;
  readonly tabId: number | null;
  readonly thread: TabThread;
  /** It goes on in the page. */
  readonly onLeave: () => void;
}

/** What is said once for a site that nobody has listed: where things are there, and how long a message may be. */
export function Pointing({ ask, tabId, thread, onLeave }: PointingProps) {
  const { task, start } = useTask<null>();
  if (tabId === null || thread.kind === 'no-site' || isKnownSite(thread.site)) return null;
  const isFirst = thread.kind === 'not-pointed';
  const point = async (): Promise<null> => {
    await ask('tab.point', { tabId });
    onLeave();
    return null;
  };
  return (
    <>
      {isFirst ? null : <p class="soft small">{sayAddresses(thread.site)}</p>}
      {thread.kind === 'thread' ? <Limit ask={ask} thread={thread} /> : null}
      <div class="row">
        <Button
          act="point"
          kind={isFirst ? 'primary' : 'quiet'}
          isBusy={task.kind === 'busy'}
          onClick={() => start(point)}
        >
          {isFirst ? pointingWords.act : pointingWords.again}
        </Button>
      </div>
      <Status>{task.kind === 'done' ? pointingWords.started : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}

function Limit({
  ask,
  thread,
}: Pick<PointingProps, 'ask'> & { readonly thread: Extract<TabThread, { kind: 'thread' }> }) {
  const { task, start } = useTask<null>();
  const { site, characters } = thread;
  if (characters === undefined) return null;
  return (
    <>
      <SelectField
        name="characters"
        label={sayLimit(site)}
        meaning={pointingWords.limitMeaning}
        value={String(characters)}
        options={limitChoices.map((choice) => ({ value: String(choice), label: sayCharacters(choice) }))}
        onChange={(chosen) =>
          start(async () => {
            await ask('site.limit', { site, characters: Number(chosen) });
            return null;
          })
        }
      />
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
