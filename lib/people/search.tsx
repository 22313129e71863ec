/** Searches what was said in protected threads. Shows texts as texts: nothing found becomes markup. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { SearchHit } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import type { Watch } from '../ui/use-reading.ts';
import { sayHits, sayMoment, sayShown, sayWriter, searchWords } from '../words/search-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName, saySite } from '../words/thread-words.ts';
import { windowWords } from '../words/window-words.ts';
import { type Searched, useSearch } from './use-search.ts';

export interface SearchProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
}

/** Characters that a query may have: the contract's cap. */
const MAX_QUERY = 200;

export function Search({ ask, watch }: SearchProps) {
  const [query, setQuery] = useState('');
  const { searched, isBusy, search, showMore, tryAgain } = useSearch(ask, watch);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Card title={searchWords.title} level={1}>
      <search>
        <TextField
          name="query"
          label={searchWords.field}
          meaning={searchWords.meaning}
          value={query}
          maxLength={MAX_QUERY}
          inputRef={field}
          onInput={(typed) => {
            setQuery(typed);
            search(typed);
          }}
        />
      </search>
      <Status isBusy={isBusy && searched.kind === 'preparing'}>{sayState(searched)}</Status>
      {searched.kind === 'failed' ? (
        <>
          <Alert>{sayFailure(searched.failure)}</Alert>
          <Button act="again" onClick={tryAgain}>
            {windowWords.tryAgain}
          </Button>
        </>
      ) : null}
      {searched.kind === 'found' && searched.query.trim() !== '' ? (
        <Hits searched={searched} isBusy={isBusy} onMore={showMore} />
      ) : null}
    </Card>
  );
}

const sayState = (searched: Searched): string | null => {
  switch (searched.kind) {
    case 'preparing':
      return searchWords.preparing;
    case 'failed':
      return null;
    case 'found':
      if (searched.query.trim() === '') return null;
      return sayHits(searched.total, searched.closeness);
  }
};

interface HitsProps {
  readonly searched: Extract<Searched, { kind: 'found' }>;
  readonly isBusy: boolean;
  readonly onMore: () => void;
}

function Hits({ searched: { hits, total, closeness, next }, isBusy, onMore }: HitsProps) {
  const list = useRef<HTMLOListElement>(null);
  /** How many were shown when more were asked for. */
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (before.current === null || hits.length <= before.current) return;
    // Reading goes on at the first one that is new.
    list.current?.querySelectorAll<HTMLElement>('li')[before.current]?.focus();
    before.current = null;
  }, [hits.length]);
  if (total === 0) {
    return (
      <div data-hits="0">
        <h2>{searchWords.none}</h2>
        <p class="soft">{closeness === 'short' ? searchWords.shortMeaning : searchWords.noneMeaning}</p>
      </div>
    );
  }
  return (
    <div data-hits={total}>
      <ol class="hits" ref={list}>
        {hits.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </ol>
      {next === null ? null : (
        <div class="row">
          <Button
            act="more"
            isBusy={isBusy}
            onClick={() => {
              before.current = hits.length;
              onMore();
            }}
          >
            {isBusy ? searchWords.loadingMore : searchWords.more}
          </Button>
          <p class="soft small">{sayShown(hits.length, total)}</p>
        </div>
      )}
    </div>
  );
}

function Hit({ hit: { id, author, site, name, handle, peerId, time, pieces } }: { readonly hit: SearchHit }) {
  const writer = sayWriter(author, sayName({ name, handle, id: peerId }));
  return (
    <li data-hit={id} data-author={author} tabIndex={-1}>
      <p class="hit-about">
        <span>
          {writer.before}
          <bdi class="person-name">{writer.name}</bdi>
          {writer.after}
        </span>
        <span class="soft small">
          {saySite(site)} · <time dateTime={new Date(time * 1000).toISOString()}>{sayMoment(time)}</time>
        </span>
      </p>
      <p class="hit-text" dir="auto" data-text>
        {pieces.map(({ text, isHit }, place) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no name but their place in it
          isHit ? <mark key={place}>{text}</mark> : text,
        )}
      </p>
    </li>
  );
}
