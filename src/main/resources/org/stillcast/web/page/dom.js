// Nodes of the page, and what it says by itself.

import {say} from './words.js';

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
