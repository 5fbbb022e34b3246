// The rows, in blocks, of which only those near what is seen are there: however many rows there are, a browser has a few hundred to lay
// out. So its own search finds few of them, and ours is in its place.

const ROWS_OF_BLOCK = 40;
const USUAL_HEIGHT = 62;
const GATE_LUFS = -70;
const isWide = matchMedia('(min-width: 60rem)');

const list = {
    blocks: [],
    nearby: null,

    make() {
        this.nearby = new IntersectionObserver(
            entries => entries.forEach(({target, isIntersecting}) => {
                if (isIntersecting) {
                    this.fill(target.block);
                } else {
                    this.empty(target.block);
                }
            }), {rootMargin: '1500px 0px'});
        for (const part of project.parts) {
            part.wave = part.waveform ? new Waveform(part) : null;
            part.list = element('div');
            part.node = element('section', {class: 'part', 'aria-label': titleOf(part)},
                element('h2', {}, titleOf(part), ' ', element('span', {class: 'quiet'}, clock(part.seconds))),
                part.wave ? part.wave.canvas : '', part.list);
            byId('parts').append(part.node);
            if (part.wave) {
                watcher.observe(part.wave.canvas);
            }
        }
        this.filter();
    },

    /** Shows the rows that somebody wants to see. */
    filter() {
        const which = byId('show').value;
        const words = byId('search').value.trim().toLowerCase();
        this.nearby.disconnect();
        this.blocks = [];
        let found = 0;
        for (const part of project.parts) {
            for (const row of part.rows) {
                row.node = null;
                row.block = null;
            }
            const shown = part.rows.filter(row => this.isWanted(row, which, words));
            found += shown.length;
            part.node.hidden = shown.length === 0 && part.rows.length > 0;
            part.list.replaceChildren(...this.blocksOf(shown));
        }
        this.isFiltered = found < rows.length;
        byId('found').textContent = this.isFiltered ? say('found', decimal(found), decimal(rows.length)) : '';
        this.blocks.slice(0, 2).forEach(block => this.fill(block));
        this.blocks.forEach(block => this.nearby.observe(block.node));
    },

    isWanted(row, which, words) {
        return (which === 'all' || (which === 'marked' && marks.has(row)) || (which === 'warned' && row.warnings)
                || (which === 'odd' && oddness(row)))
            && (!words || `${row.id}\n${row.audio}\n${row.text ?? ''}\n${pictureOf(row)}`.toLowerCase().includes(words));
    },

    blocksOf(shown) {
        const nodes = [];
        for (let first = 0; first < shown.length; first += ROWS_OF_BLOCK) {
            const block = {
                node: element('ol', {class: 'rows'}), rows: shown.slice(first, first + ROWS_OF_BLOCK), isFull: false,
            };
            block.node.block = block;
            block.node.style.height = `${block.rows.length * USUAL_HEIGHT}px`;
            block.rows.forEach(row => {
                row.block = block;
            });
            this.blocks.push(block);
            nodes.push(block.node);
        }
        return nodes;
    },

    fill(block) {
        if (!block.isFull) {
            block.isFull = true;
            block.node.append(...block.rows.flatMap(row => [...this.chaptersAt(row), this.node(row)]));
            block.node.style.height = '';
        }
    },

    /** Its place stays as high as it was. */
    empty(block) {
        if (block.isFull && !block.node.contains(document.activeElement)) {
            block.node.style.height = `${block.node.offsetHeight}px`;
            block.node.replaceChildren();
            block.isFull = false;
            block.rows.forEach(row => {
                row.node = null;
            });
        }
    },

    chaptersAt(row) {
        return this.isFiltered ? [] : row.chapters.map(title => element('li', {class: 'chapter'}, element('h3', {dir: 'auto'}, title)));
    },

    node(row) {
        row.node = element('li', {class: 'row'},
            element('button', {type: 'button', class: 'at', tabindex: -1, 'aria-label': say('play-of', row.id, clock(row.start))},
                clock(row.start)),
            element('div', {class: 'words'},
                row.text ? element('p', {class: 'text', dir: 'auto', lang: project.language}, row.text) : '',
                element('p', {class: 'facts'}, ...this.facts(row)),
                ...(row.warnings ?? []).map(each => element('p', {class: 'warning'},
                    `${say(`warning.${each.kind}`)}: ${each.message}`))),
            element('button', {type: 'button', class: 'button mark', tabindex: -1, 'aria-label': say('mark-of', row.id)},
                say('wrong')));
        row.node.row = row;
        this.showMark(row);
        this.stress(row, row === player.row);
        return row.node;
    },

    facts(row) {
        const facts = [
            ...[row.id, row.audio, pictureOf(row)].filter(name => name).map(name => element('bdi', {}, name)),
            say('seconds', decimal(row.end - row.start, 1)),
            row.round ? say('round', row.round) : '',
            row.cut ? say('cut') : '',
            ...this.loudness(row),
        ].filter(fact => fact).flatMap((fact, index) => (index ? [' · ', fact] : [fact]));
        const odd = oddness(row);
        return odd ? [...facts, ' ', element('span', {class: 'odd'}, say(odd))] : facts;
    },

    /** What is silent has none: below its gate R 128 measures nothing. */
    loudness(row) {
        if (row.lufs <= GATE_LUFS) {
            return [];
        }
        return row.lufs === undefined
            ? [row.rms === undefined ? '' : say('rms', decimal(row.rms, 1))]
            : [say('lufs', decimal(row.lufs + row.gain, 1)), say('peak', decimal(row.peak + row.gain, 1))];
    },

    showMark(row) {
        const {node} = row;
        node.classList.toggle('wrong', marks.has(row));
        node.lastChild.setAttribute('aria-pressed', marks.has(row));
        node.querySelector('.old')?.remove();
        if (marks.isOld(row)) {
            node.children[1].append(element('p', {class: 'old'}, say('changed')));
        }
    },

    showMarks() {
        if (byId('show').value === 'marked') {
            this.filter();
        } else {
            this.blocks.filter(block => block.isFull).flatMap(block => block.rows).forEach(row => this.showMark(row));
        }
    },

    /** Has the row that is played stand out, and be the one that the tab key goes to. */
    choose(row, before) {
        const focused = ['.at', '.mark'].find(place => document.activeElement.closest(`.row ${place}`));
        if (before?.node) {
            this.stress(before, false);
        }
        if (!row.block) {
            return; // it is not among those that are shown
        }
        this.fill(row.block);
        this.stress(row, true);
        if (focused) {
            row.node.querySelector(focused).focus({preventScroll: true});
        }
        this.reveal(row.node);
    },

    stress({node}, isNow) {
        node.classList.toggle('now', isNow);
        node.ariaCurrent = isNow ? 'true' : null;
        node.querySelectorAll('button').forEach(button => button.setAttribute('tabindex', isNow ? 0 : -1));
    },

    /** Brings a row into the middle of what the player leaves free. */
    reveal(node) {
        const box = node.getBoundingClientRect();
        const top = isWide.matches ? 0 : document.querySelector('.player').getBoundingClientRect().bottom;
        if (box.top < top + 8 || box.bottom > innerHeight - 8) {
            scrollBy(0, (box.top + box.bottom - top - innerHeight) / 2);
        }
    },

    /** Returns the next row that is shown, or the one before. */
    beside(row, step) {
        let index = row ? row.index + step : 0;
        while (rows[index] && !rows[index].block) {
            index += step;
        }
        return rows[index];
    },
};
