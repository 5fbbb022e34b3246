// The page: what it says at first, what it is told, and what it says then.

import {language, say, size} from './words.js';
import {listen, takeTokenFromAddress} from './server.js';
import {showLive, showPast} from './projects.js';
import {showWorkers} from './workers.js';
import {announce} from './dom.js';
import {takeWhatIsHandedIn} from './upload.js';

let running = null;
let failed = null;
let done = null;
let silent = null;
let isKnown = {live: false, past: false};

/**
 * Names what was not there before; nothing of what was there when the page was opened.
 *
 * @param now names, each with the time that tells it from one of that name before
 */
function news(before, now, word) {
    const known = new Set(now.map(String));
    if (before !== null) {
        now.filter(project => !before.has(String(project))).forEach(([name]) => announce(say(word, name)));
    }
    return known;
}

function told(name, data) {
    isKnown[name] = true;
    if (name === 'live') {
        showLive(data);
        running = news(running, data.running.filter(project => project.begun).map(project => [project.name, project.begun]), 'now-running');
        const workers = data.workers ?? [];
        showWorkers(workers);
        silent = news(silent, workers.filter(worker => worker.silent).map(worker => [worker.name]), 'now-silent');
        showRooms(data.stores);
    } else {
        showPast(data);
        failed = news(failed, data.failed.map(project => [project.name, project.failed]), 'now-failed');
        done = news(done, data.done.map(project => [project.id, project.finished]), 'now-done');
    }
    const lists = ['running', 'waiting', 'failed', 'done'];
    document.getElementById('empty').hidden = !isKnown.live || !isKnown.past
        || lists.some(list => document.getElementById(list).childElementCount > 0);
}

/** Folders on one disk have the same room. */
function showRooms(stores) {
    const rooms = [...new Set(stores.map(store => say('room', size(store.freeBytes))))].join(' · ');
    const shown = document.getElementById('rooms');
    if (shown.textContent !== rooms) {
        shown.textContent = rooms;
        shown.title = stores.map(store => store.folder).join('\n');
    }
}

function showState(state) {
    document.getElementById('link').dataset.state = state;
    document.getElementById('link-text').textContent = say(`link.${state}`);
    document.getElementById('token-give').hidden = state !== 'closed';
}

document.documentElement.lang = language;
document.querySelectorAll('[data-say]').forEach(node => {
    node.textContent = say(node.dataset.say);
});
takeTokenFromAddress();
addEventListener('hashchange', takeTokenFromAddress);
takeWhatIsHandedIn();
document.getElementById('token-give').addEventListener('click', listen(told, showState));
