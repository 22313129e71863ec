/** The drawings on buttons. */
/** @jsxImportSource react */

const strokes = {
  home: 'M4 10.5 12 4l8 6.5V20h-5.5v-6h-5v6H4z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zm4.7 11.2L20.5 20.5',
  bell: 'M5 17h14l-1.6-2.6V10a5.4 5.4 0 0 0-10.8 0v4.4zM9.8 17a2.2 2.2 0 0 0 4.4 0',
  chat: 'M4 5h16v11h-9l-4.5 4v-4H4z',
  bookmark: 'M6.5 4h11v16.5L12 16.3l-5.5 4.2z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6.5 9c.3-4 3-6 6.5-6s6.2 2 6.5 6zM16 4.4a3.3 3.3 0 0 1 0 6.2M18 14.6c2 .8 3.3 2.6 3.5 5.4',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.4-4.3 3.4-6.4 7.5-6.4s7.1 2.1 7.5 6.4z',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  post: 'M20 4c-7 0-11.5 3.5-13.4 9.2L5 20M9.5 15H14c3.4-1.2 5.4-5 6-11M17 2v6M14 5h6',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  compose: 'M13 5H5v14h14v-8M10 14l.6-3L18.5 3l2.5 2.5-8 7.9z',
  phone:
    'M6 3.5 9 4l1.2 4-2 1.7a12 12 0 0 0 6 6l1.8-2 4 1.2.5 3c-1 2.2-2.6 2.8-5 2.2A17 17 0 0 1 3.8 8.5C3.2 6.1 3.8 4.5 6 3.5z',
  video: 'M3.5 6.5h11v11h-11zM14.5 11l6-3.5v9l-6-3.5',
  info: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM12 11v5.5M12 7.7h.01',
  back: 'M11 5.5 4.5 12l6.5 6.5M5 12h15',
  close: 'M5.5 5.5l13 13M18.5 5.5l-13 13',
  image: 'M4 4.5h16v15H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9h.01',
  gif: 'M4 5h16v14H4zM10 10.2a2 2 0 1 0 0 3.6V12H8.8M12.8 10v4M15.5 14v-4H18M15.5 12h2',
  emoji: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM9 9.8h.01M15 9.8h.01M8.3 14c1.8 2.6 5.6 2.6 7.4 0',
  voice:
    'M12 3.5a2.7 2.7 0 0 1 2.7 2.7v5a2.7 2.7 0 0 1-5.4 0v-5A2.7 2.7 0 0 1 12 3.5zM6 11c.2 3.6 2.5 5.6 6 5.6s5.8-2 6-5.6M12 16.6V20.5',
  send: 'M12 19.5V5M5.5 11 12 4.5l6.5 6.5',
  heart:
    'M12 20C6 15.5 3.5 12.5 3.5 9.2 3.5 6.6 5.4 5 7.6 5c1.8 0 3.4 1 4.4 2.8C13 6 14.6 5 16.4 5c2.2 0 4.1 1.6 4.1 4.2 0 3.3-2.5 6.3-8.5 10.8z',
  trash: 'M5 7h14M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  down: 'M5.5 9.5 12 16l6.5-6.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  repost: 'M7 5v11.5h8M4 8l3-3 3 3M17 19V7.5H9M20 16l-3 3-3-3',
} as const;

export const Icon = ({ name, size = 20 }: { name: keyof typeof strokes; size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path
      d={strokes[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.8 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

export const Mark = () => (
  <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
    <path
      fill="currentColor"
      d="M18.244 2.25h3.308l-7.227 8.26 8.502 11.24H16.17l-5.214-6.817L4.99 21.75H1.68l7.73-8.835L1.254 2.25H8.08l4.713 6.231zm-1.161 17.52h1.833L7.084 4.126H5.117z"
    />
  </svg>
);
