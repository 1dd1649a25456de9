// What the pages' scripts share: calls of the app's own API, and a line that tells how they went.

export const byId = id => document.getElementById(id);

/** Sends a call with a token; gives the response, or throws the reason why it was refused. */
export async function send(method, url, token, body) {
  const headers = { Authorization: `JWT ${token}`, Accept: 'application/json' };
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(await reason(response));
  return response;
}

/** Sends a call in the name of who is looking now. */
export const sendAsContext = async (method, url, body) => send(method, url, await AP.context.getToken(), body);

async function reason(response) {
  const problem = await response.json().catch(() => ({}));
  return `${response.status} ${problem.detail || problem.title || response.statusText}`;
}

export function tell(good, text) {
  const answer = byId('answer');
  answer.hidden = false;
  answer.className = good ? 'good' : 'bad';
  answer.textContent = text;
}

export async function attempt(work) {
  try {
    await work();
  } catch (problem) {
    tell(false, problem.message);
  }
}
