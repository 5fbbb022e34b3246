// What is heard: one part at a time, and a clip of it.

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const CHOICES = 'stillcast-proof';

/** Chromium plays an MP3 by 15 to 65 ms later than where it was sent: by its coder's delay, and to the frame behind. */
const MP3_DELAY_SECONDS = 0.04;

const player = {
    media: element(project.parts[0].video ? 'video' : 'audio', {controls: true, preload: 'metadata', playsinline: true}),
    part: null,
    row: null,
    mode: 'on',
    speed: 1,
    asked: 0,
    isOnItsWay: false,
    seekedTo: null,
    onRow: () => {},
    onState: () => {},
    onTime: () => {},

    /** Goes to a row, and plays it if that is wanted. */
    async go(row, plays = true) {
        this.choose(row);
        await this.seek(row.part, row.start, plays);
    },

    /** Goes to a time in a part. */
    async seek(part, seconds, plays = true) {
        const asked = ++this.asked;
        this.isOnItsWay = true;
        if (this.part !== part) {
            this.part = part;
            this.media.src = encodeURIComponent(part.file);
            this.setSpeed(this.speed);
        }
        if (this.media.readyState < HTMLMediaElement.HAVE_METADATA) {
            if (plays) {
                this.media.play().catch(() => {}); // some phones load nothing before they are asked to play
            }
            await new Promise(ready => this.media.addEventListener('loadedmetadata', ready, {once: true}));
        }
        if (asked !== this.asked) {
            return; // somebody was quicker
        }
        this.isOnItsWay = false;
        this.seekedTo = seconds;
        this.media.currentTime = Math.max(0, seconds - this.delay());
        if (plays) {
            this.media.play().catch(() => {}); // a fault is told by an event, an interruption is none
        }
    },

    /** How much later is heard than the browser says. */
    delay() {
        return this.part?.file.endsWith('.mp3') ? MP3_DELAY_SECONDS : 0;
    },

    time() {
        return this.media.currentTime + this.delay();
    },

    choose(row) {
        if (row && this.row !== row) { // a part may have no row: all of it may be a pause
            const before = this.row;
            this.row = row;
            this.onRow(row, before);
        }
    },

    toggle() {
        if (!this.row) {
            this.go(rows[0]);
        } else if (!this.media.paused) {
            this.media.pause();
        } else if (this.mode !== 'on' && this.time() > this.row.end - 0.05) {
            this.again();
        } else {
            this.media.play().catch(() => {});
        }
    },

    again() {
        this.go(this.row ?? rows[0]);
    },

    setSpeed(speed) {
        this.speed = speed;
        this.media.defaultPlaybackRate = speed;
        this.media.playbackRate = speed;
    },

    /** Looks where it is. */
    look() {
        const {media, row, part} = this;
        if (row && !this.isOnItsWay && !media.seeking && row.part === part) {
            this.onTime(this.time());
            if (this.mode === 'on') {
                this.choose(rowAt(part, this.time()));
            } else if (this.time() >= row.end && !media.paused) {
                this.endOfClip(row);
            }
        }
    },

    /** Does so for each frame: a browser tells of the time four times a second only. */
    watch() {
        this.look();
        if (!this.media.paused) {
            requestAnimationFrame(() => this.watch());
        }
    },

    endOfClip(row) {
        if (this.mode === 'repeat') {
            this.go(row);
        } else {
            this.media.pause();
        }
    },

    /** Who moves the slider of the browser's wants to hear what is there. */
    followSlider() {
        if (this.part && Math.abs(this.time() - (this.seekedTo ?? -1)) > 0.05) {
            this.choose(rowAt(this.part, this.time()));
        }
        this.seekedTo = null;
        this.onTime(this.time());
    },

    endOfPart() {
        if (this.mode === 'repeat' && this.row) {
            this.go(this.row);
            return;
        }
        const next = project.parts[this.part.number];
        if (this.mode === 'on' && next) {
            this.seek(next, 0);
            this.choose(next.rows[0]);
        }
    },

    listen() {
        this.media.addEventListener('play', () => {
            this.onState(true);
            this.watch();
        });
        this.media.addEventListener('pause', () => this.onState(false));
        this.media.addEventListener('timeupdate', () => this.look());
        this.media.addEventListener('seeking', () => this.followSlider());
        this.media.addEventListener('ended', () => this.endOfPart());
        this.media.addEventListener('error', () => notice(say('cannot-play', this.part.file)));
    },
};
