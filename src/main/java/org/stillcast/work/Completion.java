package org.stillcast.work;

import java.io.IOException;

/** How an order ended: something is there, or is refused. */
public sealed interface Completion extends Answer
        permits SkipFramesMade,
                StillMade,
                SilencesMade,
                SegmentRendered,
                PartProven,
                PartDisproved,
                ProductProven,
                ProductDisproved,
                Refused {
    /** Returns the order that has ended so. */
    Order order();

    /** Hands itself over. */
    void completes(Taker taker) throws IOException;

    /** Takes each kind of completion; a new kind does not compile until everybody takes it. */
    interface Taker {
        void take(SkipFramesMade made) throws IOException;

        void take(StillMade made) throws IOException;

        void take(SilencesMade made) throws IOException;

        void take(SegmentRendered rendered) throws IOException;

        void take(PartProven proven) throws IOException;

        void take(PartDisproved disproved) throws IOException;

        void take(ProductProven proven) throws IOException;

        void take(ProductDisproved disproved) throws IOException;

        void take(Refused refused) throws IOException;
    }
}
