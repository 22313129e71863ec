/** Times in words, as the site shows them. */

export const clock = (at: number): string =>
  new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

export const day = (at: number): string => {
  const date = new Date(at).toDateString();
  if (date === new Date().toDateString()) return 'Today';
  if (date === new Date(Date.now() - 86_400_000).toDateString()) return 'Yesterday';
  return new Date(at).toLocaleDateString('en-US', { weekday: 'short', month: 'short', day: 'numeric' });
};

export const ago = (at: number): string => {
  const minutes = Math.floor((Date.now() - at) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return new Date(at).toLocaleDateString('en-US', { month: 'short', day: 'numeric' });
};
