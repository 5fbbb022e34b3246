// What the page asks the program for, with the token where that is needed.

import {say} from './words.js';

const KEPT = 'stillcast-token';
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 15_000;
const HALF_A_SESSION = 6 * 3_600_000;

/** Keeps a token for this browser; who waits for one goes on. */
function keep(token) {
    localStorage.setItem(KEPT, token);
    document.dispatchEvent(new Event('token'));
}

/** The address of the page brings the token along once; it is not for the history. */
export function takeTokenFromAddress() {
    const given = /^#token=(.+)$/.exec(location.hash);
    if (given) {
        const token = decodeURIComponent(given[1]);
        const dialog = document.getElementById('token-dialog');
        history.replaceState(null, '', location.pathname);
        keep(token);
        if (dialog.open) {
            document.getElementById('token').value = token;
            dialog.close('ok');
        }
    }
}

/** A request that was not done; its message is for people. */
export class Refused extends Error {
    constructor(problem) {
        super(problem.detail || problem.title);
        this.status = problem.status;
        this.faults = problem.faults ?? [];
    }
}

function headers(more) {
    const token = localStorage.getItem(KEPT);
    return token ? {...more, Authorization: `Bearer ${token}`} : {...more};
}

async function problemOf(response) {
    try {
        return new Refused(await response.json());
    } catch {
        return new Refused({title: response.statusText, status: response.status});
    }
}

/** Asks people for the token; tells whether one was given. */
function askForToken(wrong) {
    const dialog = document.getElementById('token-dialog');
    const field = document.getElementById('token');
    document.getElementById('token-wrong').textContent = wrong ? say('token-wrong') : '';
    field.value = '';
    field.setAttribute('aria-invalid', String(wrong));
    dialog.returnValue = 'no';
    dialog.showModal();
    return new Promise(given => dialog.addEventListener('close', () => {
        const token = field.value.trim();
        if (dialog.returnValue === 'ok' && token) {
            keep(token);
        }
        given(dialog.returnValue === 'ok' && token !== '');
    }, {once: true}));
}

let asking = null;

function haveToken(wrong) {
    asking ??= askForToken(wrong).finally(() => {
        asking = null;
    });
    return asking;
}

/** Sends a request as often as its token is wrong and another one is given. */
async function withToken(send) {
    let response = await send();
    while (response.status === 401 && await haveToken(localStorage.getItem(KEPT) !== null)) {
        response = await send();
    }
    if (!response.ok) {
        throw await problemOf(response);
    }
    return response;
}

/** Does something; returns what is answered. */
export async function write(method, path, body, more = {}) {
    const once = () => withToken(() => fetch(path, {method, body, headers: headers(more)}));
    const response = await once().catch(async fault => {
        if (fault instanceof Refused || !more['Idempotency-Key']) {
            throw fault;
        }
        await new Promise(later => setTimeout(later, FIRST_PAUSE));
        return once(); // whether or not it has come the first time
    });
    return response.status === 204 ? null : response.json();
}

export async function read(path) {
    return (await withToken(() => fetch(path, {headers: headers()}))).json();
}

/** Sends a file, and tells how many bytes have gone. */
export async function send(path, file, progress) {
    const once = () => new Promise((answered, failed) => {
        const request = new XMLHttpRequest();
        request.open('PUT', path);
        Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
        request.upload.onprogress = event => progress(event.loaded);
        request.onload = () => answered(new Response(request.responseText, {status: request.status}));
        request.onerror = () => failed(new TypeError('network'));
        request.send(file);
    });
    await withToken(once);
    progress(file.size);
}

/** Videos and events cannot send a token; where they would need one, a session serves for it. A former session tells nothing. */
async function beginToRead() {
    const isOwn = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
    if (!isOwn || (await fetch('/api/projects', {method: 'HEAD', credentials: 'omit'})).status === 401) {
        await withToken(() => fetch('/api/session', {method: 'POST', headers: headers()}));
    }
}

/**
 * Listens to what happens, and goes on when the program was started anew. Pages that nobody looks at do not listen: a browser
 * has few connections for all of them. Who does not give the token is not asked again by itself.
 *
 * @return begins anew
 */
export function listen(tell, state) {
    let events = null;
    let pause = FIRST_PAUSE;
    let timer = 0;
    let turn = 0; // of the latest begin or stop: an earlier one may still wait for its answer
    let isRefused = false;

    const stop = () => {
        turn++;
        clearTimeout(timer);
        events?.close();
        events = null;
    };
    const again = () => {
        stop();
        state('lost');
        timer = setTimeout(begin, pause);
        pause = Math.min(LONGEST_PAUSE, pause * 2);
    };
    const begin = async () => {
        stop();
        const mine = turn;
        isRefused = false;
        const fault = await beginToRead().catch(reason => reason);
        if (mine !== turn || document.hidden) {
            return;
        }
        if (fault?.status === 401) {
            isRefused = true;
            state('closed');
            return;
        }
        if (fault) {
            again();
            return;
        }
        events = new EventSource('/api/events');
        events.onopen = () => {
            pause = FIRST_PAUSE;
            state('live');
        };
        events.onerror = () => {
            state('lost');
            if (events?.readyState === EventSource.CLOSED) {
                again();
            }
        };
        for (const name of ['live', 'past']) {
            events.addEventListener(name, event => tell(name, JSON.parse(event.data)));
        }
    };
    document.addEventListener('visibilitychange', () => {
        if (document.hidden) {
            stop();
        } else if (!isRefused) {
            begin();
        }
    });
    document.addEventListener('token', () => {
        if (isRefused) {
            begin();
        }
    });
    setInterval(() => {
        if (!isRefused) {
            beginToRead().catch(() => {}); // a video may play where nobody looks; the events tell whether anything is wrong
        }
    }, HALF_A_SESSION);
    state('waiting');
    begin();
    return begin;
}
