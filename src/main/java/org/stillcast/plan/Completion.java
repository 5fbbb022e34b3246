package org.stillcast.plan;

/** What comes back for a work order. */
public sealed interface Completion
        permits Still, BadPicture, RenderedSegment, BadClip, UnevenClip, EvenedClip, Part, BadPart, RenderedPart {}
