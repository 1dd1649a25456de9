// Reads with the session token that the page came with and each answer renews; writes with a context token of the site.

import { attempt, byId, send, sendAsContext, tell } from './calls.js';

const meta = name => document.querySelector(`meta[name="${name}"]`).content;
const notesUrl = `api/issues/${encodeURIComponent(meta('issue'))}/notes`;
const refreshEvery = 15000;
let sessionToken = meta('session-token');

async function asSession(method, url) {
  const response = await send(method, url, sessionToken);
  const renewed = response.headers.get('X-Connect-Session-Token');
  if (renewed) {
    sessionToken = renewed;
    byId('session').textContent = `Session renewed at ${new Date().toLocaleTimeString()}`;
  }
  return response.json();
}

function publish(note, path, text, title, done) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.title = title;
  button.addEventListener('click', () => attempt(async () => {
    await sendAsContext('POST', `${notesUrl}/${note.id}/${path}`);
    tell(true, done);
  }));
  return button;
}

function item(note) {
  const made = document.createElement('li');
  const author = document.createElement('b');
  author.textContent = note.author;
  const text = document.createElement('span');
  text.textContent = note.text;
  made.append(author, text,
    publish(note, 'comment', 'Comment',
      'The app adds this note to the issue as a comment', 'The app has added a comment to the issue.'),
    publish(note, 'comment-as-me', 'Comment as me',
      'Adds this note to the issue as a comment of yours', 'A comment of yours is on the issue.'));
  return made;
}

async function refresh() {
  const { notes } = await asSession('GET', notesUrl);
  byId('notes').replaceChildren(...notes.map(item));
  if (notes.length === 0) byId('notes').textContent = 'No notes yet.';
}

byId('add').addEventListener('submit', event => {
  event.preventDefault();
  attempt(async () => {
    await sendAsContext('POST', notesUrl, { text: byId('text').value });
    event.target.reset();
    await refresh();
  });
});

byId('settings').addEventListener('click', () => attempt(async () => {
  const settings = await asSession('GET', 'api/site-settings');
  tell(true, `200 ${JSON.stringify(settings)}`);
}));

async function keepOpen() {
  await attempt(refresh);
  setTimeout(keepOpen, refreshEvery);
}

keepOpen();
