package org.stillcast.project;

/** How a picture of another shape is laid into the frame. */
public enum Fit {
    /** The whole picture is seen; the rest of the frame is filled with the colour. */
    CONTAIN,
    /** The whole frame is filled; what sticks out of it is cut off on both sides alike. */
    COVER,
    /** The whole picture is seen; the rest of the frame is filled with a blurred copy of it that covers it. */
    BLUR,
    /** The whole picture fills the whole frame, whatever that makes of its shape. */
    STRETCH
}
