/** One contact in the list: who, how their key stands, since when, and a button that opens what can be done about them. */
import { useId } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Label } from '../ui/notice.tsx';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { peopleWords, sayHeard, sayManage, sayMarks, saySince } from '../words/people-words.ts';
import { saySite } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { shownName, siteName } from './find-person.ts';
import { PersonPanel, type PersonPanelProps } from './person-panel.tsx';

export interface PersonRowProps extends PersonPanelProps {
  /** Under one heading, or under an account's. */
  readonly level: 2 | 3;
  /** Somebody else is called the same. */
  readonly isDouble: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

export function PersonRow({ level, isDouble, isOpen, onToggle, ...panel }: PersonRowProps) {
  const { person } = panel;
  const { peerId, state, site, since, heardAt } = person;
  const id = useId();
  const name = shownName(person);
  // A new name moves the row to another place, and the browser lets go of what had the focus in it.
  const button = useKeptFocus<HTMLButtonElement>(name);
  const Heading = level === 2 ? 'h2' : 'h3';
  const about = [
    siteName(person) === name ? '' : siteName(person),
    saySite(site),
    since === null ? '' : saySince(sayDay(since)),
    heardAt === null ? '' : sayHeard(sayDay(heardAt)),
    isDouble ? peopleWords.sameName : '',
  ].filter(Boolean);
  return (
    <li
      data-person={peerId}
      data-state={state}
      data-open={isOpen ? '' : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        onToggle(false);
        button.current?.focus();
      }}
    >
      <div class="person-line">
        <div class="person-who">
          <Heading class="person-name">
            <bdi>{name}</bdi>
          </Heading>
          <p class="soft small">
            {about.map((part, index) => (
              <span key={part}>
                {index === 0 ? '' : ' · '}
                <bdi>{part}</bdi>
              </span>
            ))}
          </p>
        </div>
        <div class="person-marks">
          {sayMarks(person).map(({ label, tone }) => (
            <Label key={label} tone={tone}>
              {label}
            </Label>
          ))}
        </div>
        <Button
          act="person"
          kind="quiet"
          {...(isOpen ? {} : { label: sayManage(name) })} // a spoken name holds what is seen
          isExpanded={isOpen}
          controls={isOpen ? id : undefined}
          buttonRef={button}
          onClick={() => onToggle(!isOpen)}
        >
          {isOpen ? peopleWords.close : peopleWords.open}
        </Button>
      </div>
      {isOpen ? (
        <div id={id}>
          <PersonPanel {...panel} />
        </div>
      ) : null}
    </li>
  );
}
