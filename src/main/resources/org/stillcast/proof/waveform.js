// How loud a part is from its start to its end, drawn; a click plays from there.

const STEPS_PER_DECIBEL = 2;
const LEAST_DECIBELS = -96;
const HEIGHT = 44;

const drawings = new Set();
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

const decibels = project.parts.map(part => Array.from(atob(part.waveform ?? ''),
    code => LEAST_DECIBELS + code.charCodeAt(0) / STEPS_PER_DECIBEL));
const loudest = decibels.reduce((most, of) => of.reduce((one, other) => Math.max(one, other), most), LEAST_DECIBELS);

/** Returns heights from 0 to 1: half as high is 12 dB below the loudest of the project. */
function heights(part) {
    return decibels[part.number - 1].map(each => 10 ** ((each - loudest) / 40));
}

class Waveform {
    constructor(part) {
        this.part = part;
        this.seconds = null;
        this.canvas = element('canvas', {class: 'wave', height: HEIGHT, role: 'img', 'aria-label': say('waveform', part.file)});
        this.canvas.addEventListener('click', event => this.play(event));
        this.canvas.waveform = this;
        drawings.add(this);
    }

    play(event) {
        const seconds = event.offsetX / this.canvas.clientWidth * this.part.seconds;
        player.choose(rowAt(this.part, seconds));
        player.seek(this.part, seconds);
    }

    show(seconds) {
        if (this.seconds !== seconds) {
            this.seconds = seconds;
            this.draw();
        }
    }

    /** What is not seen is drawn when it is. */
    draw() {
        const width = this.canvas.clientWidth;
        if (width === 0) {
            return;
        }
        this.heights ??= heights(this.part);
        const dots = devicePixelRatio || 1;
        this.canvas.width = Math.round(width * dots);
        this.canvas.height = Math.round(HEIGHT * dots);
        const pen = this.canvas.getContext('2d');
        pen.scale(dots, dots);
        this.drawColumns(pen, width);
        this.drawMarks(pen, width);
        if (this.seconds !== null) {
            pen.fillStyle = colour('text');
            pen.fillRect(this.seconds / this.part.seconds * width - 1, 0, 2, HEIGHT);
        }
    }

    drawColumns(pen, width) {
        pen.fillStyle = colour('accent');
        const columns = this.heights.length;
        for (let x = 0; x < width; x++) {
            const first = Math.floor(x * columns / width);
            const end = Math.max(first + 1, Math.floor((x + 1) * columns / width));
            const height = Math.max(1, Math.max(...this.heights.slice(first, end)) * (HEIGHT - 6));
            pen.fillRect(x, HEIGHT - height, 1, height);
        }
    }

    drawMarks(pen, width) {
        pen.fillStyle = colour('wrong');
        for (const row of this.part.rows) {
            if (marks.has(row)) {
                pen.fillRect(row.start / this.part.seconds * width, 0, Math.max(3, (row.end - row.start) / this.part.seconds * width), 4);
            }
        }
    }
}

const seen = new Set();
const watcher = new IntersectionObserver(entries => {
    for (const {target, isIntersecting} of entries) {
        if (isIntersecting) {
            seen.add(target.waveform);
            target.waveform.draw();
        } else {
            seen.delete(target.waveform);
        }
    }
});

const redraw = () => seen.forEach(waveform => waveform.draw());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
addEventListener('resize', afterRest(100, redraw));
