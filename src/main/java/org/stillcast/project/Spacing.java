package org.stillcast.project;

import java.math.BigDecimal;

/**
 * What is silent around all clips of a project.
 *
 * @param gap behind each clip of which nothing else is said
 * @param lead seconds before the first clip of each part, >= 0
 * @param tail seconds behind the last clip of each part, >= 0
 */
public record Spacing(Gap gap, BigDecimal lead, BigDecimal tail) {
    /** One clip right behind the other. */
    public static final Spacing NONE = new Spacing(Gap.NONE, BigDecimal.ZERO, BigDecimal.ZERO);
}
