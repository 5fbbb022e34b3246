// What the page says, in the first language of the browser's that it knows. {0} and the like are places for values.

const english = {
    'title': 'Proofs of {0}',
    'skip': 'To the clips',
    'player': 'Player',
    'parts': '{0} parts',
    'parts.one': '1 part',
    'clips': '{0} clips',
    'clips.one': '1 clip',
    'part': 'Part {0}',
    'waveform': 'Loudness of {0} from its start to its end; a click plays from there',
    'previous': 'Previous clip',
    'next': 'Next clip',
    'play': 'Play',
    'pause': 'Pause',
    'again': 'Play the clip again',
    'wrong': 'Wrong',
    'mark-of': 'Mark clip {0} as wrong',
    'play-of': 'Play clip {0} at {1}',
    'speed': 'Speed',
    'mode': 'After a clip',
    'mode.on': 'go on',
    'mode.stop': 'stop',
    'mode.repeat': 'repeat it',
    'marked': '{0} clips marked wrong',
    'marked.one': '1 clip marked wrong',
    'csv': 'Save as CSV',
    'json': 'Save as JSON',
    'copy': 'Copy the list',
    'copied': 'Copied.',
    'copy-by-hand': 'This browser lets no page copy: the list is below, to be copied by hand.',
    'clear': 'Remove all marks',
    'clear-sure': 'Remove all marks of this project?',
    'not-kept': 'This browser keeps nothing for this page: save the list before it is closed.',
    'search': 'Find text, file or clip',
    'show': 'Show',
    'show.all': 'All clips',
    'show.marked': 'Marked wrong',
    'show.warned': 'With warnings',
    'show.odd': 'Much louder or quieter',
    'found': '{0} of {1} clips',
    'skipped': '{0} clips were left out',
    'skipped.one': '1 clip was left out',
    'place': 'Clip {0} · {1} · {2}',
    'seconds': '{0} s',
    'round': 'time {0}',
    'cut': 'cut',
    'peak': 'peak {0} dBTP',
    'rms': '{0} dB RMS',
    'lufs': '{0} LUFS',
    'silent': 'silent',
    'quiet': 'quieter than most',
    'loud': 'louder than most',
    'changed': 'is another sound now than when it was marked',
    'warning.complaint': 'Sound',
    'warning.overlong': 'Length',
    'warning.loudness': 'Loudness',
    'warning.subtitles': 'Subtitles',
    'warning.unknown': 'Warning',
    'cannot-play': '{0} cannot be played. It has to be beside this page.',
    'help': 'Keys',
    'key.next': 'next clip',
    'key.previous': 'previous clip',
    'key.toggle': 'play or pause',
    'key.again': 'the clip again',
    'key.mark': 'mark as wrong',
    'key.faster': 'faster',
    'key.slower': 'slower',
    'key.search': 'find',
};

const chinese = {
    'title': '{0} 的校对页',
    'skip': '跳到片段列表',
    'player': '播放器',
    'parts': '{0} 集',
    'clips': '{0} 个片段',
    'part': '第 {0} 集',
    'waveform': '{0} 从头到尾的响度；点击即从该处播放',
    'previous': '上一个片段',
    'next': '下一个片段',
    'play': '播放',
    'pause': '暂停',
    'again': '重播此片段',
    'wrong': '有误',
    'mark-of': '将片段 {0} 标为有误',
    'play-of': '播放片段 {0}，位于 {1}',
    'speed': '速度',
    'mode': '片段播完后',
    'mode.on': '继续',
    'mode.stop': '停止',
    'mode.repeat': '重复',
    'marked': '{0} 个片段标为有误',
    'csv': '存为 CSV',
    'json': '存为 JSON',
    'copy': '复制列表',
    'copied': '已复制。',
    'copy-by-hand': '此浏览器不允许网页复制：列表在下面，请手动复制。',
    'clear': '清除所有标记',
    'clear-sure': '要清除此项目的所有标记吗？',
    'not-kept': '此浏览器不为此页面保存任何内容：关闭之前请先保存列表。',
    'search': '查找文字、文件或片段',
    'show': '显示',
    'show.all': '所有片段',
    'show.marked': '标为有误',
    'show.warned': '有警告',
    'show.odd': '明显偏响或偏轻',
    'found': '{0} / {1} 个片段',
    'skipped': '略过了 {0} 个片段',
    'place': '片段 {0} · {1} · {2}',
    'seconds': '{0} 秒',
    'round': '第 {0} 遍',
    'cut': '被切开',
    'peak': '峰值 {0} dBTP',
    'rms': '{0} dB RMS',
    'lufs': '{0} LUFS',
    'silent': '无声',
    'quiet': '比多数片段轻',
    'loud': '比多数片段响',
    'changed': '声音与标记时不同了',
    'warning.complaint': '声音',
    'warning.overlong': '长度',
    'warning.loudness': '响度',
    'warning.subtitles': '字幕',
    'warning.unknown': '警告',
    'cannot-play': '无法播放 {0}。它必须与此页面在同一文件夹。',
    'help': '按键',
    'key.next': '下一个片段',
    'key.previous': '上一个片段',
    'key.toggle': '播放或暂停',
    'key.again': '重播此片段',
    'key.mark': '标为有误',
    'key.faster': '加快',
    'key.slower': '减慢',
    'key.search': '查找',
};

const wanted = (navigator.languages?.length ? navigator.languages : [navigator.language || 'en'])
    .find(language => /^(zh|en)\b/i.test(language)) ?? 'en';
const words = /^zh/i.test(wanted) ? chinese : english;

function say(key, ...values) {
    return words[key].replace(/\{(\d)\}/g, (place, number) => values[number]);
}

/** Some systems name a language as no browser should: en-US@posix. */
function countsIn(language) {
    try {
        return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
    } catch {
        return false;
    }
}

const numbers = [0, 1].map(digits => new Intl.NumberFormat(countsIn(wanted) ? wanted : 'en', {maximumFractionDigits: digits}));

function decimal(number, digits = 0) {
    return numbers[digits].format(number);
}

/** A number of things. */
function count(key, number) {
    return say(number === 1 && words[`${key}.one`] ? `${key}.one` : key, decimal(number));
}

const twoDigits = number => String(number).padStart(2, '0');

/** A place in a part, or how long something is: 2:03, or 1:02:03. */
function clock(seconds) {
    const whole = Math.floor(seconds + 0.0005);
    const minutes = Math.floor(whole / 60) % 60;
    const hours = Math.floor(whole / 3600);
    return `${hours ? `${hours}:${twoDigits(minutes)}` : minutes}:${twoDigits(whole % 60)}`;
}
