package org.stillcast.doubt;

import java.util.ArrayList;
import java.util.List;

import org.stillcast.fault.Fault;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.PictureList;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.Words;

/** Pictures of another shape than the frame, of which much is lost or much of the frame is empty, and pictures that are far too small for it. */
final class OddPictures implements Suspicion {
    private static final Words WORDS = Words.of(OddPictures.class);

    /** So many times wider or higher than the frame, in proportion. A square in 16:9 has bars at its sides; people do that. */
    private static final double CONTAINED = 2;

    private static final double COVERING = 1.7;
    private static final double STRETCHED = 1.3;

    /** A picture that is enlarged so much looks blurred. */
    private static final double ENLARGED = 2.5;

    private static final int MOST_EACH = 3;
    private static final int PER_CENT = 100;

    /** A kind of mistake, and the pictures that have it. */
    private record Found(DoubtKind kind, List<Integer> pictures) {}

    @Override
    public void look(Scene scene, DoubtList doubts) {
        if (!scene.project().outputs().video()) {
            return;
        }
        PictureList pictures = scene.project().pictures();
        VideoFormat video = scene.project().video();
        Found shapes = new Found(DoubtKind.PICTURE_SHAPE, new ArrayList<>());
        Found sizes = new Found(DoubtKind.PICTURE_SIZE, new ArrayList<>());
        for (int i = 0; i < pictures.size(); i++) {
            Shape shape = Shape.of(pictures.get(i), video);
            if (shape.isOdd(video.fit())) {
                shapes.pictures().add(i);
            } else if (shape.enlarged(video.fit()) > ENLARGED) {
                sizes.pictures().add(i);
            }
        }
        add(scene, shapes, doubts);
        add(scene, sizes, doubts);
    }

    private static void add(Scene scene, Found found, DoubtList doubts) {
        PictureList pictures = scene.project().pictures();
        int count = found.pictures().size();
        List<Integer> told = count > MOST_EACH ? found.pictures().subList(0, 1) : found.pictures();
        for (int picture : told) {
            String sentence = sentence(scene.project().video(), pictures.get(picture), found.kind());
            String others = count > told.size() ? WORDS.count("pictures", count - 1) : "";
            doubts.add(new Doubt(found.kind(), List.of(), new Fault(pictures.pointer(picture), sentence + others)));
        }
    }

    private static String sentence(VideoFormat video, Picture picture, DoubtKind kind) {
        Shape shape = Shape.of(picture, video);
        String name = String.valueOf(picture.file().getFileName());
        int lost = (int) Math.round(PER_CENT * (1 - 1 / shape.ratio()));
        if (kind == DoubtKind.PICTURE_SIZE) {
            return WORDS.say("picture.small", name, shape.width(), shape.height(), video.width(), video.height());
        }
        return switch (video.fit()) {
            case COVER -> WORDS.say("picture.cover", name, shape.width(), shape.height(), lost);
            case STRETCH -> WORDS.say("picture.stretch", name, shape.width(), shape.height(), shape.ratio());
            case CONTAIN, BLUR -> WORDS.say("picture.contain", name, shape.width(), shape.height(), lost);
        };
    }

    /** A picture as it is seen, upright, beside the frame. */
    private record Shape(int width, int height, VideoFormat video) {
        private static final int FIRST_ON_ITS_SIDE = 5;

        static Shape of(Picture picture, VideoFormat video) {
            boolean isUpright = picture.orientation() < FIRST_ON_ITS_SIDE;
            return new Shape(
                    isUpright ? picture.width() : picture.height(),
                    isUpright ? picture.height() : picture.width(),
                    video);
        }

        private double across() {
            return (double) video.width() / width;
        }

        private double up() {
            return (double) video.height() / height;
        }

        /** Returns how many times wider or higher it is than the frame, in proportion; at least 1. */
        double ratio() {
            return Math.max(across() / up(), up() / across());
        }

        boolean isOdd(Fit fit) {
            return switch (fit) {
                case CONTAIN -> ratio() > CONTAINED;
                case COVER -> ratio() > COVERING;
                case STRETCH -> ratio() > STRETCHED;
                case BLUR -> false;
            };
        }

        double enlarged(Fit fit) {
            return fit == Fit.COVER ? Math.max(across(), up()) : Math.min(across(), up());
        }
    }
}
