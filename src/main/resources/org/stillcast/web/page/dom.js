// Nodes of the page, and what it says by itself.

import {decimal, say} from './words.js';

/** Makes an element; what people have written goes in as text only. */
export function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on')) {
            made.addEventListener(key.slice(2), value);
        } else if (value !== false && value !== null && value !== undefined) {
            made.setAttribute(key, value === true ? '' : value);
        }
    }
    made.append(...content);
    return made;
}

/** Changes only what is another now: a reader would begin anew. */
export function setText(node, text) {
    if (node.textContent !== text) {
        node.textContent = text;
    }
}

/** Tells those who do not see the page of a change. */
export function announce(text) {
    const announcer = document.getElementById('announcer');
    announcer.textContent = announcer.textContent === text ? `${text}\u00A0` : text;
}

/** Takes a node away; whoever was in it is not left nowhere. */
export function take(node, refuge) {
    const isLeft = node.contains(document.activeElement);
    node.remove();
    if (isLeft) {
        refuge.focus({preventScroll: true});
    }
}

/**
 * Makes the children of a list be those of some items, each made once and then changed in place, so that nothing jumps, and what is
 * focused or played stays so.
 */
export function show(name, items, keyOf, make) {
    const list = document.getElementById(name);
    const keys = new Set(items.map(keyOf));
    const title = document.getElementById(keys.size > 0 ? `${name}-title` : 'main');
    [...list.children].filter(child => !keys.has(child.dataset.key)).forEach(child => take(child, title));
    const known = new Map([...list.children].map(child => [child.dataset.key, child]));
    let place = list.firstElementChild;
    for (const item of items) {
        const key = keyOf(item);
        let child = known.get(key);
        if (!child) {
            child = make(item);
            child.dataset.key = key;
        }
        if (child === place) {
            place = place.nextElementSibling;
        } else {
            list.insertBefore(child, place);
        }
        child.update(item);
    }
    document.getElementById(`${name}-section`).hidden = items.length === 0;
    setText(document.getElementById(`${name}-count`), decimal(items.length));
}

/** Shows a sentence, and the faults that it is about, until it is dismissed; what went well goes by itself. */
export function notice(text, kind, faults = []) {
    const dismiss = () => take(made, document.getElementById('main'));
    const made = element('div', {class: `notice ${kind}`},
        element('p', {}, text),
        faults.length > 0 ? element('ul', {}, ...faults.map(fault => element('li', {}, fault))) : '',
        element('button', {type: 'button', class: 'button', onclick: dismiss}, say('dismiss')));
    document.getElementById('notices').append(made);
    if (kind === 'well') {
        setTimeout(dismiss, 8_000);
    }
}
