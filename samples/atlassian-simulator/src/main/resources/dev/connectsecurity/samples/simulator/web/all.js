// A stand-in for the site's JavaScript API, as far as the samples need it. Pages of the app load it from the site.

(() => {
  const siteOrigin = new URL(document.currentScript.src).origin;
  const waiting = new Map();
  let calls = 0;

  addEventListener('message', event => {
    const data = event.data;
    if (event.source !== window.parent || event.origin !== siteOrigin) return;
    if (!data || data.channel !== 'simulated-ap' || !waiting.has(data.id)) return;
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) reject(new Error(data.error));
    else resolve(data.value);
  });

  function ask(call) {
    return new Promise((resolve, reject) => {
      if (window.parent === window) {
        reject(new Error('this page is not in a frame of the site'));
        return;
      }
      const id = ++calls;
      waiting.set(id, { resolve, reject });
      window.parent.postMessage({ channel: 'simulated-ap', call, id }, siteOrigin);
    });
  }

  // for the wire log: the site cannot see what the page asks of its own app
  const plainFetch = window.fetch;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const token = (request.headers.get('Authorization') || '').replace(/^JWT /, '');
    const response = await plainFetch(request);
    const { method, url } = request;
    window.parent.postMessage({ channel: 'simulated-ap', call: 'saw', method, url, status: response.status, token }, siteOrigin);
    return response;
  };

  window.AP = {
    context: {
      getToken(callback) {
        const token = ask('getToken');
        if (callback) token.then(callback, problem => console.error(problem));
        return token;
      },
    },
    // frames here have a height of their own
    resize() {},
    sizeToParent() {},
  };
})();
