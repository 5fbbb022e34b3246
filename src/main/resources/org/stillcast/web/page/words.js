// What the page says, in the first language of the browser's that it knows. {0} and the like are places for values.

const english = {
    'skip': 'To the projects',
    'link.waiting': 'Connecting…',
    'link.live': 'Live',
    'link.lost': 'Not connected; trying again…',
    'link.closed': 'Needs the token',
    'room': '{0} free',
    'hand-in': 'Hand in a project',
    'hand-in-how': 'Drop a manifest, or a folder with a manifest.json and its clips, anywhere on this page.',
    'pick-manifest': 'Choose manifests…',
    'pick-folder': 'Choose a folder…',
    'empty': 'Nothing here yet',
    'empty-how': 'Stillcast makes long narrated videos from short clips and a picture. To make the first one:',
    'empty-1': 'Put the clips and a picture into a folder.',
    'empty-2': 'Write a manifest.json for it: ./stillcast init FOLDER does that.',
    'empty-3': 'Drop the folder here, or copy it into the inbox.',
    'running': 'In work',
    'waiting': 'Waiting',
    'failed': 'Failed',
    'done': 'Done',
    'workers': 'Workers',
    'phase.PREPARING': 'Preparing',
    'phase.RENDERING': 'Rendering clips',
    'phase.JOINING': 'Joining parts',
    'clips-of': '{0} of {1} clips',
    'parts-of': '{0} of {1} parts',
    'speed': '{0} × real time',
    'left': 'about {0} left',
    'left.unknown': 'time left not known yet',
    'progress-of': 'Progress of {0}',
    'stage.WAITING': 'Waits for its files',
    'stage.QUEUED': 'Waits its turn',
    'stage.INTERRUPTED': 'Interrupted; is tried again by itself',
    'priority': 'priority {0}',
    'cancel': 'Cancel',
    'cancel-of': 'Cancel {0}',
    'cancel-sure': 'Cancel “{0}”?',
    'retry': 'Try again',
    'retry-of': 'Try {0} again',
    'copy': 'Copy report',
    'copy-of': 'Copy the report of {0}',
    'copied': 'Copied.',
    'show-all': 'Show all of the report',
    'report-none': 'There is no report.',
    'clips': '{0} clips',
    'clips.one': '1 clip',
    'parts': '{0} parts',
    'parts.one': '1 part',
    'warnings': '{0} warnings',
    'warnings.one': '1 warning',
    'play': 'Play',
    'play-of': 'Play {0}',
    'close': 'Close',
    'close-of': 'Close {0}',
    'subtitles': 'Subtitles',
    'player-of': 'Player of {0}',
    'download': 'Download',
    'download-of': 'Download {0}',
    'result': 'Result (JSON)',
    'proof': 'Page of proofs',
    'jobs-of': '{0} of {1} jobs',
    'silent': 'Silent: nothing is heard of it any more',
    'load': 'load {0}',
    'orders': '{0} orders done',
    'orders.one': '1 order done',
    'last': 'last: {0}',
    'more': 'and {0} more',
    'token-title': 'A token is needed',
    'token-how': 'It stands in the log of Stillcast, in the line “Status page”, and in the file .http-token of its temp folder. This browser keeps it.',
    'token': 'Token',
    'token-ok': 'Use it',
    'token-give': 'Enter the token…',
    'token-wrong': 'That is not the token.',
    'sending': 'Sending {0}',
    'sent-bytes': '{0} of {1}',
    'checking': 'Looking at {0}…',
    'taken': '{0} was taken.',
    'refused': '{0} was not taken',
    'no-manifest-among': 'Drop the whole folder, or a manifest (.json): single clips and pictures cannot be taken.',
    'folder-empty': 'There are no files in {0}.',
    'dismiss': 'Dismiss',
    'gone': 'Stillcast did not answer. {0}',
    'now-running': '{0} is in work.',
    'now-done': '{0} is done.',
    'now-failed': '{0} has failed.',
    'now-silent': 'Nothing is heard of worker {0} any more.',
    'in-inbox-again': '{0} is in the inbox again.',
    'cancelled': '{0} is being cancelled.',
};

const chinese = {
    'skip': '跳到项目列表',
    'link.waiting': '正在连接…',
    'link.live': '实时更新',
    'link.lost': '连接已断开，正在重试…',
    'link.closed': '需要令牌',
    'room': '剩余 {0}',
    'hand-in': '提交项目',
    'hand-in-how': '把清单，或者含有 manifest.json 和音频的文件夹，拖到页面任意位置。',
    'pick-manifest': '选择清单…',
    'pick-folder': '选择文件夹…',
    'empty': '这里还没有项目',
    'empty-how': 'Stillcast 用短音频和一张图片制作长视频。制作第一个：',
    'empty-1': '把音频和一张图片放进一个文件夹。',
    'empty-2': '为它写一份 manifest.json：./stillcast init 文件夹 可以生成。',
    'empty-3': '把文件夹拖到这里，或者复制到收件文件夹。',
    'running': '正在处理',
    'waiting': '等待中',
    'failed': '失败',
    'done': '已完成',
    'workers': '工作机',
    'phase.PREPARING': '准备中',
    'phase.RENDERING': '正在渲染片段',
    'phase.JOINING': '正在合成各集',
    'clips-of': '片段 {0} / {1}',
    'parts-of': '集 {0} / {1}',
    'speed': '实时的 {0} 倍',
    'left': '大约还需 {0}',
    'left.unknown': '剩余时间未知',
    'progress-of': '{0} 的进度',
    'stage.WAITING': '等待文件',
    'stage.QUEUED': '排队中',
    'stage.INTERRUPTED': '已中断，会自动重试',
    'priority': '优先级 {0}',
    'cancel': '取消',
    'cancel-of': '取消 {0}',
    'cancel-sure': '要取消“{0}”吗？',
    'retry': '重试',
    'retry-of': '重试 {0}',
    'copy': '复制报告',
    'copy-of': '复制 {0} 的报告',
    'copied': '已复制。',
    'show-all': '显示完整报告',
    'report-none': '没有报告。',
    'clips': '{0} 个片段',
    'parts': '{0} 集',
    'warnings': '{0} 条警告',
    'play': '播放',
    'play-of': '播放 {0}',
    'close': '关闭',
    'close-of': '关闭 {0}',
    'subtitles': '字幕',
    'player-of': '{0} 的播放器',
    'download': '下载',
    'download-of': '下载 {0}',
    'result': '结果（JSON）',
    'proof': '校对页',
    'jobs-of': '任务 {0} / {1}',
    'silent': '没有回音：已收不到它的消息',
    'load': '负载 {0}',
    'orders': '已完成 {0} 项',
    'last': '上一项：{0}',
    'more': '另有 {0} 项',
    'token-title': '需要令牌',
    'token-how': '令牌在 Stillcast 日志的“Status page”一行里，也在临时文件夹的 .http-token 文件里。此浏览器会记住它。',
    'token': '令牌',
    'token-ok': '使用',
    'token-give': '输入令牌…',
    'token-wrong': '令牌不对。',
    'sending': '正在发送 {0}',
    'sent-bytes': '{0} / {1}',
    'checking': '正在检查 {0}…',
    'taken': '{0} 已接收。',
    'refused': '{0} 未被接收',
    'no-manifest-among': '请拖入整个文件夹，或者清单（.json）：不能单独接收音频或图片。',
    'folder-empty': '{0} 里没有文件。',
    'dismiss': '关闭',
    'gone': 'Stillcast 没有回应。{0}',
    'now-running': '{0} 正在处理。',
    'now-done': '{0} 已完成。',
    'now-failed': '{0} 失败了。',
    'now-silent': '已收不到工作机 {0} 的消息。',
    'in-inbox-again': '{0} 已放回收件文件夹。',
    'cancelled': '正在取消 {0}。',
};

const wanted = (navigator.languages?.length ? navigator.languages : [navigator.language || 'en'])
    .find(language => /^(zh|en)\b/i.test(language)) ?? 'en';
const words = /^zh/i.test(wanted) ? chinese : english;

/** The language of the page, for its root. */
export const language = words === chinese ? 'zh-CN' : 'en';

/** What dates and numbers are written in: as its reader has it, where that goes with the words. */
export const locale = wanted;

export function say(key, ...values) {
    return words[key].replace(/\{(\d)\}/g, (place, number) => values[number]);
}

/** A number of things. */
export function count(key, number) {
    return say(number === 1 && words[key + '.one'] ? key + '.one' : key, decimal(number));
}

export function decimal(number, digits = 0) {
    return new Intl.NumberFormat(locale, {maximumFractionDigits: digits}).format(number);
}

export function size(bytes) {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
    const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    return new Intl.NumberFormat(locale, {
        style: 'unit', unit: units[power], unitDisplay: 'short', maximumFractionDigits: power > 2 ? 1 : 0,
    }).format(bytes / 1000 ** power);
}

/** How long something is: 1:02:03. */
export function length(seconds) {
    const whole = Math.round(seconds);
    const two = number => String(number).padStart(2, '0');
    return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** How long something will take: 2 hr 5 min. */
export function span(seconds) {
    const unit = (number, name) => new Intl.NumberFormat(locale, {style: 'unit', unit: name}).format(number);
    if (seconds < 60) {
        return unit(Math.max(1, Math.round(seconds)), 'second');
    }
    const minutes = Math.round(seconds / 60);
    const rest = unit(minutes % 60, 'minute');
    return minutes < 60 ? rest : `${unit(Math.floor(minutes / 60), 'hour')} ${rest}`;
}

export function moment(iso) {
    const time = new Date(iso);
    return Number.isNaN(time.getTime())
        ? '' : new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'}).format(time);
}
