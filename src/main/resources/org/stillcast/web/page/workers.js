// The list of workers.

import {count, decimal, say} from './words.js';
import {element, setText, show} from './dom.js';

const MOST_ORDERS = 6;

/** Two may have one name. */
function keyed(workers) {
    const seen = new Map();
    return workers.map(worker => {
        const turn = (seen.get(worker.name) ?? 0) + 1;
        seen.set(worker.name, turn);
        return {...worker, key: `${turn} ${worker.name}`};
    });
}

/** What it is about, or was before. */
function orders(worker) {
    if (worker.doing.length === 0) {
        return worker.last ? [say('last', worker.last)] : [];
    }
    const shown = worker.doing.slice(0, MOST_ORDERS);
    const rest = worker.doing.length - shown.length;
    return rest > 0 ? [...shown, say('more', decimal(rest))] : shown;
}

function fill(list, texts) {
    while (list.childElementCount > texts.length) {
        list.lastElementChild.remove();
    }
    while (list.childElementCount < texts.length) {
        list.append(element('li'));
    }
    texts.forEach((text, place) => setText(list.children[place], text));
}

function makeWorker(first) {
    const stage = element('p', {class: 'stage'});
    const bar = element('progress', {'aria-hidden': 'true'}); // the stage says the same
    const load = element('span');
    const done = element('span');
    const doing = element('ul', {class: 'plain doing'});
    const card = element('li', {class: 'card worker'},
        element('div', {class: 'head'}, element('h3', {}, first.name), stage), bar,
        element('p', {class: 'facts'}, load, done), doing);
    card.update = worker => {
        card.dataset.silent = worker.silent;
        setText(stage, worker.silent ? say('silent') : say('jobs-of', decimal(worker.doing.length), decimal(worker.jobs)));
        bar.max = worker.jobs;
        bar.value = worker.doing.length;
        bar.hidden = worker.silent;
        setText(load, worker.silent || worker.load < 0 ? '' : say('load', decimal(worker.load, 1)));
        setText(done, count('orders', worker.done));
        fill(doing, orders(worker));
    };
    return card;
}

export function showWorkers(workers) {
    show('workers', keyed(workers), worker => worker.key, makeWorker);
}
