// The lists of projects.

import {count, decimal, length, moment, say, span} from './words.js';
import {read, write} from './server.js';
import {announce, element, notice, setText, show} from './dom.js';

const stem = name => name.replace(/\.jsonc?$/i, '');
const place = (...names) => names.map(encodeURIComponent).join('/');
const projectPlace = name => `/api/projects/${encodeURIComponent(name)}`;

/** Does something to a project at the press of a button, which keeps the focus meanwhile. */
async function act(button, name, verb, word) {
    if (button.ariaDisabled === 'true') {
        return;
    }
    button.ariaDisabled = 'true';
    try {
        const answer = await write('POST', `${projectPlace(name)}/${verb}`);
        announce(say(word, answer.name));
    } catch (refused) {
        notice(refused.status ? refused.message : say('gone', ''), 'wrong');
    } finally {
        button.ariaDisabled = 'false';
    }
}

function button(word, labelled, press, kind = '') {
    return element('button', {type: 'button', class: `button ${kind}`, 'aria-label': labelled, onclick: press}, say(word));
}

function cancelButton(name) {
    return button('cancel', say('cancel-of', name), event => {
        if (confirm(say('cancel-sure', name))) {
            act(event.currentTarget, name, 'cancel', 'cancelled');
        }
    });
}

function makeRunning(first) {
    const title = element('h3');
    const phase = element('p', {class: 'phase'});
    const percent = element('span', {class: 'percent', 'aria-hidden': 'true'});
    const bar = element('progress', {max: '1', value: '0', 'aria-label': say('progress-of', stem(first.name))});
    const facts = ['clips', 'parts', 'speed', 'left'].map(name => element('span', {class: name}));
    const card = element('li', {class: 'card'},
        element('div', {class: 'head'}, element('div', {}, title, phase), cancelButton(first.name)),
        element('div', {class: 'bar'}, bar, percent),
        element('p', {class: 'facts'}, ...facts));
    card.update = project => {
        setText(title, project.id || stem(project.name));
        setText(phase, say(`phase.${project.phase}`));
        setText(percent, `${decimal(Math.floor(project.fraction * 100))} %`);
        bar.value = project.fraction;
        const isKnown = project.clips > 0;
        setText(facts[0], isKnown ? say('clips-of', decimal(project.clipsDone), decimal(project.clips)) : '');
        setText(facts[1], project.parts ? say('parts-of', decimal(project.partsDone), decimal(project.parts)) : '');
        setText(facts[2], project.speed === undefined ? '' : say('speed', decimal(project.speed, project.speed < 10 ? 1 : 0)));
        setText(facts[3], project.secondsLeft === undefined ? say('left.unknown') : say('left', span(project.secondsLeft)));
    };
    return card;
}

function makeWaiting(first) {
    const title = element('h3', {}, stem(first.name));
    const stage = element('p', {class: 'stage'});
    const note = element('p', {class: 'note'});
    const row = element('li', {class: 'card row'},
        element('div', {class: 'head'}, element('div', {}, title, stage, note), cancelButton(first.name)));
    row.update = project => {
        const priority = project.priority ? ` · ${say('priority', decimal(project.priority))}` : '';
        row.dataset.stage = project.stage;
        setText(stage, say(`stage.${project.stage}`) + priority);
        setText(note, project.note);
        note.hidden = !project.note || project.stage === 'QUEUED'; // the stage says it all
    };
    return row;
}

/** Browsers let pages copy only over TLS, and on the computer itself; elsewhere the text is marked, to be copied by hand. */
async function copy(node) {
    try {
        await navigator.clipboard.writeText(node.textContent);
        announce(say('copied'));
    } catch {
        getSelection().selectAllChildren(node);
        node.focus();
    }
}

function makeFailed(first) {
    const name = first.name;
    const time = element('p', {class: 'stage'});
    const report = element('pre', {tabindex: '0', 'aria-label': name});
    const showAll = async () => {
        if (!all.hidden) {
            setText(report, (await read(projectPlace(name))).failed?.report ?? '');
            all.hidden = true;
        }
    };
    const complain = refused => notice(refused.message, 'wrong');
    const all = button('show-all', `${say('show-all')}: ${name}`,
        () => showAll().then(() => report.focus({preventScroll: true})).catch(complain));
    const card = element('li', {class: 'card failed'},
        element('h3', {}, stem(name)), time, report,
        element('div', {class: 'buttons'},
            button('retry', say('retry-of', name), event => act(event.currentTarget, name, 'retry', 'in-inbox-again'), 'main'),
            button('copy', say('copy-of', name), () => showAll().then(() => copy(report)).catch(complain)),
            all));
    let shown = null;
    card.update = project => {
        setText(time, moment(project.failed));
        if (shown !== project.report) {
            shown = project.report;
            setText(report, project.report || say('report-none'));
            all.hidden = !project.report.endsWith('…');
        }
    };
    return card;
}

function fileLink(id, file, word, more = {}) {
    return element('a', {href: `/files/${place(id, file)}`, ...more}, word);
}

function download(id, file, word) {
    return fileLink(id, file, word, {download: file, 'aria-label': say('download-of', file)});
}

/** The ending that tells what a further file of a part is: .chapters.json. */
const ending = (file, others) => others.slice(file.replace(/\.[^.]*$/, '').length) || others;

function player(id, part, labelled) {
    const isSound = !part.file.endsWith('.mp4');
    const made = element('video', {
        controls: true, autoplay: true, preload: 'metadata', playsinline: true, class: isSound ? 'sound' : null,
        'aria-label': say('player-of', labelled), src: `/files/${place(id, part.file)}`,
    });
    for (const file of part.others.filter(other => other.endsWith('.vtt'))) {
        made.append(element('track', {
            kind: 'subtitles', src: `/files/${place(id, file)}`, srclang: 'und', label: say('subtitles'), default: true,
        }));
    }
    return made;
}

function makePart(id, part) {
    const frame = element('div', {class: 'player'});
    const play = button('play', say('play-of', part.file), () => {
        const isOpen = frame.firstChild !== null;
        document.querySelectorAll('.player').forEach(other => other.replaceChildren());
        document.querySelectorAll('.play[aria-expanded=true]').forEach(other => other.close());
        if (!isOpen) {
            frame.replaceChildren(player(id, part, part.file));
            play.setAttribute('aria-expanded', 'true');
            play.setAttribute('aria-label', say('close-of', part.file));
            setText(play, say('close'));
        }
    }, 'play');
    play.setAttribute('aria-expanded', 'false');
    play.close = () => {
        play.setAttribute('aria-expanded', 'false');
        play.setAttribute('aria-label', say('play-of', part.file));
        setText(play, say('play'));
    };
    const links = part.others.map(file => download(id, file, ending(part.file, file)));
    return element('li', {},
        element('div', {class: 'part'},
            play,
            element('span', {class: 'file'}, part.file),
            element('span', {class: 'length'}, length(part.seconds)),
            element('span', {class: 'links'}, download(id, part.file, say('download')), ...links)),
        frame);
}

function makeDone(first) {
    const facts = element('span', {class: 'stage'});
    const body = element('div', {class: 'body'});
    const details = element('details', {}, element('summary', {}, element('h3', {}, first.id), facts), body);
    const row = element('li', {class: 'card row'}, details);
    let shown = '';
    let latest = first;
    const fill = () => {
        const now = JSON.stringify(latest);
        if (!details.open || shown === now) {
            return;
        }
        shown = now;
        const links = [fileLink(latest.id, latest.result, say('result'))];
        if (latest.proof) {
            links.push(fileLink(latest.id, latest.proof, say('proof')));
        }
        const parts = latest.full ? [...latest.parts, latest.full] : latest.parts;
        body.replaceChildren(
            element('ul', {class: 'plain parts'}, ...parts.map(part => makePart(latest.id, part))),
            element('p', {class: 'links'}, ...links));
    };
    details.addEventListener('toggle', fill);
    row.update = project => {
        latest = project;
        const texts = [length(project.seconds), count('clips', project.clips), count('parts', project.parts.length)];
        if (project.warnings) {
            texts.push(count('warnings', project.warnings));
        }
        setText(facts, [...texts, moment(project.finished)].join(' · '));
        fill();
    };
    return row;
}

export function showLive(live) {
    show('running', live.running, project => project.name, makeRunning);
    show('waiting', live.waiting, project => project.name, makeWaiting);
}

export function showPast(past) {
    show('failed', past.failed, project => project.name, makeFailed);
    show('done', past.done, project => project.id, makeDone);
}
