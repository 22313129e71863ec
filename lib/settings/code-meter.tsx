/** Says how hard a typed code is to guess, while it is typed. The background judges, as it will when the code is chosen. */
import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { CodeStrength } from '../rpc/vault-types.ts';
import { strengthWords } from '../words/unlock-words.ts';

const JUDGE_AFTER_MS = 200;

export function CodeMeter({ ask, code }: { readonly ask: Ask<'window'>; readonly code: string }) {
  const [judged, setJudged] = useState<{ readonly code: string; readonly strength: CodeStrength } | null>(null);
  useEffect(() => {
    if (code === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      ask('unlock.judge', { code }).then(
        ({ strength }) => isCurrent && setJudged({ code, strength }),
        () => {}, // it is judged again when it is chosen
      );
    }, JUDGE_AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, code]);
  const strength = code === '' ? null : judged?.code === code ? judged.strength : 'judging';
  return (
    <div class="code-meter" data-strength={strength ?? 'none'}>
      <span class="code-meter-bar" aria-hidden="true" />
      <p class="soft small" role="status">
        {strength === null ? null : strengthWords[strength]}
      </p>
    </div>
  );
}
