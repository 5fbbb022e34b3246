package org.stillcast.project;

/**
 * What slides there are to be besides those that clips ask for, and how all of them look.
 *
 * @param ofTexts whether the title and text of a clip make a slide where it has none of its own
 */
public record SlideRule(boolean ofTexts, SlideStyle style) {
    /** Only those that clips ask for. */
    public static final SlideRule USUAL = new SlideRule(false, SlideStyle.USUAL);
}
