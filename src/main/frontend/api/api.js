// Calls to the application's own API. Nothing is kept on the device: the token lives in this module's memory.

export class ApiError extends Error {
  /** @param status HTTP status, 0 when the server could not be reached; problem: the server's problem document or {} */
  constructor(status, problem = {}) {
    super(problem.title ?? `status ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

let token = null;

/** Who is signed in: {user, name, csrf}. Throws ApiError 401 when nobody is. */
export async function session() {
  const answer = await send('GET', '/api/session', {});
  token = answer.body.csrf;
  return answer.body;
}

/** Forgets the token, so that the next call asks for the one of the present session. */
export function forgetSession() {
  token = null;
}

/** Returns the answer's JSON, or null when it has none. */
export async function call(method, path, options = {}) {
  return (await exchange(method, path, options)).body;
}

/** As call, with the answer's headers: {body, headers}. */
export async function exchange(method, path, options = {}) {
  if (method === 'GET') {
    return send(method, path, options);
  }
  const remembered = token !== null;
  token ??= pageToken() ?? (await session()).csrf;
  try {
    return await send(method, path, options);
  } catch (error) {
    if (error.status !== 403 || (!remembered && !pageToken())) {
      throw error;
    }
    // The person may have signed in again elsewhere: same cookie, new token.
    await session();
    return send(method, path, options);
  }
}

function pageToken() {
  return globalThis.document?.querySelector('meta[name="_csrf"]')?.content || null;
}

async function send(method, path, { body, headers = {}, keepalive = false }) {
  const isJson = body !== undefined && !(body instanceof FormData);
  let response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : { 'X-CSRF-TOKEN': token }),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : body,
    });
  } catch {
    throw new ApiError(0);
  }
  if (response.redirected) {
    // The only place the API could be sent to is the sign-in page.
    throw new ApiError(401);
  }
  const content = await json(response);
  if (!response.ok) {
    throw new ApiError(response.status, content ?? {});
  }
  return { body: content, headers: response.headers };
}

async function json(response) {
  if (!/json/.test(response.headers.get('Content-Type') ?? '')) {
    return null;
  }
  try {
    return await response.json();
  } catch {
    return null;
  }
}
