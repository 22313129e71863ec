/** The site's narrow bar at the left. */
/** @jsxImportSource react */
import { Avatar } from './avatar.tsx';
import { Icon, Mark } from './icons.tsx';
import { useNames } from './names.ts';
import { follow } from './navigation.ts';
import { useChat } from './state.ts';

const places = [
  ['Home', '/home', 'home'],
  ['Explore', '/explore', 'search'],
  ['Notifications', '/notifications', 'bell'],
  ['Chat', '/i/chat', 'chat'],
  ['Bookmarks', '/i/bookmarks', 'bookmark'],
  ['Communities', '/communities', 'people'],
] as const;

export const Navigation = () => {
  const me = useChat((state) => state.me);
  const inChat = useChat(({ route }) => route.page !== 'other');
  const unread = useChat(({ inbox }) => inbox?.some((summary) => summary.unread > 0 && !summary.request) ?? false);
  const { testId } = useNames();
  return (
    <header className="nav">
      <nav aria-label="Primary">
        <a href="/home" className="nav-item" aria-label="X" onClick={follow}>
          <Mark />
        </a>
        {places.map(([label, path, icon]) => (
          <a
            key={label}
            href={path}
            className={`nav-item${inChat === (label === 'Chat') && (inChat || label === 'Home') ? ' here' : ''}`}
            aria-label={label}
            onClick={follow}
            {...testId(`AppTabBar_${label}_Link`)}
          >
            <Icon name={icon} size={26} />
            {label === 'Chat' && unread && <span className="nav-dot" />}
          </a>
        ))}
        <a
          href={`/${me.handle}`}
          className="nav-item"
          aria-label="Profile"
          onClick={follow}
          {...testId('AppTabBar_Profile_Link')}
        >
          <Icon name="person" size={26} />
        </a>
        <span className="nav-item" aria-hidden="true">
          <Icon name="more" size={26} />
        </span>
        <span className="nav-post" aria-hidden="true">
          <Icon name="post" size={24} />
        </span>
      </nav>
      <button
        type="button"
        className="nav-account"
        aria-label="Account menu"
        {...testId('SideNav_AccountSwitcher_Button')}
      >
        <Avatar account={me} size={40} />
      </button>
    </header>
  );
};
