/**
 * The site's own box, which we cover, holds text: says so, and has it shown where the person wants that. The text is not ours: it is
 * neither read nor sent, and goes only when the person, who sees it, says so.
 */
import type { FromComposer } from '../rpc/frame-port.ts';
import { Button } from '../ui/button.tsx';
import * as words from '../words/composer-words.ts';

export type Wish = (wish: Extract<FromComposer, { kind: 'site-box' }>['wish']) => void;

interface SiteBoxProps {
  readonly shown: boolean;
  readonly copied: boolean;
  readonly wish: Wish;
}

export function SiteBox({ shown, copied, wish }: SiteBoxProps) {
  return (
    <section class="composer-site-box" data-site-box={shown ? 'shown' : 'covered'}>
      <p class="small" role="alert">
        {shown ? words.siteBoxShown : words.siteBoxHolds}
      </p>
      <div class="row">
        {shown ? (
          <>
            <Button act="copy-site-box" onClick={() => wish('copy')}>
              {copied ? words.copied : words.copySiteBox}
            </Button>
            <Button act="empty-site-box" onClick={() => wish('empty')}>
              {words.emptySiteBox}
            </Button>
            <Button act="cover-site-box" kind="quiet" onClick={() => wish('cover')}>
              {words.coverSiteBox}
            </Button>
          </>
        ) : (
          <Button act="show-site-box" onClick={() => wish('show')}>
            {words.showSiteBox}
          </Button>
        )}
      </div>
    </section>
  );
}
