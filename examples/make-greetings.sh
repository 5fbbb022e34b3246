#!/bin/sh
# Makes everything in greetings/ but the manifest: twelve spoken clips and the picture behind them.
# Needs espeak-ng, ffmpeg and rsvg-convert (Debian: espeak-ng ffmpeg librsvg2-bin fonts-ebgaramond fonts-noto-cjk).
# The same versions of these tools give the same files again, to the byte.
set -eu
cd "$(dirname "$0")/greetings"
mkdir -p audio/more
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# speak VOICE TEXT: one mono WAV of 22050 Hz in the scratch folder, named on stdout
speak() {
    spoken="$scratch/$(printf %s "$1$2" | cksum | cut -d' ' -f1).wav"
    espeak-ng -v "$1" -s 150 -w "$spoken" "$2"
    printf %s "$spoken"
}

# encode SOURCE TARGET OPTIONS…: the clip in the format that the options and the target's ending say
encode() {
    source=$1 target=$2
    shift 2
    ffmpeg -v error -nostdin -y -i "$source" -map_metadata -1 -fflags +bitexact -flags:a +bitexact "$@" "$target"
}

encode "$(speak en    'Good morning! How are you?')"              audio/english.wav    -c:a pcm_s16le
encode "$(speak de    'Guten Morgen! Wie geht es dir?')"          audio/german.mp3     -c:a libmp3lame -b:a 64k
encode "$(speak fr    'Bonjour ! Comment vas-tu ?')"              audio/french.m4a     -c:a aac -b:a 48k -movflags +faststart
encode "$(speak es    '¡Buenos días! ¿Cómo estás?')"              audio/spanish.ogg    -c:a libvorbis -q:a 3
encode "$(speak pt    'Bom dia! Como estás?')"                    audio/portuguese.wav -c:a pcm_s16le -ar 8000
encode "$(speak nl    'Goedemorgen! Hoe gaat het met je?')"       audio/dutch.mp3      -c:a libmp3lame -q:a 6 -ar 44100
encode "$(speak sv    'God morgon! Hur mår du?')"                 audio/more/8-swedish.opus   -c:a libopus -b:a 32k
encode "$(speak pl    'Dzień dobry! Jak się masz?')"              audio/more/9-polish.ogg     -c:a libvorbis -q:a 3 -ar 44100
encode "$(speak eo    'Bonan matenon! Kiel vi fartas?')"          audio/more/10-esperanto.m4a -c:a aac -b:a 64k -ar 48000 -movflags +faststart
# espeak-ng is given Chinese as pinyin and Japanese as kana: its dictionaries hold few of the characters.
encode "$(speak cmn-latn-pinyin 'zao3shang4 hao3! ni3 hao3 ma?')" audio/more/11-chinese.flac  -c:a flac -ar 16000
encode "$(speak ja    'おはようございます。おげんきですか。')"    audio/more/12-japanese.wav  -c:a pcm_u8 -ar 11025

# Italian is the stereo one: two people, the first on the left, the second answering on the right.
ffmpeg -v error -nostdin -y -i "$(speak it 'Buongiorno! Come stai?')" -i "$(speak it+f3 'Bene, grazie!')" -filter_complex \
    '[0:a]pan=stereo|c0=c0|c1=0.15*c0[left]; [1:a]pan=stereo|c0=0.15*c0|c1=c0[right]; [left][right]concat=n=2:v=0:a=1' \
    -map_metadata -1 -fflags +bitexact -flags:a +bitexact -c:a flac audio/italian.flac

rsvg-convert --width 1920 --height 1080 --output background.png ../background.svg
