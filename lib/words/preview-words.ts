/** What stands in the site's own lists where it would show letters and digits. */

/** In the place of a protected message in a preview or a quote. */
export const protectedMessage = 'Protected message';
