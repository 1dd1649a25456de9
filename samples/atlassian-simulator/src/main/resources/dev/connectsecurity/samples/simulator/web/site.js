// The simulated site: users, scenes, the app's page in a frame, and the parent's half of AP.

import { refreshLog } from './log.js';

const byId = id => document.getElementById(id);
const user = byId('user');
const appUrl = byId('app-url');
const outcome = byId('outcome');
const frameBox = byId('frame');
// groups of scenes that need no installed app
const withoutApp = new Set(['OPERATION', 'CONSENT']);
let state = null;
let page = '';
let busy = false;

async function getJson(url) {
  const response = await fetch(url);
  const body = await response.json();
  if (!response.ok) throw new Error(body.reason || `status ${response.status}`);
  return body;
}

function postJson(url, body) {
  return fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
}

function tell(kind, message, hint = '') {
  outcome.hidden = false;
  outcome.className = `outcome ${kind}`;
  byId('outcome-text').textContent = message;
  byId('outcome-hint').textContent = hint;
}

function button(text, title, onClick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.title = title;
  made.addEventListener('click', onClick);
  return made;
}

function lozenge(text) {
  const made = document.createElement('span');
  made.className = 'lozenge';
  made.textContent = text;
  return made;
}

function showFrame(url) {
  const frame = document.createElement('iframe');
  frame.title = `Page of the app ${state.app.name}`;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups');
  frame.src = url;
  frameBox.replaceChildren(frame);
}

function showEmpty(text) {
  const empty = document.createElement('p');
  empty.className = 'empty';
  empty.textContent = text;
  frameBox.replaceChildren(empty);
}

async function openPage(key) {
  page = key;
  drawPages();
  try {
    const query = new URLSearchParams({ module: key, user: user.value });
    showFrame((await getJson(`/simulator/page-url?${query}`)).url);
  } catch (problem) {
    showEmpty(problem.message);
  }
}

// what the last scene led to is not what this page says
function visit(key) {
  outcome.hidden = true;
  return openPage(key);
}

function drawPages() {
  const pages = state.installed ? state.app.pages : [];
  byId('pages').replaceChildren(...pages.map(one => {
    const made = button(one.name, one.type, () => visit(one.key));
    made.dataset.page = one.key;
    made.setAttribute('aria-pressed', String(one.key === page));
    return made;
  }));
}

function drawLinks() {
  byId('links').replaceChildren(...state.links.map(link => {
    const made = document.createElement('a');
    made.href = link.url;
    made.target = '_blank';
    made.rel = 'noopener';
    made.title = link.hint;
    made.textContent = `${link.title} ↗`;
    return made;
  }));
}

function drawScenes() {
  for (const group of ['LIFECYCLE', 'EVENTS', 'OPERATION', 'CONSENT', 'PAGE_ATTACKS', 'INSTALL_ATTACKS']) {
    const buttons = byId(`group-${group}`);
    buttons.replaceChildren(...state.scenes
      .filter(scene => scene.group === group)
      .map(scene => {
        const made = button(scene.title, scene.hint, () => play(scene.name));
        made.dataset.scene = scene.name;
        made.disabled = busy || (!state.installed && scene.name !== 'install' && !withoutApp.has(group));
        if (scene.name === 'install' && !state.installed) made.className = 'main';
        if (group.endsWith('ATTACKS') || scene.name.startsWith('forged')) made.className = 'attack';
        return made;
      }));
    buttons.parentElement.hidden = buttons.children.length === 0;
  }
}

function commentText(body) {
  if (typeof body === 'string') return body;
  const texts = [];
  const walk = node => {
    if (node && typeof node.text === 'string') texts.push(node.text);
    for (const child of (node && node.content) || []) walk(child);
  };
  walk(body);
  return texts.join(' ') || JSON.stringify(body);
}

function drawComments() {
  byId('comments').replaceChildren(...state.comments.map(comment => {
    const item = document.createElement('li');
    const author = document.createElement('b');
    author.textContent = comment.author.displayName;
    if (comment.author.accountType === 'app') author.append(' ', lozenge('app'));
    item.append(author, commentText(comment.body));
    return item;
  }));
  if (state.comments.length === 0) byId('comments').textContent = 'Nobody has commented yet.';
}

async function refreshState() {
  state = await getJson('/simulator/state');
  byId('site-name').textContent = state.name;
  document.title = `${state.name} (simulated)`;
  byId('crumbs').textContent = state.content.crumbs;
  byId('issue-title').textContent = state.content.title;
  byId('issue-status').textContent = state.content.state;
  byId('issue-text').textContent = state.content.text;
  byId('app-title').textContent = state.installed ? state.app.name : 'App';
  byId('app-state').textContent = state.installed
    ? `${state.app.name} is installed from ${state.app.baseUrl}, scopes ${state.app.scopes.join(', ') || 'none'}`
    : 'No app is installed';
  drawComments();
}

function drawAll() {
  drawLinks();
  drawScenes();
  drawPages();
}

const sceneOf = name => state.scenes.find(one => one.name === name);

async function play(scene) {
  if (scene === 'install' && !byId('install-form').reportValidity()) return;
  busy = true;
  drawScenes();
  tell('busy', `${sceneOf(scene).title} …`, sceneOf(scene).hint);
  try {
    const wish = { scene, user: user.value, module: page, appUrl: appUrl.value };
    const response = await postJson('/simulator/act', wish);
    const result = await response.json();
    await refreshState();
    await follow(scene, result);
    tell(response.ok && result.asHoped ? 'good' : 'bad', response.ok ? result.message : result.reason, sceneOf(scene).hint);
  } catch (problem) {
    tell('bad', problem.message);
  } finally {
    busy = false;
    drawAll();
    document.querySelector(`[data-scene="${scene}"]`).focus({ preventScroll: true });
    refreshLog();
  }
}

async function follow(scene, result) {
  if (!state.installed) {
    page = '';
    showEmpty('No app is installed. Press Install to add the one at this URL.');
  } else if (result.frameUrl) {
    showFrame(result.frameUrl);
  } else if (scene === 'install' || scene === 'reinstall' || sceneOf(scene).group === 'OPERATION') {
    const known = state.app.pages.some(one => one.key === page);
    if (state.app.pages.length > 0) await openPage(known ? page : state.app.pages[0].key);
  }
}

// AP: only the frame that is shown now, and only from the app's own origin
addEventListener('message', async event => {
  const frame = frameBox.querySelector('iframe');
  if (!frame || !state.installed || event.source !== frame.contentWindow) return;
  const origin = new URL(state.app.baseUrl).origin;
  if (event.origin !== origin || !event.data || event.data.channel !== 'simulated-ap') return;
  if (event.data.call === 'saw') {
    const { method, url, status, token } = event.data;
    postJson('/simulator/saw', { method, url, status, token });
  }
  if (event.data.call === 'getToken') {
    const reply = { channel: 'simulated-ap', id: event.data.id };
    try {
      reply.value = (await getJson(`/simulator/context-token?user=${encodeURIComponent(user.value)}`)).token;
    } catch (problem) {
      reply.error = problem.message;
    }
    event.source.postMessage(reply, origin);
  }
});

user.addEventListener('change', () => { if (state.installed && page) visit(page); });
byId('install-form').addEventListener('submit', event => {
  event.preventDefault();
  play('install');
});

async function watch() {
  try {
    const before = state.installed;
    if (await refreshLog()) await refreshState();
    if (state.installed !== before && !busy) {
      drawAll();
      follow('install', {});
    }
  } catch {
    byId('app-state').textContent = 'The simulator does not answer';
  }
  setTimeout(watch, 1000);
}

await refreshState();
user.replaceChildren(...state.users.map(one => {
  return new Option(one.admin ? `${one.displayName} (administers the site)` : one.displayName, one.name);
}));
appUrl.value = state.installed ? state.app.baseUrl : state.suggestedAppUrl;
drawAll();
if (state.installed && state.app.pages.length > 0) openPage(state.app.pages[0].key);
watch();
