// The page: what it shows at first, and what it does when somebody clicks, or presses a key.

const choices = {
    read() {
        try {
            const kept = JSON.parse(localStorage.getItem(CHOICES) ?? '{}');
            player.speed = SPEEDS.includes(kept.speed) ? kept.speed : 1;
            player.mode = ['on', 'stop', 'repeat'].includes(kept.mode) ? kept.mode : 'on';
        } catch {
            // then they are the usual ones
        }
    },

    write() {
        try {
            localStorage.setItem(CHOICES, JSON.stringify({speed: player.speed, mode: player.mode}));
        } catch {
            // then they are not kept
        }
    },
};

function setSpeed(speed) {
    player.setSpeed(speed);
    byId('speed').value = speed;
    choices.write();
}

function changeSpeed(step) {
    const index = SPEEDS.indexOf(player.speed) + step;
    if (SPEEDS[index]) {
        setSpeed(SPEEDS[index]);
    }
}

function move(step) {
    const row = list.beside(player.row, step);
    if (row) {
        player.go(row);
    }
}

function markNow() {
    if (player.row) {
        marks.toggle(player.row);
    }
}

function focusSearch() {
    byId('search').focus();
}

const KEYS = [
    ['next', ['j', 'ArrowDown'], 'J  ↓', () => move(1)],
    ['previous', ['k', 'ArrowUp'], 'K  ↑', () => move(-1)],
    ['toggle', [' ', 'p'], '␣  P', () => player.toggle()],
    ['again', ['r'], 'R', () => player.again()],
    ['mark', ['x', 'm'], 'X  M', markNow],
    ['faster', ['+', '='], '+', () => changeSpeed(1)],
    ['slower', ['-'], '−', () => changeSpeed(-1)],
    ['search', ['/'], '/', focusSearch],
];
const actions = new Map(KEYS.flatMap(([, keysOf,, action]) => keysOf.map(key => [key, action])));

/** What is typed is no command, nor is what a control does with a key by itself; the row that is played goes on, or pauses. */
function isTaken(event) {
    const {target, key} = event;
    if (key === ' ' && target.matches('.row.now .at')) {
        return false;
    }
    return event.ctrlKey || event.altKey || event.metaKey || event.isComposing
        || target.matches('input, select, textarea')
        || (key === ' ' && target.matches('button, summary, a, audio, video'))
        || (key.startsWith('Arrow') && target.matches('audio, video'));
}

function press(event) {
    const action = actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (event.key === 'f' && (event.ctrlKey || event.metaKey) && event.target !== byId('search')) {
        event.preventDefault(); // the browser would search in what is seen; who wants that presses it again
        focusSearch();
    } else if (action && !isTaken(event)) {
        event.preventDefault();
        action();
    }
}

function clickList(event) {
    const node = event.target.closest('.row');
    if (!node) {
        return;
    }
    if (event.target.closest('.mark')) {
        marks.toggle(node.row);
    } else if (event.target.closest('.at') || getSelection().isCollapsed) {
        player.go(node.row);
    }
}

function showRow(row, before) {
    byId('now-place').textContent = say('place', row.id, clock(row.start), row.part.file);
    byId('now-text').textContent = row.text ?? row.audio;
    if (strip.part !== row.part) {
        showStrip(row.part);
    }
    showMarked();
    list.choose(row, before); // the player is as high as it will be
}

const strip = {part: null, wave: null};

/** The part that is played has its waveform beside the player, too. */
function showStrip(part) {
    strip.part?.wave?.show(null);
    strip.part = part;
    if (strip.wave) {
        watcher.unobserve(strip.wave.canvas);
        seen.delete(strip.wave);
    }
    strip.wave = part.waveform ? new Waveform(part) : null;
    byId('strip').replaceChildren(...(strip.wave ? [strip.wave.canvas] : []));
    if (strip.wave) {
        watcher.observe(strip.wave.canvas);
    }
}

let shownTenth = -1;

function showTime(seconds) {
    const tenth = Math.floor(seconds * 10);
    if (tenth !== shownTenth) {
        shownTenth = tenth;
        [strip.wave, strip.part?.wave].filter(wave => seen.has(wave)).forEach(wave => wave.show(seconds));
    }
}

function showState(isPlaying) {
    byId('toggle').setAttribute('aria-label', say(isPlaying ? 'pause' : 'play'));
    byId('toggle-sign').textContent = isPlaying ? '⏸\uFE0E' : '▶\uFE0E';
}

function showMarked() {
    const number = marks.rows().length;
    byId('marked').textContent = count('marked', number);
    byId('mark').setAttribute('aria-pressed', Boolean(player.row && marks.has(player.row)));
    ['csv', 'json', 'copy', 'clear'].forEach(id => {
        byId(id).disabled = number === 0;
    });
}

function showSkipped() {
    byId('skipped').hidden = project.skipped.length === 0;
    byId('skipped-title').textContent = count('skipped', project.skipped.length);
    byId('skipped-list').append(...project.skipped.map(each => element('li', {}, `${each.id} · ${each.audio}: ${each.reason}`)));
}

function sayAll() {
    document.documentElement.lang = words === chinese ? 'zh-CN' : 'en';
    document.title = say('title', project.title ?? project.id);
    byId('title').textContent = project.title ?? project.id;
    byId('summary').textContent = [count('parts', project.parts.length), count('clips', keys.size),
        clock(project.parts.reduce((sum, part) => sum + part.seconds, 0))].join(' · ');
    document.querySelectorAll('[data-say]').forEach(node => {
        node.textContent = say(node.dataset.say);
    });
    document.querySelectorAll('[data-label]').forEach(node => {
        node.setAttribute('aria-label', say(node.dataset.label));
        node.title = node.matches('button') ? say(node.dataset.label) : '';
    });
    document.querySelectorAll('[data-hint]').forEach(node => {
        node.placeholder = say(node.dataset.hint);
    });
    byId('speed').append(...SPEEDS.map(speed => element('option', {value: speed}, `${decimal(speed, 1) === String(speed) ? speed : speed.toLocaleString(wanted)} ×`)));
    byId('help').append(...KEYS.flatMap(([name,, shown]) => [element('dt', {}, shown), element('dd', {}, say(`key.${name}`))]));
}

function listenToButtons() {
    const clicks = {
        previous: () => move(-1),
        next: () => move(1),
        toggle: () => player.toggle(),
        again: () => player.again(),
        mark: markNow,
        csv: () => save(`\uFEFF${csv()}`, 'csv', 'text/csv'),
        json: () => save(json(), 'json', 'application/json'),
        copy: copyLines,
        clear: () => confirm(say('clear-sure')) && marks.clear(),
    };
    Object.entries(clicks).forEach(([id, action]) => byId(id).addEventListener('click', action));
    byId('speed').addEventListener('change', event => setSpeed(Number(event.target.value)));
    byId('mode').addEventListener('change', event => {
        player.mode = event.target.value;
        choices.write();
    });
    byId('show').addEventListener('change', () => list.filter());
    byId('search').addEventListener('input', afterRest(150, () => list.filter()));
    byId('parts').addEventListener('click', clickList);
    document.addEventListener('keydown', press);
}

byId('dead').remove();
byId('page').hidden = false;
sayAll();
choices.read();
marks.read();
byId('screen').append(player.media);
player.listen();
player.onRow = showRow;
player.onState = showState;
player.onTime = showTime;
marks.onChange = () => {
    list.showMarks();
    showMarked();
    redraw();
};
byId('more').open = isWide.matches;
byId('mode').value = player.mode;
setSpeed(player.speed);
listenToButtons();
showSkipped();
list.make();
showMarked();
if (rows.length > 0) {
    player.go(rows[0], false);
}
