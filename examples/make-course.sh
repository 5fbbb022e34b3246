#!/bin/sh
# Makes everything in course/ but the manifest and the subtitles of the conversation: spoken clips, slides and the cover.
# Needs espeak-ng, ffmpeg and rsvg-convert (Debian: espeak-ng ffmpeg librsvg2-bin fonts-ebgaramond).
# The same versions of these tools give the same files again, to the byte.
set -eu
cd "$(dirname "$0")/course"
mkdir -p audio slides
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# speak VOICE TEXT: one mono WAV of 22050 Hz in the scratch folder, named on stdout
speak() {
    spoken="$scratch/$(printf %s "$1$2" | cksum | cut -d' ' -f1).wav"
    espeak-ng -v "$1" -s 140 -w "$spoken" "$2"
    printf %s "$spoken"
}

# encode TARGET ARGUMENTS…: an mp3 of what the arguments, inputs first, give
encode() {
    target=$1
    shift
    ffmpeg -v error -nostdin -y "$@" -map_metadata -1 -fflags +bitexact -flags:a +bitexact -c:a libmp3lame -b:a 32k "$target"
}

# Some consonants of espeak-ng stick out of the voice.
even='alimiter=limit=0.5:level=false'

# clip NAME VOICE TEXT
clip() {
    encode "audio/$1.mp3" -i "$(speak "$2" "$3")" -af "$even"
}

# Spanish is es, English en; each phrase has a clip in both.
clip welcome      en 'Welcome to a very short course of Spanish. Listen to each phrase, say it yourself in the pause, and listen once more. Then comes the English.'
clip hello-es     es 'Buenos días. ¿Cómo está usted?'
clip hello-en     en 'Good morning. How are you?'
clip thanks-es    es 'Muy bien, gracias. ¿Y usted?'
clip thanks-en    en 'Very well, thank you. And you?'
clip name-es      es 'Me llamo Ana. Mucho gusto.'
clip name-en      en 'My name is Ana. Pleased to meet you.'
clip coffee-es    es 'Un café con leche, por favor.'
clip coffee-en    en 'A coffee with milk, please.'
clip bill-es      es 'La cuenta, por favor.'
clip bill-en      en 'The bill, please.'
clip goodbye-es   es 'Muchas gracias. ¡Hasta luego!'
clip goodbye-en   en 'Thank you very much. See you later!'

# Two voices, each line filled up to three seconds: conversation.srt counts on that.
encode audio/conversation.mp3 \
    -i "$(speak es 'Buenos días. ¿Qué desea?')" \
    -i "$(speak es+f3 'Un café con leche, por favor.')" \
    -i "$(speak es 'Aquí tiene. ¿Algo más?')" \
    -i "$(speak es+f3 'No, gracias. La cuenta, por favor.')" \
    -filter_complex "[0]apad=whole_dur=3[a]; [1]apad=whole_dur=3[b]; [2]apad=whole_dur=3[c]; [a][b][c][3]concat=n=4:v=0:a=1,$even"

# picture TARGET WIDTH HEIGHT: a PNG of the SVG on the standard input, without transparency
picture() {
    { printf '<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">' "$2" "$3"; cat; printf '</svg>'; } > "$scratch/picture.svg"
    rsvg-convert --output "$scratch/picture.png" "$scratch/picture.svg"
    ffmpeg -v error -nostdin -y -i "$scratch/picture.png" -fflags +bitexact -pix_fmt rgb24 -compression_level 9 "$1"
}

# sky ID TOP BOTTOM: a gradient from one colour down to another
sky() {
    printf '<linearGradient id="%s" x2="0" y2="1"><stop stop-color="%s"/><stop offset="1" stop-color="%s"/></linearGradient>' "$1" "$2" "$3"
}

# words X Y COLOUR SPANISH ENGLISH: the phrase, and below it what it means
words() {
    printf '<g text-anchor="middle" fill="%s" font-family="EB Garamond, Palatino, serif">' "$3"
    printf '<text x="%d" y="%d" font-size="104">%s</text>' "$1" "$2" "$4"
    printf '<text x="%d" y="%d" font-size="44" font-style="italic">%s</text></g>' "$1" $(($2 + 68)) "$5"
}

# A morning over hills.
{
    sky morning '#f6d9a8' '#fdf3df'
    cat << 'SVG'
    <rect width="1280" height="720" fill="url(#morning)"/>
    <circle cx="640" cy="452" r="96" fill="#ee8f4e"/>
    <path d="M0 470 Q230 380 470 452 T900 430 T1280 452 V720 H0 Z" fill="#8fb59a"/>
    <path d="M0 548 Q300 466 620 540 T1280 520 V720 H0 Z" fill="#4f8a7c"/>
    <path d="M0 632 Q360 570 720 624 T1280 606 V720 H0 Z" fill="#2c5f5d"/>
SVG
    words 640 200 '#2b4544' 'Buenos días' 'Good morning'
} | picture slides/hello.png 1280 720

# A cup on a table.
{
    sky wall '#f4e3d0' '#fbf3e8'
    cat << 'SVG'
    <rect width="1280" height="720" fill="url(#wall)"/>
    <rect y="590" width="1280" height="130" fill="#8c5a3c"/>
    <rect y="590" width="1280" height="12" fill="#a9714f"/>
    <ellipse cx="640" cy="594" rx="210" ry="24" fill="#f9f6f0"/>
    <ellipse cx="640" cy="590" rx="120" ry="11" fill="#d9cfc2"/>
    <path d="M500 400 H780 C780 520 740 586 690 590 H590 C540 586 500 520 500 400 Z" fill="#2f7f79"/>
    <path d="M776 430 C866 420 866 536 744 530" fill="none" stroke="#2f7f79" stroke-width="24"/>
    <ellipse cx="640" cy="400" rx="140" ry="26" fill="#3c9690"/>
    <ellipse cx="640" cy="403" rx="120" ry="18" fill="#7a4a2c"/>
    <g fill="none" stroke="#cdb59d" stroke-width="9" stroke-linecap="round">
      <path d="M590 356 q-20 -28 0 -54 t0 -40"/>
      <path d="M640 356 q-20 -28 0 -54 t0 -40"/>
      <path d="M690 356 q-20 -28 0 -54 t0 -40"/>
    </g>
SVG
    words 640 140 '#4a2f22' 'En el café' 'In the café'
} | picture slides/cafe.png 1280 720

# Two who talk.
{
    sky room '#cfe0e2' '#eef5f3'
    cat << 'SVG'
    <rect width="1280" height="720" fill="url(#room)"/>
    <path d="M250 286 H650 a40 40 0 0 1 40 40 V446 a40 40 0 0 1 -40 40 H390 L300 556 V486 H250 a40 40 0 0 1 -40 -40 V326 a40 40 0 0 1 40 -40 Z" fill="#2f7f79"/>
    <path d="M740 406 H1030 a40 40 0 0 1 40 40 V566 a40 40 0 0 1 -40 40 H990 V664 L910 606 H740 a40 40 0 0 1 -40 -40 V446 a40 40 0 0 1 40 -40 Z" fill="#e0804a"/>
    <g fill="#eef5f3"><circle cx="370" cy="386" r="18"/><circle cx="450" cy="386" r="18"/><circle cx="530" cy="386" r="18"/></g>
    <g fill="#fdf3e6"><circle cx="805" cy="506" r="18"/><circle cx="885" cy="506" r="18"/><circle cx="965" cy="506" r="18"/></g>
SVG
    words 640 150 '#24474b' 'Una conversación' 'A conversation'
} | picture slides/conversation.png 1280 720

# The sea in the evening.
{
    sky evening '#2b3a63' '#d98a75'
    cat << 'SVG'
    <rect width="1280" height="720" fill="url(#evening)"/>
    <circle cx="640" cy="500" r="84" fill="#fbd9a0"/>
    <rect y="500" width="1280" height="220" fill="#28365c"/>
    <g stroke="#fbd9a0" stroke-width="8" stroke-linecap="round">
      <path d="M560 528 H720"/><path d="M590 562 H690"/><path d="M606 596 H674"/><path d="M622 630 H658"/>
    </g>
    <path d="M930 486 H1090 L1060 522 H956 Z" fill="#171f3a"/>
    <path d="M1004 476 V330 L1080 476 Z" fill="#f4e4cf"/>
    <path d="M992 476 V368 L944 476 Z" fill="#e3cdb4"/>
SVG
    words 640 190 '#fdf0dc' 'Hasta luego' 'See you later'
} | picture slides/goodbye.png 1280 720

# Square, as shops and players want it.
{
    sky sun '#f2b35e' '#fbe6bd'
    cat << 'SVG'
    <rect width="720" height="720" fill="url(#sun)"/>
    <circle cx="360" cy="440" r="120" fill="#e0664a"/>
    <path d="M0 500 Q180 420 360 486 T720 470 V720 H0 Z" fill="#4f8a7c"/>
    <path d="M0 600 Q200 540 400 592 T720 576 V720 H0 Z" fill="#2c5f5d"/>
SVG
    words 360 180 '#3c2a20' 'Español' 'a very short course'
} | picture cover.png 720 720
