// What the project is: its parts, and a row for each time that something of a clip is heard in one.

const project = JSON.parse(byId('data').textContent);

const ODD_DECIBELS = 6;
const SILENT_DECIBELS = -90;

const rows = [];

/** What a clip is known by: its file, which it keeps when others come before it; and which one, of several with that file. */
const keys = new Map();
const clipsOfFile = new Map();

function keyOf(clip) {
    let key = keys.get(clip.id);
    if (key === undefined) {
        const number = (clipsOfFile.get(clip.audio) ?? 0) + 1;
        clipsOfFile.set(clip.audio, number);
        key = number === 1 ? clip.audio : `${clip.audio}#${number}`;
        keys.set(clip.id, key);
    }
    return key;
}

project.parts.forEach((part, number) => {
    part.number = number + 1;
    part.seconds = part.samples / project.rate;
    part.rows = part.clips.map(clip => ({
        ...clip,
        part,
        key: keyOf(clip),
        start: clip.at / project.rate,
        end: (clip.at + clip.samples) / project.rate,
        chapters: [],
        block: null,
        node: null,
    }));
    for (const row of part.rows) {
        row.index = rows.length;
        rows.push(row);
    }
    for (const chapter of part.chapters) {
        const opener = part.rows.find(row => row.start * 1000 + 1 >= chapter.millis) ?? part.rows.at(-1);
        opener?.chapters.push(chapter.title);
    }
});

const known = rows.map(row => row.rms).filter(rms => rms > SILENT_DECIBELS).sort((one, other) => one - other);
const usualDecibels = known[known.length >> 1];

/** Tells in a word how a row stands out by its loudness; in none if it does not, or nobody knows. */
function oddness(row) {
    if (row.rms === undefined) {
        return '';
    }
    if (row.rms <= SILENT_DECIBELS) {
        return 'silent';
    }
    const difference = row.rms - usualDecibels;
    return Math.abs(difference) < ODD_DECIBELS ? '' : difference < 0 ? 'quiet' : 'loud';
}

const pictureOf = row => project.pictures[row.picture ?? 0] ?? '';
const titleOf = part => (project.parts.length === 1 ? part.file : `${say('part', decimal(part.number))} · ${part.file}`);

/** Returns the last row of a part that has begun by a time; the first one if none has. */
function rowAt(part, seconds) {
    let low = 0;
    let high = part.rows.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (part.rows[middle].start <= seconds + 0.001) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return part.rows[low];
}
