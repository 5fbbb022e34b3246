// What is dropped onto the page, or chosen: manifests are handed in as they are, folders file by file.

import {send, write} from './server.js';
import {say, size} from './words.js';
import {announce, element, notice} from './dom.js';

const AT_A_TIME = 3;
const isManifest = name => /\.jsonc?$/i.test(name);

/** What systems put into folders for themselves, and what is hidden. */
const isOurs = name => !name.startsWith('.') && !name.startsWith('~$') && !/^(thumbs\.db|desktop\.ini|__macosx)$/i.test(name);

/** Another one for each thing that is handed in; the same if it has to be sent again. */
function key() {
    const random = crypto.getRandomValues(new Uint8Array(16));
    return [...random].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** A line that tells how far something is that is being sent. */
class Sending {
    constructor(name, bytes) {
        this.bytes = bytes;
        this.sent = new Map();
        this.bar = element('progress', {max: String(Math.max(1, bytes)), value: '0', 'aria-label': say('sending', name)});
        this.text = element('span', {class: 'sent'});
        this.line = element('li', {class: 'card'}, element('p', {}, say('sending', name)), this.bar, this.text);
        document.getElementById('uploads').append(this.line);
    }

    progress(file, bytes) {
        this.sent.set(file, bytes);
        const all = [...this.sent.values()].reduce((sum, each) => sum + each, 0);
        this.bar.value = all;
        this.text.textContent = say('sent-bytes', size(all), size(this.bytes));
    }

    end() {
        this.line.remove();
    }
}

/** Says why something was not taken, with each fault and its place. */
function refuse(name, refused) {
    const faults = refused.faults?.map(fault => (fault.pointer ? `${fault.pointer}: ` : '') + fault.message) ?? [];
    const text = (refused.file ? `${refused.file}: ` : '') + (refused.status ? refused.message : say('gone', refused.message));
    notice(`${say('refused', name)}: ${text}`, 'wrong', faults);
}

async function handInManifest(file) {
    const sending = new Sending(file.name, file.size);
    try {
        const answer = await write('POST', `/api/projects?name=${encodeURIComponent(file.name)}`, await file.arrayBuffer(),
            {'Content-Type': 'application/json', 'Idempotency-Key': key()});
        notice(say('taken', answer.name), 'well');
    } catch (refused) {
        refuse(file.name, refused);
    } finally {
        sending.end();
    }
}

/** Sends some files at a time. */
async function sendAll(folder, files, sending) {
    const rest = [...files];
    const worker = async () => {
        for (let next = rest.shift(); next; next = rest.shift()) {
            const {path, file} = next;
            const place = [folder, ...path].map(encodeURIComponent).join('/');
            await send(`/api/uploads/${place}`, file, bytes => sending.progress(path.join('/'), bytes)).catch(refused => {
                refused.file = path.join('/');
                throw refused;
            });
        }
    };
    try {
        await Promise.all(Array.from({length: AT_A_TIME}, worker));
    } finally {
        rest.length = 0;
    }
}

/** @param files each with its names below the folder */
async function handInFolder(folder, files) {
    if (files.length === 0) {
        notice(say('folder-empty', folder), 'wrong');
        return;
    }
    const sending = new Sending(folder, files.reduce((sum, each) => sum + each.file.size, 0));
    const place = `/api/uploads/${encodeURIComponent(folder)}`;
    try {
        await sendAll(folder, files, sending);
        announce(say('checking', folder));
        const answer = await write('POST', place);
        notice(say('taken', answer.name), 'well');
    } catch (refused) {
        refuse(folder, refused);
        write('DELETE', place).catch(() => {});
    } finally {
        sending.end();
    }
}

const fileOf = entry => new Promise((found, failed) => entry.file(found, failed));

function entriesOf(reader) {
    return new Promise((found, failed) => reader.readEntries(found, failed));
}

/** Collects the files of a folder that was dropped, however deep. */
async function walk(folder, path, files) {
    const reader = folder.createReader();
    for (let some = await entriesOf(reader); some.length > 0; some = await entriesOf(reader)) {
        for (const entry of some.filter(each => isOurs(each.name))) {
            if (entry.isDirectory) {
                await walk(entry, [...path, entry.name], files);
            } else {
                files.push({path: [...path, entry.name], file: await fileOf(entry)});
            }
        }
    }
    return files;
}

async function take(dropped) {
    const entries = [...dropped.items].map(item => item.webkitGetAsEntry?.()).filter(entry => entry);
    const files = entries.length > 0 ? await Promise.all(entries.filter(entry => entry.isFile).map(fileOf)) : [...dropped.files];
    const manifests = files.filter(file => isManifest(file.name));
    const folders = entries.filter(entry => entry.isDirectory);
    if (manifests.length + folders.length === 0) {
        notice(say('no-manifest-among'), 'wrong');
    }
    for (const manifest of manifests) {
        await handInManifest(manifest);
    }
    for (const folder of folders) {
        await handInFolder(folder.name, await walk(folder, [], []));
    }
}

/** Makes all of the page take what is dropped, and its two buttons what is chosen. */
export function takeWhatIsHandedIn() {
    const area = document.getElementById('hand-in');
    const hasFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
    document.addEventListener('dragover', event => {
        if (hasFiles(event)) {
            event.preventDefault();
            area.classList.add('over');
        }
    });
    document.addEventListener('dragleave', event => {
        if (event.relatedTarget === null) {
            area.classList.remove('over');
        }
    });
    document.addEventListener('drop', event => {
        area.classList.remove('over');
        if (hasFiles(event)) {
            event.preventDefault();
            take(event.dataTransfer).catch(fault => notice(say('gone', fault.message), 'wrong'));
        }
    });
    document.getElementById('pick-manifest').addEventListener('change', async event => {
        const files = [...event.target.files];
        event.target.value = '';
        for (const file of files) {
            await handInManifest(file);
        }
    });
    document.getElementById('pick-folder').addEventListener('change', event => {
        const files = [...event.target.files].map(file => ({path: file.webkitRelativePath.split('/'), file}));
        event.target.value = '';
        const ours = files.filter(each => each.path.every(isOurs));
        if (files.length > 0) {
            handInFolder(files[0].path[0], ours.map(each => ({path: each.path.slice(1), file: each.file})));
        }
    });
}
