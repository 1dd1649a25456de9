// Saves the notice with a context token of the site, which proves who is looking now.

import { attempt, byId, sendAsContext, tell } from './calls.js';

byId('change').addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    await sendAsContext('PUT', 'api/notice', { text: byId('notice').value });
    tell(true, 'Saved. It stands above the notes of every issue of this site.');
  });
});
