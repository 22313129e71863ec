/** A site that Sotto may not read yet: says so, and has the browser ask for it alone. The background does the rest when it was allowed. */
import { isPrivateWay, patternOf, siteAt } from '../rpc/known-sites.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { sayNotUsed } from '../words/thread-words.ts';

export interface WantedSite {
  readonly site: string;
  /** Has the browser ask the person. To be called in a gesture of theirs. */
  readonly allow: () => void;
}

/** The site of an address, if Sotto can be let in there. `request`: asks the browser for match patterns. */
export const wantedAt = (address: string, request: (patterns: string[]) => Promise<boolean>): WantedSite | null => {
  if (!URL.canParse(address)) return null; // a tab that has no address yet
  const url = new URL(address);
  if (!isPrivateWay(url)) return null;
  return { site: siteAt(url.host), allow: () => void request([patternOf(url)]).catch(() => {}) }; // refused is an answer, too
};

export function NotUsed({ wanted }: { readonly wanted: WantedSite }) {
  const { title, todo, act } = sayNotUsed(wanted.site);
  return (
    <Card title={title}>
      <p class="soft">{todo}</p>
      <Button act="allow-site" kind="primary" onClick={wanted.allow}>
        {act}
      </Button>
    </Card>
  );
}
