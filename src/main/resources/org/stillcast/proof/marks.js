// Which clips are marked as wrong, kept in the browser: by project and clip, so that they outlive the next render.

const STORED = `stillcast-proof:${project.id}`;

const marks = {
    kept: new Map(),
    onChange: () => {},

    read() {
        try {
            this.kept = new Map(Object.entries(JSON.parse(localStorage.getItem(STORED) ?? '{}')));
        } catch {
            notice(say('not-kept'));
        }
    },

    write() {
        try {
            localStorage.setItem(STORED, JSON.stringify(Object.fromEntries(this.kept)));
        } catch {
            notice(say('not-kept'));
        }
    },

    has(row) {
        return this.kept.has(row.key);
    },

    /** Tells whether a clip sounds otherwise than when it was marked. */
    isOld(row) {
        return this.has(row) && this.kept.get(row.key) !== row.sound;
    },

    toggle(row) {
        if (!this.kept.delete(row.key)) {
            this.kept.set(row.key, row.sound);
        }
        this.write();
        this.onChange();
    },

    clear() {
        this.kept.clear();
        this.write();
        this.onChange();
    },

    /** Returns the clips that are marked, each where it is heard first. */
    rows() {
        const seen = new Set();
        return rows.filter(row => this.has(row) && !seen.has(row.key) && seen.add(row.key));
    },
};

addEventListener('storage', event => {
    if (event.key === STORED) {
        marks.read();
        marks.onChange();
    }
});

function listed(row) {
    return {
        id: row.id,
        audio: row.audio,
        part: row.part.file,
        seconds: Number(row.start.toFixed(3)),
        text: row.text ?? '',
    };
}

/** What begins like a formula is none in a spreadsheet either. */
function cell(value) {
    const text = typeof value === 'string' ? value.replace(/^(?=[=+\-@\t\r])/, "'") : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv() {
    const columns = ['id', 'audio', 'part', 'seconds', 'text'];
    const lines = marks.rows().map(listed).map(each => columns.map(column => cell(each[column])).join(','));
    return [columns.join(','), ...lines, ''].join('\r\n');
}

function json() {
    return `${JSON.stringify({project: project.id, wrong: marks.rows().map(listed)}, null, 2)}\n`;
}

/** For a chat or a mail: a line each. */
function lines() {
    return marks.rows()
        .map(row => [row.id, row.audio, row.part.file, clock(row.start), (row.text ?? '').replace(/\s+/g, ' ')].join('\t'))
        .join('\n');
}

function save(text, extension, type) {
    const link = element('a', {
        href: URL.createObjectURL(new Blob([text], {type})),
        download: `${project.id}_wrong.${extension}`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Browsers let pages copy only over TLS, and on the computer itself. */
async function copyLines() {
    const shown = byId('copied');
    try {
        await navigator.clipboard.writeText(lines());
        notice(say('copied'));
    } catch {
        shown.value = lines();
        shown.hidden = false;
        shown.select();
        notice(say('copy-by-hand'));
    }
}
