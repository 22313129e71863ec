/** Any page of the site that is not the chat. */
/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';

const posts = [
  ['weather', 'Weather Desk', '3h', 'First frost tonight in the valleys. Cover your plants, bring the cats in.'],
  [
    'trains',
    'Night Trains',
    '5h',
    'The sleeper from Vienna arrived eleven minutes early. We do not know how to feel about this.',
  ],
  ['botanist', 'A Patient Botanist', '8h', 'Day 412: it is still a twig. It is, however, a confident twig.'],
  ['bakery', 'Corner Bakery', '9h', 'Rye is out of the oven. Cardamom buns follow at ten.'],
  ['harbour', 'Harbour Log', '12h', 'Two tugs, one ferry, a seal who believes that he is a ferry.'],
] as const;

export const OtherPage = () => (
  <main className="timeline">
    <div className="timeline-tabs">
      <span className="here">For you</span>
      <span>Following</span>
    </div>
    {posts.map(([handle, name, when, text]) => (
      <article key={handle}>
        <Avatar account={{ id: handle, handle, name }} size={40} />
        <div>
          <p>
            <strong>{name}</strong>{' '}
            <span className="muted">
              @{handle} · {when}
            </span>
          </p>
          <p>{text}</p>
          <p className="post-actions muted">
            <Icon name="chat" size={18} />
            <Icon name="repost" size={18} />
            <Icon name="heart" size={18} />
            <Icon name="bookmark" size={18} />
          </p>
        </div>
      </article>
    ))}
  </main>
);
