// The wire log: asks for what is new once a second and shows it, newest first.

const words = { ACCEPTED: 'accepted', REFUSED: 'refused', BREACH: 'let in', FAILED: 'failed', ISSUED: 'issued' };
const kept = 200;
const list = document.getElementById('log');
const filter = document.getElementById('filter');
const counts = document.getElementById('counts');
const tally = { ACCEPTED: 0, REFUSED: 0, BREACH: 0, FAILED: 0, ISSUED: 0 };
let last = 0;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function shortUrl(url) {
  return withoutToken(url).replace(/^https?:\/\/[^/]+/, '')
    // a site's id in the gateway, by its beginning
    .replace(/^(\/ex\/\w+\/[0-9a-f]{8})[0-9a-f-]{28}/, '$1…')
    // what a site adds to every page URL
    .replace(/([?&])(?:(?:cp|cv|lic|xdm_c|xdm_e)=[^&]*(?:&|$))+/g, '$1').replace(/[?&]$/, '') || '/';
}

function withoutToken(url) {
  return url.replace(/([?&]jwt=)[^&]*/, '$1…');
}

function part(title, value) {
  const section = element('section');
  section.append(element('h3', '', title));
  section.append(element('pre', '', typeof value === 'string' ? value : JSON.stringify(value, null, 2)));
  return section;
}

function lifetime(payload) {
  if (typeof payload.exp !== 'number' || typeof payload.iat !== 'number') return 'no lifetime given';
  const at = seconds => new Date(seconds * 1000).toLocaleTimeString();
  return `issued ${at(payload.iat)}, expires ${at(payload.exp)} (${payload.exp - payload.iat} s)`;
}

function details(entry) {
  const box = element('div', 'detail');
  box.append(part('URL', withoutToken(entry.url)));
  if (entry.header) {
    box.append(part('Token header', entry.header), part('Token claims', entry.payload));
    box.append(part('Lifetime', lifetime(entry.payload)));
  } else {
    box.append(element('p', 'time', 'This exchange carried no readable token.'));
  }
  return box;
}

function row(entry) {
  const item = element('li', entry.verdict);
  const fold = element('details');
  const summary = element('summary');
  const status = entry.status ? `${entry.status} ${words[entry.verdict]}` : words[entry.verdict];
  summary.append(element('span', 'badge', status));
  const line = element('span', 'line', `${entry.method} ${shortUrl(entry.url)}`);
  summary.append(line, element('time', 'time', new Date(entry.at).toLocaleTimeString()));
  summary.append(element('span', 'who', `${entry.from} → ${entry.to}: ${entry.note}`));
  fold.append(summary, details(entry));
  item.append(fold);
  item.dataset.verdict = entry.verdict;
  return item;
}

function sift() {
  for (const item of list.children) {
    item.hidden = filter.value !== '' && item.dataset.verdict !== filter.value;
  }
}

function count() {
  counts.textContent = Object.keys(words)
    .filter(verdict => tally[verdict] > 0)
    .map(verdict => `${tally[verdict]} ${words[verdict]}`)
    .join(' · ');
}

/** Fetches what is new; tells whether there was anything. */
export async function refreshLog() {
  const answer = await (await fetch(`/simulator/log?after=${last}`)).json();
  last = answer.last;
  for (const entry of answer.entries) {
    tally[entry.verdict]++;
    list.prepend(row(entry));
  }
  while (list.children.length > kept) list.lastElementChild.remove();
  if (answer.entries.length > 0) {
    sift();
    count();
  }
  return answer.entries.length > 0;
}

filter.addEventListener('change', sift);
document.getElementById('clear').addEventListener('click', () => {
  list.replaceChildren();
  Object.keys(tally).forEach(verdict => { tally[verdict] = 0; });
  count();
});
